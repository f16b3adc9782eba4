# 디스코드가 빗금(/) 뒤와 메시지 메뉴에 보여 주는 이름, 그리고 서버에 하는 말이에요. 이름에는 띄어쓰기를 쓸 수 없어요.

discord-hello = 안녕하세요! /그리기 명령으로, 또는 저를 멘션하면서 몸이 잘린 사진을 보내 주시면 나머지를 그려 드려요. 서버에서는 저를 멘션하거나 제 말에 답장하실 때만 답해요. 여기 보낸 사진은 모두가 볼 수 있어요. 혼자 보려면 저에게 DM을 보내 주세요.

slash-start = 시작
slash-help = 도움말
slash-status = 상태
slash-cancel = 취소
slash-undo = 되돌리기
slash-redo = 다시적용
slash-settings = 설정
slash-forget = 모두지우기
slash-paint = 그리기
slash-paint-about = 잘린 사람 사진의 나머지 그리기
slash-photo = 사진
slash-photo-about = JPEG, PNG, WEBP, 20MB까지
slash-words = 설명
slash-words-about = 옷이나 장소
slash-adjust = 자세고치기
slash-adjust-about = 여러 줄로 자세 고치기
slash-adjust-this = 이 자세 고치기
