# 봇이 하는 모든 말, 한국어. 짧고 쉽게, 다음에 할 일을 함께 알려요.
# id와 인자는 en.ftl과 같아요. 인자 뒤에는 받침에 따라 바뀌는 조사를 붙이지 않아요.

## 사진이 들어올 때

photo-received =
    { $ahead ->
        [0] 사진 잘 받았어요. { $wait }쯤 걸려요.
       *[other] 사진 잘 받았어요. 앞에 { $ahead }장이 있어서 { $wait }쯤 걸려요.
    }
photo-nobody = 사진에서 사람을 찾지 못했어요. 어깨와 골반이 보이는 사진을 보내 주세요.
photo-two-people = 사진에 여러 사람이 있는 것 같은데 맨 앞 사람만 보여요. 다른 사람을 원하면 그 사람만 나오게 사진을 잘라서 보내 주세요.
photo-nothing-missing = 두 발까지 다 나온 사진이라 더 그릴 곳이 없어요. 다른 버전을 만들거나 새 사진을 보내 주세요.
photo-head-missing = 머리가 사진 밖에 있어서 그 부분은 짐작으로 그려요. 얼굴이 나온 사진이면 결과가 더 좋아요.
photo-too-large = 파일이 { $megabytes }MB보다 커요. 크기를 줄이거나, 파일 대신 사진으로 보내 주세요.
photo-too-many-pixels = 사진이 { $megapixels }메가픽셀보다 커요. 크기를 줄여서 다시 보내 주세요.
photo-too-much-memory = 이 사진은 읽는 데 메모리가 너무 많이 필요해요. 크기를 줄이거나 일반 JPEG(프로그레시브 아님)로 저장해서 다시 보내 주세요.
photo-too-small = 사진이 너무 작아요. 짧은 쪽이 { $pixels }픽셀 이상인 사진을 보내 주세요.
photo-not-a-picture = 읽을 수 없는 파일이에요. JPEG, PNG, WEBP 사진을 보내 주세요.
photo-heic = HEIC, HEIF, AVIF 형식은 읽을 수 없어요. 파일 대신 사진으로 보내거나, JPEG로 저장해서 보내 주세요.
photo-broken = 파일이 깨져서 열 수 없어요. 사진을 다시 저장해서 보내 주세요.
photo-kept = 이 사진은 보관해 둘게요. 자리가 나면 ‘{ button-paint }’ 버튼을 눌러 주세요.
photo-takes-too-long = 사진을 읽는 데 너무 오래 걸려요. 더 작은 사진을 보내거나, JPEG로 저장해서 보내 주세요.
photo-nudity = 노출이 있는 사진 같아서 작업하지 않았어요. 옷을 입은 사진을 보내 주세요. 횟수는 줄지 않았어요.

## 그리는 동안

progress-waiting =
    { $ahead ->
        [0] 바로 다음 차례예요. { $wait }쯤 남았어요.
       *[other] 앞에 { $ahead }장이 있어요. { $wait }쯤 남았어요.
    }
progress-looking = 사진에서 자세를 찾고 있어요…
progress-painting = 그리는 중이에요… { $percent }%
progress-finishing = 거의 다 됐어요. 원본과 자연스럽게 잇고 있어요…
progress-done = 다 됐어요. 아래를 봐 주세요.
progress-ended = 끝났어요. 아래를 봐 주세요.

## 다 그렸을 때

legend = 🟠 오른쪽, 🔵 왼쪽, ○ 추정한 곳, ■ 사진에 있어서 고정된 곳이에요.
result-completed =
    다 됐어요! 숫자는 관절 번호예요. { legend }
    고칠 곳이 있으면 이렇게 말해 주세요.
    { $first }
    { $second }
