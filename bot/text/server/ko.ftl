# 웹 페이지 서버가 요청을 들어주지 못할 때 하는 말과 로그인 화면. en.ftl과 같은 이름을 쓴다.

server-not-understood = 페이지가 보낸 내용을 읽을 수 없어요. 페이지를 새로 고친 뒤 다시 해 보세요.
server-who = 누구신지 더는 알 수 없어요. 이 페이지를 새로 열거나, 대화에서 버튼을 다시 눌러 주세요.
server-forbidden = 여기서는 열 수 없어요. 봇의 주소로 직접 들어와 주세요.
server-not-there = 더는 남아 있지 않아요. 대화로 돌아가 사진을 다시 보내 주세요.
server-too-large = 한 번에 보내기엔 너무 커요. 더 작은 것을 보내 주세요.
server-too-much = 한꺼번에 너무 많이 보냈어요. 1분쯤 기다렸다가 다시 해 보세요.
server-uploads = 보내신 사진 { $count }장이 아직 오는 중이에요. 한 장이 다 도착하면 다음 사진을 보내 주세요.
server-silent = 사진이 오다가 멈췄어요. { $seconds }초 동안 아무것도 오지 않았어요. 연결을 확인하고 다시 보내 주세요.
server-busy = 지금 사진이 많이 들어오고 있어요. 1분쯤 기다렸다가 다시 보내 주세요.
server-opened-before = 이미 한 번 열었거나 연 지 오래된 편집기예요. 닫은 다음 대화에서 다시 열어 주세요.
server-full = 지금 열려 있는 페이지가 너무 많아요. 하나를 닫거나 몇 분 뒤에 다시 해 보세요.
server-sign-in = 로그인
server-password = 비밀번호
server-wrong-password = 비밀번호가 맞지 않아요. 다시 입력해 주세요.
