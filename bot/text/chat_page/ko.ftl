# 채팅 화면에 나오는 글. 봇이 하는 말은 위 폴더의 파일에 있어요. id는 en.ftl과 같아요.

## 처음 화면

web-welcome-title = 잘린 사진의 나머지
web-welcome = 무릎에서 잘린 사진처럼 몸이 다 나오지 않은 사진을 보내 주세요. 빠진 곳을 그려 드려요. 원본 사진 부분은 그대로 둬요.
web-welcome-choose = 사진 고르기
web-welcome-drop = 여기에 끌어다 놓거나 붙여 넣어도 돼요
web-welcome-then = 그다음에는 바꾸고 싶은 것을 말로 써 주세요.
web-welcome-drawing = 그림: 사진 가장자리에서 골반 아래가 잘린 사람, 그 밑에 그려진 다리와 번호가 붙은 관절.
web-example-pose = 13 아래로 5
web-example-joint = 왼무릎 조금 위로
web-example-words = 흰 운동화, 해변에서

## 쓰고 보내기

web-field = 메시지
web-field-hint = 바꿀 것을 써 주세요…
web-field-hint-first = 사진을 보내면 시작해요…
web-send = 보내기
web-choose = 사진 고르기
web-camera = 사진 찍기
web-drop = 아무 데나 놓으세요
web-drop-words = 입력한 글도 함께 보내요.
web-reply = 이 메시지에 답장
web-reply-to = 답장할 메시지
web-reply-remove = 답장 취소
web-sending = 보내는 중… { $percent }%
web-unsent = 아직 못 보냈어요. 연결되면 바로 보낼게요.
web-send-again = 다시 보내기
web-discard = 지우기
web-too-large = 파일이 { $megabytes }MB보다 커요. 크기를 줄여서 다시 보내 주세요.
web-failed = 전해지지 않았어요. 다시 보내 주세요.

## 메시지

web-log = 대화
web-you = 나
web-newer = 최근 메시지로
web-open = { $name } 크게 보기
web-download = 내려받기
web-file-size = { $width } × { $height } 픽셀
web-new-messages = ({ $count }) 새 메시지 · Difootsion
web-progress = 진행 상황

## 연결

web-lost = 연결이 끊겼어요. 쓰신 글은 두었다가 연결되면 바로 보낼게요.
web-back = 다시 연결됐어요.
web-signed-out = 다시 로그인해 주세요. 쓰신 글은 그때까지 둘게요.
web-sign-in = 로그인

## 크게 보기

web-close = 닫기
web-previous = 이전 그림
web-next = 다음 그림
web-counted = { $count }장 중 { $number }번째
web-take = 이 그림으로 이어서
web-compare = 전 / 후
web-compare-slider = 원본 사진이 보이는 만큼
web-before = 전
web-after = 후
web-compare-failed = 사진을 불러오지 못했어요. 닫고 다시 열어 주세요.
web-editor = 자세
web-editor-failed = 자세 편집기를 열지 못했어요. 닫고 다시 열어 주세요.

## 메뉴

web-menu = 메뉴
web-menu-help = 이렇게 말해 보세요
web-menu-status = 진행 상황
web-menu-language = 언어
web-menu-forget = 내 것 모두 지우기
