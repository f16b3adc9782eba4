# What the adjustment language says of a line, in Korean.

## Why nothing was changed

trouble-unknown-word = “{ $what }” — 모르는 말이에요.
trouble-no-joint-there = “{ $what }” 자리에는 관절이 없어요.
trouble-unclear = “{ $what }” — 낱말은 알지만 합쳐서 무슨 뜻인지 모르겠어요.
trouble-no-such-joint = { $what }번 관절은 없어요. 관절 번호는 0부터 { $limit }까지예요.
trouble-no-such-person = 이 그림에 { $what }번 사람은 없어요.
trouble-nobody = 이 그림에는 자세를 고칠 사람이 없어요.
trouble-one-joint-a-place = 한 자리에는 관절 하나만 놓을 수 있어요. “13번 50,92로”처럼 하나만 말해 주세요.
trouble-outside = “{ $what }” — 그림 밖이에요. 그림은 { $limit }%에서 끝나요.
trouble-contradiction = 같은 관절에 서로 다른 말을 하고 있어요.
trouble-relation = “{ $what }” — 다른 것에 맞춰 옮길 수는 없어요. 방향이나 위치로 말해 주세요.
trouble-swap-what = “{ $what }” — 서로 바꿀 수 있는 짝이 아니에요. 다리, 팔, 발 가운데 하나를 말해 주세요.
trouble-nothing-below = { $joint } 아래에는 굽힐 것이 없어요.
trouble-no-bone = { $joint } 관절로 끝나는 뼈가 없어서 길이를 바꿀 수 없어요.
trouble-length-in-percent = 길이는 “왼정강이 길이 110%”처럼 퍼센트로 말해 주세요.
trouble-too-large = 숫자가 너무 커요. { $limit }까지만 돼요.
trouble-too-long = 한 번에 고치기에는 너무 길어요. { $limit }자까지만 돼요.
try-nearest = 혹시 “{ $nearest }” 아닌가요? 아직 아무것도 바꾸지 않았어요.
try-example = 아무것도 바꾸지 않았어요. 이렇게 말해 보세요: { $example }

## Asked back

doubt-which-side = “{ $said }” — 어느 쪽을 말하는 건가요?
doubt-which-joint = “{ $said }” — 어느 관절인가요?
doubt-which-way = “{ $said }” — 어느 쪽으로요?
doubt-depth = 그림에는 “{ $said }” 방향이 없어요. 어느 쪽을 말하는 건가요?
doubt-how-far = “{ $said }” — 얼마나요?
doubt-amount-or-joint = “{ $said }” — 관절 번호인가요, 거리인가요?
doubt-angle-or-joint = “{ $said }” — 관절 번호인가요, 각도인가요?
doubt-undo-or-cancel = 방금 고친 것을 되돌릴까요, 그리기를 멈출까요?
doubt-undo-or-reset = 한 단계만 되돌릴까요, 이 관절을 처음 자리로 돌릴까요?
doubt-swap-or-mirror = 서로 자리를 바꿀까요, 거울처럼 뒤집을까요?
doubt-tap = 하나를 눌러 주세요.
doubt-write = “{ $one }” 또는 “{ $other }”라고 말해 주세요.
