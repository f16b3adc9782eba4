# 자세 편집기: 웹 채팅 안에서, 그리고 따로. $joint는 관절 이름, $number는 관절이나 사람의 번호.

editor-title = 자세 편집
editor-loading = 자세를 여는 중…
editor-stage = 골격. Tab으로 관절을 옮겨 다니고, 화살표 키로 관절을 움직여요.
editor-joint = 관절
editor-place = 가로 { $x }, 세로 { $y }
editor-person-number = 사람 { $number }
editor-is-visible = 보임
editor-is-guessed = 추정
editor-is-hidden = 숨김
editor-is-locked = 사진 위

## The bar and the tools

editor-undo = 되돌리기
editor-redo = 다시 실행
editor-fit = 전체 보기
editor-closer = 확대
editor-farther = 축소
editor-save-file = JSON 저장
editor-save = 저장
editor-close = 닫기
editor-panel = 자세와 보기
editor-close-panel = 패널 닫기
editor-tools = 도구
editor-frame = 상자로 선택
editor-scope = 끌 때 움직일 것
editor-scope-joint = 관절
editor-scope-limb = 팔다리
editor-scope-person = 사람
editor-lengths = 뼈 길이 고정
editor-hide = 숨기기
editor-show = 다시 보이기

## The panel

editor-people = 사람
editor-add-person = 사람 추가
editor-duplicate = 이 사람 복제
editor-remove-person = 이 사람 삭제
editor-select-all = 이 사람의 관절 모두 선택
editor-selected = 선택
editor-nothing-selected = 관절을 누르면 선택돼요. 더 고르려면 Shift를 누른 채 누르거나, 휴대폰에서는 길게 누르세요.
editor-many-selected = 관절 { $count }개
editor-x = 왼쪽에서 픽셀
editor-y = 위에서 픽셀
editor-pose = 자세
editor-pose-stand = 서기
editor-pose-cross = 꼬기
editor-pose-step = 걷기
editor-pose-sit = 앉기
editor-mirror = 몸 좌우 반전
editor-swap = 왼쪽과 오른쪽 바꾸기
editor-reset = 처음 찾은 자세로
editor-view = 보기
editor-numbers = 관절 번호
editor-names = 관절 이름
editor-hidden-joints = 숨긴 관절
editor-ghost = 처음 찾은 자세
editor-brightness = 사진 밝기
editor-files = 파일
editor-open-picture = 사진 열기
editor-open-pose = 자세 열기 (JSON)
editor-save-json = 자세 저장 (JSON)
editor-save-png = 골격 저장 (PNG)
editor-units = JSON 파일의 숫자
editor-in-pixels = JSON을 픽셀로
editor-in-shares = JSON을 0~1 비율로

## Keys

editor-keys = 단축키
editor-key-tab = 다음 관절
editor-key-arrows = 1픽셀 움직이기
editor-key-shift = 화살표와 함께 10픽셀, 누르거나 끌 때는 더 선택
editor-key-drag = 끌면서 누르면 팔다리, 사람 전체 이동
editor-key-hide = 숨기기, 보이기
editor-key-undo = 되돌리기, 다시 실행
editor-key-all = 사람 전체 선택
editor-key-scope = 끌 때 관절, 팔다리, 사람
editor-key-lengths = 뼈 길이 고정
editor-key-mirror = 몸 좌우 반전
editor-key-person = 이전 사람, 다음 사람
editor-key-zoom = 확대·축소, 전체 보기
editor-key-save = 저장

## The typed line

editor-line = 바꿀 것을 말로 쓰기
editor-line-hint = 말로 바꾸기: 왼발목 아래로 5
editor-line-send = 실행

## What is said

editor-dismiss = 알림 닫기
editor-locked = { $joint } 관절은 그대로 두는 사진 위에 있어요. 옮겨도 그림은 바뀌지 않으니 둥근 관절을 끌어 보세요.
editor-hid = 숨겼어요. 이 관절은 이제 그림에 쓰이지 않아요.
editor-see-hidden = 숨긴 관절 보기
editor-sides-all = 사람 { $number }의 왼쪽과 오른쪽이 바뀐 것 같아요. 얼굴은 앞에서, 몸은 뒤에서 본 모습이에요.
editor-sides-legs = 사람 { $number }의 두 다리가 서로 바뀌었거나 무릎에서 엇갈린 것 같아요.
editor-swap-them = 서로 바꾸기
editor-sides-right = 이대로 맞아요
editor-saved = 저장했어요. 채팅으로 돌아가도 돼요.
editor-kept = 자세는 이 기기에 남아 있어요.
editor-kept-offer = 지난번에 저장하지 않은 자세가 있어요.
editor-restore = 불러오기
editor-discard = 버리기
editor-try-again = 다시 시도
editor-changed-elsewhere = 그사이 채팅이나 다른 탭에서 자세가 바뀌었어요.
editor-save-mine = 내 자세로 저장
editor-show-theirs = 바뀐 자세 보기
editor-no-connection = 지금은 연결되지 않아요.
editor-server-trouble = 서버가 그 일을 하지 못했어요.
editor-no-pose-yet = 아직 이 사진에서 몸을 찾지 않았어요. 잠시 뒤에 다시 시도하세요.
editor-no-picture = 사진을 불러오지 못했지만 자세는 바꿀 수 있어요.
editor-empty = 사진이나 자세를 열거나, 서 있는 사람으로 시작하세요.
editor-stays-here = 모두 이 기기에만 있고, 아무것도 보내지 않아요.
editor-file-no-json = JSON 파일이 아니에요. OpenPose JSON 파일을 고르세요.
editor-file-no-people = 파일에 “people” 목록이 없어요. OpenPose JSON 파일이 아니에요.
editor-file-no-joints = 파일의 어떤 사람에게 x, y, 신뢰도로 된 관절 18개가 없어요. 몸 자세 파일(COCO, 관절 18개)을 고르세요.
editor-file-no-size = 파일에 사진 크기가 없어요. canvas_width와 canvas_height를 넣으세요.
editor-file-too-many = 파일에 사람이 64명보다 많아요.
editor-file-other-picture = 모양이 다른 사진의 자세예요.
editor-file-no-picture = 열 수 있는 사진이 아니에요. JPEG, PNG, WEBP 중에서 고르세요.
editor-file-too-large = PNG로 만들기에는 너무 커요. JSON으로 저장하세요.
editor-file-more = 파일의 손, 얼굴, 동물은 그대로 두었다가 함께 다시 저장해요.

## Joints

editor-joint-nose = 코
editor-joint-neck = 목
editor-joint-right-shoulder = 오른쪽 어깨
editor-joint-right-elbow = 오른쪽 팔꿈치
editor-joint-right-wrist = 오른쪽 손목
editor-joint-left-shoulder = 왼쪽 어깨
editor-joint-left-elbow = 왼쪽 팔꿈치
editor-joint-left-wrist = 왼쪽 손목
editor-joint-right-hip = 오른쪽 골반
editor-joint-right-knee = 오른쪽 무릎
editor-joint-right-ankle = 오른쪽 발목
editor-joint-left-hip = 왼쪽 골반
editor-joint-left-knee = 왼쪽 무릎
editor-joint-left-ankle = 왼쪽 발목
editor-joint-right-eye = 오른쪽 눈
editor-joint-left-eye = 왼쪽 눈
editor-joint-right-ear = 오른쪽 귀
editor-joint-left-ear = 왼쪽 귀
