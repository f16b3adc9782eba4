"""Numbers as they are written: 5, 2.5, five, twenty five, 십오, 두."""

import re

from bot.language.trouble import Puzzled, Trouble

LARGEST = 100_000

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
_ONES += "sixteen seventeen eighteen nineteen".split()
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_WORDS = {word: value for value, word in enumerate(_ONES)} | _TENS
_SINO = {digit: value for value, digit in enumerate("영일이삼사오육칠팔구")}
_NATIVE = {
    "한": 1,
    "하나": 1,
    "두": 2,
    "둘": 2,
    "세": 3,
    "셋": 3,
    "네": 4,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
}
_NATIVE |= {"여덟": 8, "아홉": 9, "열": 10}

DIGITS = r"\d+(?:\.\d+)?|(?<!\d)\.\d+"
_UNITS = "|".join(_ONES[1:10])
_TENS_AND_ONES = rf"(?:{'|'.join(_TENS)})(?: (?:{_UNITS}))?"
_HALF, _POINT = " and a half", " point "
_ENGLISH = (
    rf"(?<![a-z])(?:{_TENS_AND_ONES}|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
    rf"(?:{_HALF}|{_POINT}(?:zero|{_UNITS}))?(?![a-z])"
)
_UNIT = "[일이삼사오육칠팔구]"
NUMBER = rf"(?:{DIGITS}|{_ENGLISH})"
SINO = rf"(?<![가-힣])(?:{_UNIT}?백{_UNIT}?십?{_UNIT}?|{_UNIT}?십{_UNIT}?|{_UNIT})(?:\s?점\s?{_UNIT})?"
NATIVE = rf"(?<![가-힣])(?:{'|'.join(_NATIVE)})"


def value_of(written: str) -> float:
    """The number that was written, as NUMBER, SINO or NATIVE allow."""
    text = written.strip().replace("−", "-")
    if re.fullmatch(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", text):
        value = float(text)
    elif text[0].isascii():
        value = _spelled_out(text)
    else:
        whole, _, tenths = text.replace(" ", "").partition("점")
        value = (_NATIVE.get(whole) or _sino(whole)) + _SINO.get(tenths, 0) / 10
    if abs(value) > LARGEST:
        raise Puzzled(Trouble.TOO_LARGE, written[:20], limit=LARGEST)
    return value


def _spelled_out(text: str) -> float:
    """“twenty five”, “two and a half”, “one point five”."""
    whole, _, tenths = text.removesuffix(_HALF).partition(_POINT)
    rest = 0.5 if text.endswith(_HALF) else _WORDS.get(tenths, 0) / 10
    return sum(_WORDS[word] for word in whole.split()) + rest


def _sino(text: str) -> int:
    total = waiting = 0
    for digit in text:
        if digit in "십백":
            total += max(waiting, 1) * (10 if digit == "십" else 100)
            waiting = 0
        else:
            waiting = _SINO[digit]
    return total + waiting
