"""What numbers stand for by the words and signs around them: amounts, places, angles, joints, people."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from bot.language.adjustments import Unit
from bot.language.grid import centre
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.amounts import Amount, Place
from bot.language.words.complaints import (
    ENGLISH,
    ENGLISH_MIXED,
    KOREAN,
    KOREAN_MIXED,
    KOREAN_PLAIN,
    KOREAN_WHERE,
)
from bot.language.words.numerals import DIGITS, NATIVE, NUMBER, SINO, value_of
from bot.language.words.phrases import PHRASES
from pipeline.pose.joints import JOINTS, J

LONGEST_WHOLE = 100  # a place beyond a hundred can't be per cent

_PIXELS = r"px|pixels?|픽셀"
_CELLS = r"(?:grid )?(?:cells?|squares?)|칸"
_PERCENT = "%|percent|per cent|pct|퍼센트|프로|퍼(?=만|씩|쯤|정도|로|[^가-힣]|$)"
_UNIT = rf"{_PERCENT}|{_PIXELS}|{_CELLS}|만큼|정도|쯤|만"
_ABOUT = (
    r"(?:(?:by|about|around|like|approx|approximately|roughly|maybe|another|just|only|say) |by(?=[0-9]))+"
)

# No pattern begins or ends within a word or a number.
_BEGIN = r"(?:(?<![a-z])(?=[a-z])|(?<![0-9.])(?=[0-9])|(?=[^a-z0-9]))"
_END = r"(?:(?<=[a-z])(?![a-z])|(?<=[0-9])(?!\.?[0-9])|(?<![a-z0-9]))"


@dataclass(frozen=True)
class Pattern:
    """A kind of token, how it is written, and what a match means."""

    kind: str
    regex: re.Pattern[str]
    read: Callable[[re.Match[str]], object]


@dataclass(frozen=True)
class Found:
    """A place where a pattern matched; it is read only if the line is read this way."""

    pattern: Pattern
    match: re.Match[str]

    def read(self) -> object:
        """What the match means."""
        return self.pattern.read(self.match)


def _pattern(kind: str, regex: str, read: Callable[[re.Match[str]], object]) -> Pattern:
    return Pattern(kind, re.compile(rf"{_BEGIN}(?:{regex}){_END}"), read)


def _unit(text: str | None) -> Unit:
    if text and re.fullmatch(_PIXELS, text):
        return Unit.PIXELS
    return Unit.CELLS if text and re.fullmatch(_CELLS, text) else Unit.PERCENT


def _amount(match: re.Match[str]) -> Amount:
    return Amount(value_of(match["n"]), _unit(match.groupdict().get("unit")))


def _signed(match: re.Match[str]) -> Amount:
    amount = _amount(match)
    return amount if match[0].startswith("+") else replace(amount, value=-amount.value)


def _shift(match: re.Match[str]) -> tuple[str, Amount]:
    signed = re.sub(r"[=\s]", "", match["n"])
    return match["axis"], Amount(value_of(signed), _unit(match["unit"]))


def _place(match: re.Match[str]) -> Place:
    x, y = value_of(match["x"]), value_of(match["y"])
    pixels = re.search(_PIXELS, match[0]) or ("%" not in match[0] and max(x, y) > LONGEST_WHOLE)
    return Place(x, y, Unit.PIXELS if pixels else Unit.PERCENT)


def _cell(match: re.Match[str]) -> Place:
    return Place(*centre(match["column"], int(match["row"])))


def joint_of(number: float, written: str) -> J:
    """The joint of that number."""
    if number != int(number) or not 0 <= number < JOINTS:
        raise Puzzled(Trouble.NO_SUCH_JOINT, written, limit=JOINTS - 1)
    return J(int(number))


def _joint(match: re.Match[str]) -> J:
    return joint_of(value_of(match["n"]), match["n"])


def _number(match: re.Match[str]) -> float:
    return value_of(match["n"])


_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_ORDINALS_KOREAN = {"첫째": 1, "둘째": 2, "셋째": 3, "넷째": 4, "첫": 1}


def _person(match: re.Match[str]) -> int:
    said = match["n"]
    number = _ORDINALS.get(said) or _ORDINALS_KOREAN.get(said) or value_of(said)
    if number < 1 or number != int(number):
        raise Puzzled(Trouble.NO_SUCH_PERSON, match["n"])
    return int(number) - 1


_X = rf"(?P<x>{DIGITS})\s*(?:%|percent|퍼센트|프로|{_PIXELS})?"
_Y = rf"(?P<y>{DIGITS})\s*(?:%|percent|퍼센트|프로|{_PIXELS})?"
_AT = (
    r"(?:(?:to|at|on|onto|in|into|the|middle of|centre of|center of|cell|square|point|grid|position|"
    r"좌표|칸|격자)\s+|[@=(]\s*)"
)
_FOR = r"(?:(?:for|of|on) )?"
_PEOPLE, _SOMEBODY = "person|one's|guy|girl|man|woman", "사람|인물|분|남자|여자"
_DEGREES = r"(?:more )?(?:°|도|degre?e?s+|degree|deg)"
_TO = r"(?=\s*(?:으로|로|에)(?![가-힣]))"
_NUMBER_OF = r"(?:joint number|joint|number|point|no\.?|#|관절|점)"


def _meaning(meaning: str, match: re.Match[str]) -> str:
    return meaning


PATTERNS: tuple[Pattern, ...] = (
    _pattern("PERSON", rf"{_FOR}(?:person|p\.?)\s?(?:#|no\.? ?|number )?(?P<n>{NUMBER})\s*:?", _person),
    _pattern("PERSON", rf"{_FOR}(?:the )?(?P<n>{'|'.join(_ORDINALS)}) (?:{_PEOPLE})\s*:?", _person),
    _pattern("PERSON", rf"(?P<n>\d+)\s*번\s*째?\s*(?:{_SOMEBODY})\s*:?", _person),
    _pattern("PERSON", rf"(?P<n>첫|두|세|네)\s*번\s*째\s*(?:{_SOMEBODY})\s*:?", _person),
    _pattern("PERSON", rf"(?P<n>첫째|둘째|셋째|넷째)\s*(?:{_SOMEBODY})\s*:?", _person),
    _pattern("PERSON", r"사람\s*(?P<n>\d+)(?:\s*번)?\s*:?", _person),
    _pattern("PLACE", rf"{_AT}*x\s*[=:]?\s*{_X}\s*[,/]?\s*y\s*[=:]?\s*{_Y}\)?", _place),
    _pattern("PLACE", rf"{_AT}*x (?P<x>{NUMBER}),? (?:and )?y (?P<y>{NUMBER})", _place),
    _pattern("PLACE", rf"(?:가로|엑스|x는|x축)\s*{_X}(?:에|,)?\s*(?:세로|와이|y는|y축)\s*{_Y}", _place),
    _pattern("PLACE", rf"{_AT}+{_X}\s*[,/]\s*{_Y}\)?\s*(?:{_PIXELS})?", _place),
    _pattern("PLACE", rf"(?P<x>{DIGITS})\s*(?:%|{_PIXELS})\s*,\s*{_Y}", _place),
    _pattern("PLACE", rf"(?P<x>{DIGITS})\s*,\s*(?P<y>{DIGITS})\s*(?:{_PIXELS}|%)?{_TO}", _place),
    _pattern("PLACE", rf"(?P<x>{DIGITS})\s*,\s*(?P<y>{DIGITS})\s*(?:{_PIXELS})", _place),
    _pattern("PLACE", rf"{_AT}+(?P<x>{DIGITS})\s*%\s*(?P<y>{DIGITS})\s*%\)?", _place),
    _pattern("PLACE", rf"{_AT}*(?P<column>[a-h])(?P<row>1[0-2]|[1-9])", _cell),
    _pattern("PLACE", rf"{_AT}+(?P<column>[a-h])\s(?P<row>1[0-2]|[1-9])", _cell),
    _pattern("SHIFT", rf"\.?(?P<axis>[xy])\s*(?P<n>[-+−]=?\s?(?:{DIGITS}))\s*(?P<unit>{_UNIT})?", _shift),
    _pattern(
        "SHIFT", rf"d(?P<axis>[xy])\s*[=:]?\s*(?P<n>[-+−]?\s?(?:{DIGITS}))\s*(?P<unit>{_UNIT})?", _shift
    ),
    _pattern("ANGLE", rf"(?:{_ABOUT})?(?P<n>[-+−]?(?:{DIGITS})|{NUMBER}|{SINO})\s*{_DEGREES}", _number),
    _pattern("FACTOR", rf"(?:by )?(?P<n>{NUMBER}|{NATIVE})\s*(?:배|x|times|×|단계|회|steps?)", _number),
    _pattern("FACTOR", rf"(?P<n>{NATIVE})\s*(?:번(?!째)|개|가지)", _number),
    _pattern("AMOUNT", rf"(?:{_ABOUT})?(?P<n>{NUMBER})\s*(?:of a )?(?P<unit>{_UNIT})", _amount),
    _pattern("AMOUNT", rf"(?P<n>{SINO})\s*(?P<unit>퍼센트|프로|픽셀)", _amount),
    _pattern("AMOUNT", rf"(?P<n>{NATIVE})\s*(?P<unit>칸|만큼|정도|쯤|만(?![가-힣]))", _amount),
    _pattern("AMOUNT", rf"{_ABOUT}(?P<n>{NUMBER})", _amount),
    _pattern("AMOUNT", rf"(?:it|them) (?P<n>{NUMBER})", _amount),
    _pattern("JOINT", rf"{_NUMBER_OF}\s?(?P<n>{NUMBER})(?:\s*번)?", _joint),
    _pattern("JOINT", rf"(?P<n>{DIGITS}|{SINO})\s*번(?:\s*(?:관절|점))?(?!\s*(?:째|{_SOMEBODY}))", _joint),
    _pattern("JOINT", r"(?P<n>\d{1,2})\s?:(?=\s)", _joint),
    _pattern("AMOUNT", rf"(?<=[로쪽래위밑] )(?!(?<=[왼른양]쪽 )팔)(?P<n>{SINO})(?![가-힣])", _amount),
    _pattern("CHAINED", r"(?P<n>\d+)\s*번?\+(?!\d)", _joint),
    _pattern("PAREN", r"\(\s*(?P<n>\d+)\s*\)", _joint),
    _pattern("COMPLAINT", ENGLISH, lambda match: match[0]),
    _pattern("COMPLAINT", ENGLISH_MIXED, lambda match: "mixed"),
    _pattern("COMPLAINT", KOREAN_MIXED, lambda match: "mixed"),
    _pattern("COMPLAINT", KOREAN_WHERE, lambda match: match[0]),
    _pattern("COMPLAINT", KOREAN_PLAIN, lambda match: match[0]),
    _pattern("COMPLAINT", KOREAN, lambda match: match[0]),
    _pattern("SIGNED", rf"(?<![0-9a-z가-힣%])[-+−](?P<n>{DIGITS})\s*(?P<unit>{_UNIT})?", _signed),
    *(_pattern(kind, regex, partial(_meaning, meaning)) for kind, meaning, regex in PHRASES),
    _pattern("OTHER", r"(?:위|아래|밑|옆|앞|뒤)에\s?있는", lambda match: None),
    _pattern("OTHER", r"\d+\s*번\s*째", lambda match: None),
    _pattern("OTHER", r"\d+\s*도로\s?(?=만들|맞춰|맞추)", lambda match: None),
    _pattern("NUMBER", NUMBER, lambda match: value_of(match[0])),
)