result-repainted = { $number }번 그림으로 다시 그렸어요. 더 고치려면 말해 주시거나 ‘{ button-undo }’ 버튼을 눌러 주세요.
result-variations = 다른 버전 { $count }장이에요. 마음에 드는 번호를 누르면 그 그림으로 이어서 작업해요.
pose-changed = 바뀐 자세예요. 흐린 선이 이전 자세예요. 괜찮으면 ‘{ button-paint }’ 버튼을 눌러 주세요.
pose-person = 이제 따로 말하지 않으면 { $number }번 사람을 고칠게요.
pose-shown = 지금 자세예요.
grid-shown = 격자를 그렸어요. “왼발 d7”처럼 칸 이름으로 관절을 놓거나, “13번 아래로 2칸”처럼 칸 수로 옮길 수 있어요.
paint-first = 아직 그린 것이 없어요. ‘{ button-paint }’ 버튼을 누르시면 잘린 부분을 그려요.
line-paint-last = 그리기는 한 줄의 맨 끝에만 쓸 수 있어서 아무것도 바꾸지 않았어요. 그다음 일은 새 줄로 말해 주세요.
pose-suggestions = 자세 네 가지를 준비했어요. 골라 보세요. ‘{ button-paint }’ 버튼을 누르기 전에는 그리지 않아요.
result-shown-again = { $number }번 그림으로 돌아왔어요. 그 뒤에 만든 그림도 남아 있어요.
result-lesson =
    고치려면 이렇게 말해 주세요.
    { $first }
    { $second }
picture-unknown = { $number }번 그림은 없어요. 지금은 1번부터 { $count }번까지 있어요. 아무것도 바꾸지 않았어요.
picture-shown = { $number }번 그림이에요.
result-words-unknown =
    { $count ->
       *[other] 아직 모르는 말이라 그림에 안 나올 수 있어요: { $words }. 더 쉬운 말로 바꿔 보세요.
    }
result-nudity = 노출이 있는 그림이 나와서 보여 드리지 않았어요. 다른 말로 하거나 다른 버전을 만들어 보세요. 횟수는 줄지 않았어요.

## 자세 고치기

adjust-locked = { $joint } 위치는 원본 사진 안이에요. 원본은 그대로 두기 때문에 옮겨도 그림은 달라지지 않아요. 새로 그린 부분의 관절을 움직여 주세요.
adjust-clamped = { $joint } 위치가 그림 밖으로 나가서 가장자리에 멈췄어요. 너무 갔으면 다시 옮겨 주세요.
adjust-bone-longer = { $joint }까지의 길이가 전보다 { $percent }% 길어졌어요. 너무 길면 ‘{ button-undo }’ 버튼을 눌러 주세요.
adjust-bone-shorter = { $joint }까지의 길이가 전보다 { $percent }% 짧아졌어요. 너무 짧으면 ‘{ button-undo }’ 버튼을 눌러 주세요.
adjust-shown = 숨겨져 있던 { $joint } 관절을 다시 보이게 했어요. 숨기려면 번호와 함께 ‘숨겨’라고 말해 주세요.
adjust-undone = 되돌렸어요. 다시 하려면 ‘{ button-redo }’ 버튼을 눌러 주세요.
adjust-redone = 다시 적용했어요.
adjust-nothing-to-undo = 되돌릴 것이 없어요. 고칠 곳을 말해 주세요. 예: { $first }
adjust-nothing-to-redo = 다시 적용할 것이 없어요. 마지막으로 고친 뒤에 되돌린 적이 없어요.
no-draft = 먼저 사진을 보내 주세요. 그래야 어떤 사진인지 알 수 있어요.
event-failed = 제 쪽에서 문제가 생겨서 아무것도 바꾸지 않았어요. 한 번 더 해 주세요.
editor-opens = 버튼을 눌러 관절을 끌어 보세요. 이 링크는 본인만 쓸 수 있고 30분 동안 열려요.
editor-not-here = 여기서는 자세 편집기를 열 수 없어요. 말로 고치거나, 저와의 개인 대화에 사진을 보내 주세요.
editor-other-picture = 다른 사진의 자세라서 아무것도 바꾸지 않았어요. 편집기를 닫고 다시 열어 주세요.
draft-lost = 이 작업은 더 이상 고칠 수 없어요. 사진을 다시 보내서 새로 시작해 주세요.
prompt-noted = “{ $words }” – 이 말로 다른 버전을 만들 수 있어요. ‘{ button-variations }’ 버튼을 누르면 그려요. 그전에는 아무것도 바뀌지 않아요.
prompt-noted-for-later = “{ $words }” – 이 말을 기억해 둘게요. 사진이 완성되면 ‘{ button-variations }’ 버튼을 눌러 주세요.
prompt-noted-for-photo = “{ $words }” – 이 말대로 사진을 완성할 수 있어요. ‘{ button-paint }’ 버튼을 누르면 그려요. 그전에는 아무것도 바뀌지 않아요.
talk-small = 도움이 되어 기뻐요! 그림을 바꾸려면 움직일 곳이나 입을 옷을 말해 주세요. 방법은 /help 에서 볼 수 있어요.
talk-question = 질문에는 답할 수 없지만, 쓸 수 있는 말은 /help 에서 볼 수 있어요. 옷이나 장소를 바꾸려면 “흰 운동화, 해변에서”처럼 말해 주세요.
draft-gone = 지워진 작업이에요. { $days }일 동안 쓰지 않았거나 삭제를 요청하셨어요. 사진을 다시 보내면 새로 시작해요.

