"""The words of the language that are no body parts: directions, verbs, amounts, and what may be left out."""

UP, DOWN, LEFT, RIGHT = (0, -1), (0, 1), (-1, 0), (1, 0)

DIRECTIONS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("up", "upwards", "upward", "higher", "↑", "⬆", "위로", "위쪽으로", "위쪽", "위"), UP),
    **dict.fromkeys(("down", "downwards", "downward", "↓", "⬇"), DOWN),
    **dict.fromkeys(("아래로", "아래쪽으로", "아래쪽", "아래", "밑으로", "밑쪽으로", "밑"), DOWN),
    **dict.fromkeys(("left", "leftwards", "←", "⬅", "왼쪽으로", "왼쪽", "좌로", "좌측으로"), LEFT),
    **dict.fromkeys(("right", "rightwards", "→", "➡", "오른쪽으로", "오른쪽", "우로", "우측으로"), RIGHT),
}
# English verbs that stand before the joint; their Korean fellows stand behind it, as directions do.
LIFTS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("raise", "lift"), UP),
    **dict.fromkeys(("lower", "drop"), DOWN),
}
KOREAN_STEMS: dict[str, tuple[int, int]] = {"올려": UP, "내려": DOWN, "낮춰": DOWN, "높여": UP}

# Per cent of the picture's height.
STEP = 5.0
FUZZY: dict[str, float] = {
    **dict.fromkeys(("a little bit", "a little", "a bit", "a touch", "slightly", "little", "bit"), 2.0),
    **dict.fromkeys(("조금만", "조금", "살짝", "약간", "쪼끔만", "쪼끔", "쪼금"), 2.0),
    **dict.fromkeys(("a lot", "much", "많이", "훨씬"), 10.0),
}

HIDE = ("hide", "remove", "get rid of", "숨겨", "숨기기", "없애", "지워", "가려")
SHOW = ("show", "unhide", "보여", "보이게", "나타내")
SWAP = ("swap", "switch", "exchange", "바꿔", "바꾸기", "교체")
BEND = ("bend", "bent", "굽혀", "굽히기", "구부려", "꺾어", "굽힘")
LENGTH = ("length", "길이")
LONGER = ("longer", "길게", "늘려")
SHORTER = ("shorter", "짧게", "줄여")
CHAIN = (
    "and everything below it",
    "and everything below",
    "and all below",
    "whole",
    "entirely",
    "entire",
    "통째로",
    "전체",
    "부터 그 밑으로 전부",
    "부터 그 아래로 전부",
    "부터 아래로 전부",
    "부터 아래 전부",
)
ALSO = ("and", "&", "이랑", "랑", "하고", "와", "과")
THEN = ("and then", "then", "그리고", "그 다음", "다음에")
PERSON = ("person", "사람")
BOTH_AFTER = ("둘다", "둘 다", "양쪽 다", "모두")
NUMBER_BEFORE = ("joint number", "joint", "number", "point", "no.", "#", "관절")

NUMBER_WORDS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
}

# Politeness, articles, verbs that add nothing to the direction; Korean particles and endings.
FILLERS_ENGLISH = frozenset(
    """a about again an at be bring by can come could further go have her his i i'd is it its just kindly
    like make more move my need needs nudge of ok okay on only or our please pls pull push put set shift
    should so some that the their them this to want would you your""".split()
)
KOREAN_ENDINGS = tuple("주시겠어요 주실래요 주세요 주셔요 줄래요 줄래 줘요 줘 봐요 봐 요 라".split())
FILLERS_KOREAN = tuple(
    """해주세요 해줘요 해줘 옮겨 이동해 이동 움직여 놓아 놔 둬 부탁드려요 부탁드립니다 부탁해요 부탁해 해 하게
    다시 더 좀 한 쯤 정도 만큼 만 씩 을 를 은 는 이 가 의 에 에다 도 로 으로 좌우 서로 그
    관절 번""".split()
)
