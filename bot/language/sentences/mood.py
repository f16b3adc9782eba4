"""Whether a line wishes for something at all, or tells, asks or declines: “you moved 13 down 5”, “done?”."""

import re
from enum import Enum


class Mood(Enum):
    """How a line is meant."""

    WISH = 0
    STATEMENT = 1  # of what was done, or of what can be seen
    QUESTION = 2  # what it names is to be done only where it says so clearly


def mood_of(text: str) -> Mood:
    """How a line of plain text is meant, as far as its grammar says it."""
    asks = _ASKS.search(text) is not None
    ought = _OUGHT.search(text) and not _OFFER.search(text)
    clear = _REQUEST.search(text) or _AMOUNT.search(text)
    if _PONDERS.search(text) or (asks and (ought or not clear)):
        return Mood.QUESTION
    told = _TOLD.search(text)
    if told and not _WISHES.search(text[: told.start()]):
        return Mood.STATEMENT
    return Mood.STATEMENT if _TOLD_KOREAN.search(text) else Mood.WISH


def asks_for_more(text: str) -> bool:
    """Whether a line says that something is to be done: “i want the legs crossed”, “이대로 진행해 주세요”."""
    return _TO_BE_DONE.search(text) is not None


def is_content(text: str) -> bool:
    """Whether a line says that all is well: “i am quite satisfied”, 완벽해."""
    return _CONTENT.search(text) is not None


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _words(words: str) -> str:
    return rf"\b(?:{'|'.join(words.split())})\b"


_TAIL = r"[\s.!~^ㅠㅜㅎㅋ…]*$"
_SOMEBODY = _words("i you u we he she it they bot person man woman girl guy boy lady kid model subject")
_MOVED = _words(
    "moved shifted pushed dragged lowered raised lifted dropped placed turned bent rotated swapped hid "
    "flipped mirrored lengthened shortened stretched spread made"
)
_BECAME = _words("look looks looked got gets became becomes went seem seems seemed grew")
_MORE = _words(
    "longer shorter higher lower wider narrower bigger smaller further closer apart together up down bent "
    "straight crossed swapped mirrored"
)
_POSED = _words("standing sitting seated walking stepping striding crossing")
_HAVE, _BE = r"(?:'ve| have| had)?", r"(?:'s| is| was|'re| are)"
_HOW = (
    rf"(?:{_words('bit a little lot much so way kinda really even slightly just already still now only')} )*"
)

# What comes before them makes wishes of statements: “i want her legs to look longer”.
_WISHES = _any(
    _words(
        "want wanna need needs should please pls plz let lets make can could would will have get rather put"
    ),
    r"\bhas to\b",
    r"\bso that\b",
)
_TOLD = _any(
    r"\bi (?:could|might|may|was (?:going to|gonna|about to)|(?:had )?(?:thought|considered)|almost|nearly)\b"
    r"(?! use\b)",
    rf"{_SOMEBODY}{_HAVE} {_HOW}{_MOVED}(?! to\b)",
    rf"^(?:(?:the|his|her|my|left|right|l|r) )*[a-z0-9]+ (?:{_MOVED}|went) {_MORE}",
    rf"{_BECAME} {_HOW}{_MORE}",
    rf"{_words('up down left right by')} [0-9.]+ ?(?:%|px)? (?:is|was|would be|seems|looks|feels) {_HOW}"
    + _words("too not enough fine good ok wrong"),
    rf"{_SOMEBODY}{_BE} {_HOW}{_POSED}",
)
_CONTENT = _any(
    _words("happy satisfied content pleased love great good perfect fine nice awesome better done"),
    "완벽|좋|맘에|마음에|이쁘|이뻐|예쁘|예뻐|확인|됐|만족|최고|굿|괜찮",
)
_TO_BE_DONE = _any(
    _words(
        "want wanna make put have please pls plz let's lets just should like proceed generate paint render"
    ),
    _words("finish continue cross send go"),
    "줘|주세|주실|줄래|진행|그려|그리|바랍|부탁|자세|포즈|하자|할게",
)
_SEEN = "(?:어|네|는데|음|습니다|죠)요?"
_TOLD_KOREAN = _any(
    rf"(?:이동|조정|수정|변경|[0-9]|아래로|위로|쪽으로)\s?했{_SEEN}{_TAIL}",
    rf"(?:달라고|라고|려고|다고)\s?(?:말\s?|얘기\s?)?했(?:잖아|{_SEEN}){_TAIL}",
    rf"(?<!안 )(?<!안)(?:[이가]\s?보여|보여요|보이네|보이는데|보임|보입니다)요?{_TAIL}",
    rf"(?:앉아|서|꼬고|걷고|꼬아|걸어가고|교차하고)\s?있{_SEEN}{_TAIL}",
    r"[려여아어해켜겨워혀]서\s?(?:좋|괜찮|고마|고맙|감사|예뻐|예쁘|이쁘|마음에|맘에|딱|완벽)",
    r"(?:아니|아뇨|아니요|괜찮아|괜찮아요|괜찮습니다|그만)[\s,.]*(?:이제\s)?됐(?:어|습|음|다)",
)

_ASKS = re.compile(r"\?[\s!?~^ㅠㅜㅎㅋ:;)(\U0001F000-\U0001FAFF\u2600-\u26FF]*$")
_OUGHT = _any(
    rf"^(?:so |and |but |ok |hm+ )*{_words('should shall must do does did is are was were has have')}",
    r"야\s?(?:해|하|돼|되|할까|될까)[가-힣]*\s*\?",
    r"[면도]\s?(?:돼|되|될까|됩)[가-힣]*\s*\?",
    r"(?:맞|인가|나요|은가|는가|니까)[가-힣]*\s*\?",
)
_PONDERS = _any(rf"야\s?(?:하나|할까|되나|될까)요?{_TAIL}", rf"도\s?(?:돼|되나|될까)요?{_TAIL}")
_OFFER = re.compile(r"줄 ?래|줄 ?수|주실|주시|주세|주겠|줘")
_REQUEST = _any(
    _words("can could would will may might please pls plz mind"),
    _OFFER.pattern,
    "볼까|볼래|안 ?될까|안 ?돼|가능|부탁|으면|셨으면|할까|갈까",
)
_AMOUNT = _any(
    r"(?:up|down|left|right|by|to|로|쪽) ?[0-9]",
    r"[0-9] ?(?:%|px|°|도|퍼|프로|픽셀|칸|만큼|정도)",
    "조금|살짝|약간|많이",
    r"\ba (?:bit|little|tad|lot|touch|hair)\b|\bslightly\b",
)