## 작업

job-cancelled = 멈췄어요. 그림은 그대로예요. 다시 시작하려면 ‘{ button-retry }’ 버튼을 눌러 주세요.
job-nothing-to-cancel = 지금 그리고 있는 그림이 없어요.
job-failed = 제 쪽에서 문제가 생겼어요. 횟수는 줄지 않았어요. ‘{ button-retry }’ 버튼을 누르면 다시 그려요.
job-refused = 이대로는 그릴 수 없어요. 말이나 자세를 바꾸거나 다른 사진을 보내 주세요. 횟수는 줄지 않았어요.
job-set-aside = 여러 번 실패해서 이 작업은 멈춰 두었어요. 횟수는 줄지 않았어요. 다른 사진이나 다른 말로 시도해 주세요.

## 그리지 않는 것과 제한

refused-undressing = 옷을 입은 모습만 그려요. 그래서 이 요청은 그리지 않았어요. ‘청바지’처럼 입을 옷을 말해 주세요. 횟수는 줄지 않았어요.
refused-sexual = 성적인 그림은 그리지 않아요. ‘해변에서’처럼 옷이나 신발, 장소를 말해 주세요. 횟수는 줄지 않았어요.
refused-minors = 아이들은 평소에 입는 옷차림으로만 그려요. ‘운동화에 청바지’처럼 말해 주세요. 횟수는 줄지 않았어요.
refused-person = 다른 실제 인물로 바꾸는 그림은 그리지 않아요. ‘빨간 무대 의상’처럼 옷이나 장소를 말해 주세요. 횟수는 줄지 않았어요.
limit-pace = 조금 빨라요. { $wait } 뒤에 다시 해 주세요.
limit-photos = 하루에 사진 { $count }장까지 보낼 수 있어요. { $wait } 뒤에 다시 보내 주세요.
limit-jobs = 아직 그리고 있는 그림이 { $count }장 있어요. 하나가 끝날 때까지 기다리거나 /cancel 로 취소해 주세요.
limit-queue = 지금 기다리는 분이 많아요. { $wait } 뒤에 다시 해 주세요.
limit-prompt = { $length }자를 쓰셨어요. { $limit }자까지 읽을 수 있으니 짧게 말해 주세요.

## 명령어

about-start =
    안녕하세요! 무릎에서 잘린 사진처럼 몸이 다 나오지 않은 사진을 보내 주시면 나머지를 그려 드려요.
    그다음에는 말로 자세를 고치고, 다른 옷을 입히거나 배경을 바꿔 볼 수도 있어요. 원본 사진 부분은 그대로 둬요.
    사진을 보내면 시작해요. 더 알고 싶으면 /help 를 눌러 주세요.
about-help =
    1. 사진을 보내 주세요. 잘린 부분을 그리고, 관절에 번호를 붙여 보여 드려요. { legend }
    2. 자세를 고쳐 보세요. “13 아래로 5”, “왼무릎 조금 위로”, “4번 숨겨”. 숫자는 그림 높이의 퍼센트예요.
    3. 옷이나 신발, 장소를 말하면 다른 버전을 그려요. “흰 운동화, 해변에서”.
    /undo 와 /redo 로 되돌리고 다시 적용해요. /status 는 진행 상황, /cancel 은 멈추기예요.
    /settings 에서 언어를 바꾸고, /forget 으로 모두 지울 수 있어요.
status-idle = 지금 하고 있는 작업이 없어요. 사진을 보내거나, 고칠 그림에 답장해 주세요.
status-running = 그림 { $count }장을 그리고 있어요. { $wait }쯤 남았어요. 멈추려면 /cancel 을 눌러 주세요.
status-quota =
    { $left ->
        [0] 오늘은 사진을 모두 보내셨어요. { $wait } 뒤에 다시 보낼 수 있어요.
       *[other] 오늘 사진을 { $left }장 더 보낼 수 있어요.
    }
settings-shown = 언어: 한국어. 바꾸려면 눌러 주세요.
settings-saved = 저장했어요. 이제 한국어로 말할게요.
forget-confirm = 보내신 사진과 만든 그림, 하신 말을 모두 지우며, 되돌릴 수 없어요. 모두 지울까요?
forget-done =
    모두 지웠어요. 작업 { $drafts }개, 그림 { $pictures }장, 자세 { $poses }개, 요청 { $jobs }건이에요.
    이 대화방의 메시지는 직접 지워 주세요. 다시 시작하려면 언제든 사진을 보내 주세요.
forget-nothing = 지울 것이 없어요. 언제든 사진을 보내 주세요.
forget-kept = 아무것도 지우지 않았어요.
owner-only-button = 다른 분의 버튼이에요. 직접 명령어를 보내시면 그 버튼을 쓸 수 있어요.
owner-only = 다른 분의 그림이에요. 직접 사진을 보내시면 그 사진의 버튼을 쓸 수 있어요.
group-hello = 안녕하세요! 단체방에서는 저를 부르거나, 제 말에 답장하거나, 사진 설명에 제 이름을 적어 주실 때만 답해요. 여기 보낸 사진은 모두가 볼 수 있어요. 혼자 보려면 저에게 따로 말을 걸어 주세요.

## 플랫폼의 명령어 목록

command-start = 사용 방법
command-help = 쓸 수 있는 말
command-status = 진행 상황과 남은 횟수
command-cancel = 그리기 멈추기
command-undo = 한 단계 되돌리기
command-redo = 한 단계 다시 적용
command-settings = 언어
command-forget = 내 자료 모두 지우기

## 버튼

button-paint = 그리기
button-variations = 다른 버전
button-undo = 되돌리기
button-redo = 다시 적용
button-cancel = 취소
button-before-after = 전후 비교
button-file = 원본 크기 파일
button-poses = 자세 고르기
button-retry = 다시 시도
button-yes-delete = 네, 모두 지울게요
button-no = 아니요, 그대로 둘게요
button-editor = 손으로 옮기기
button-say = { $words }
button-person = { $number }번 사람
button-pick = { $number }
button-english = English
button-korean = 한국어
pose-stand = 서기
pose-cross = 다리 꼬기
pose-step = 걷기
pose-sit = 앉기

## 시간

duration-seconds = { $count }초
duration-minutes = { $count }분
duration-hours = { $count }시간

## 관절, OpenPose 번호 순서. 왼쪽과 오른쪽은 사진 속 사람 기준이에요

joint-nose = 코(0)
joint-neck = 목(1)
joint-right-shoulder = 오른쪽 어깨(2)
joint-right-elbow = 오른쪽 팔꿈치(3)
joint-right-wrist = 오른쪽 손목(4)
joint-left-shoulder = 왼쪽 어깨(5)
joint-left-elbow = 왼쪽 팔꿈치(6)
joint-left-wrist = 왼쪽 손목(7)
joint-right-hip = 오른쪽 골반(8)
joint-right-knee = 오른쪽 무릎(9)
joint-right-ankle = 오른쪽 발목(10)
joint-left-hip = 왼쪽 골반(11)
joint-left-knee = 왼쪽 무릎(12)
joint-left-ankle = 왼쪽 발목(13)
joint-right-eye = 오른쪽 눈(14)
joint-left-eye = 왼쪽 눈(15)
joint-right-ear = 오른쪽 귀(16)
joint-left-ear = 왼쪽 귀(17)
