"""The patterns of the language's words and numbers, and what each match means."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.language import words
from bot.language.adjustments import Unit
from bot.language.amounts import Amount, Place
from bot.language.parts import KOREAN, PARTS, PLURAL, SIDES, Part, Side
from pipeline.errors import UserMistake
from pipeline.pose.joints import JOINTS, J

GRID_COLUMNS, GRID_ROWS = 8, 12  # cells a1 (top left) to h12 (bottom right)
LARGEST = 100_000


@dataclass(frozen=True)
class Named:
    """A body part as it was called: its side is None where it wasn't said."""

    part: Part
    side: Side | None
    said: str


Reader = Callable[[re.Match[str]], object]


def _choice(alternatives: Iterable[str]) -> str:
    """A pattern of the alternatives, longest first; Latin words end where their letters end."""
    found = sorted(set(alternatives), key=len, reverse=True)
    return "|".join(
        _latin(word) if word[0].isascii() and word[0].isalpha() else re.escape(word) for word in found
    )


def _latin(word: str) -> str:
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])"


NUMBER = r"\d+(?:\.\d+)?"
SIGNED = rf"[-+−]?{NUMBER}"
UNIT = r"%|percent(?![a-z])|퍼센트|프로|px(?![a-z])|pixels?(?![a-z])|픽셀|만큼"
ENDING = rf"(?:\s?(?:{_choice(words.KOREAN_ENDINGS)}))?"


def _unit(text: str | None) -> Unit:
    return Unit.PIXELS if text and text.startswith(("px", "pixel", "픽셀")) else Unit.PERCENT


def _value(text: str) -> float:
    value = float(text.replace("−", "-"))
    if abs(value) > LARGEST:
        raise UserMistake(f"A number in this line is too large: {LARGEST:,} is the most.")
    return value


def _joint(text: str) -> J:
    if int(text) >= JOINTS:
        raise UserMistake(f"There is no joint {text}: joints are numbered 0 to {JOINTS - 1}.")
    return J(int(text))


def _person(text: str) -> int:
    if int(text) < 1:
        raise UserMistake("People are numbered from 1, the one found first.")
    return int(text) - 1


def _cell(match: re.Match[str]) -> Place:
    column, row = ord(match["column"]) - ord("a"), int(match["row"]) - 1
    return Place((column + 0.5) * 100 / GRID_COLUMNS, (row + 0.5) * 100 / GRID_ROWS)


def _place(match: re.Match[str]) -> Place:
    return Place(_value(match["x"]), _value(match["y"]), _unit(match["unit"]))


def _named(match: re.Match[str]) -> Named:
    groups = match.groupdict()
    said = groups["part"]
    side = SIDES[groups["side"]] if groups.get("side") else None
    if side is None and (said in PLURAL or groups.get("both")):
        side = Side.BOTH
    return Named(PARTS[said], side, said)


def _shift(match: re.Match[str]) -> tuple[float, float, Unit]:
    amount, unit = _value(match["amount"]), _unit(match["unit"])
    return (amount, 0.0, unit) if match["axis"] == "x" else (0.0, amount, unit)


def _rule(kind: str, pattern: str, reader: Reader) -> tuple[str, re.Pattern[str], Reader]:
    return kind, re.compile(pattern), reader


def _verb(kind: str, forms: Iterable[str]) -> tuple[str, re.Pattern[str], Reader]:
    return _rule(kind, rf"(?:{_choice(forms)}){ENDING}", lambda m: m[0])


def _stem(match: re.Match[str]) -> tuple[int, int]:
    return words.KOREAN_STEMS[match["stem"]]


_PART, _KOREAN_PART = _choice(PARTS), _choice(KOREAN)
_OWNERS = r"(?:(?:of|his|her|their|my|the)\s+)*"

# The first rule that matches at a place wins; order settles what words alone leave open.
RULES: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    _rule("END", r"[;\n]+|\.(?=\s|$)", lambda m: None),
    _rule("PERSON", r"person\s*(\d+)\s*:?|(\d+)\s*번\s*사람", lambda m: _person(m[1] or m[2])),
    _rule(
        "PLACE", rf"x\s*=?\s*(?P<x>{NUMBER})\s*%?,?\s*y\s*=?\s*(?P<y>{NUMBER})\s*(?P<unit>{UNIT})?", _place
    ),
    _rule("PLACE", rf"가로\s*(?P<x>{NUMBER})\s*%?,?\s*세로\s*(?P<y>{NUMBER})\s*(?P<unit>{UNIT})?", _place),
    _rule(
        "PLACE",
        rf"(?:to|at|@|=)\s*\(?(?P<x>{NUMBER})\s*(?:%|px)?\s*,\s*(?P<y>{NUMBER})\)?\s*(?P<unit>{UNIT})?",
        _place,
    ),
    _rule(
        "PLACE",
        r"(?:(?:to|at|on|in)\s+|[@=]\s*|\b)(?P<column>[a-h])(?P<row>1[0-2]|[1-9])(?![0-9a-z])",
        _cell,
    ),
    _rule("SHIFT", rf"(?P<axis>[xy])\s*(?P<amount>[-+−]{NUMBER})\s*(?P<unit>{UNIT})?", _shift),
    _rule(
        "ANGLE", rf"({SIGNED})\s*(?:more\s+)?(?:°|도|degrees?(?![a-z])|deg(?![a-z]))", lambda m: _value(m[1])
    ),
    _rule("FACTOR", rf"({NUMBER})\s*(?:배|times(?![a-z]))", lambda m: _value(m[1])),
    _rule("AMOUNT", rf"({NUMBER})\s*(?P<unit>{UNIT})", lambda m: Amount(_value(m[1]), _unit(m["unit"]))),
    _rule("AMOUNT", _choice(words.FUZZY), lambda m: Amount(words.FUZZY[m[0]])),
    _rule("JOINT", r"(\d+)\s*번", lambda m: _joint(m[1])),
    _rule(
        "JOINT",
        rf"(?:{_choice(words.NUMBER_BEFORE)})\s*(\d+|{_choice(words.NUMBER_WORDS)})",
        lambda m: _joint(str(words.NUMBER_WORDS.get(m[1], m[1]))),
    ),
    _rule("CHAIN", rf"(?<=\d)\+(?!\d)|{_choice(words.CHAIN)}", lambda m: None),
    _rule("THEN", _choice(words.THEN), lambda m: None),
    _rule("NAMED", rf"(?P<side>{_choice(SIDES)})\s*{_OWNERS}(?P<part>{_PART})", _named),
    _rule("NAMED", rf"(?P<part>{_KOREAN_PART})\s*(?P<both>{_choice(words.BOTH_AFTER)})", _named),
    _rule("", rf"위치(?:로)?{ENDING}", lambda m: None),  # "place", which begins as "up" does
    _rule("DIRECTION", _choice(words.DIRECTIONS), lambda m: words.DIRECTIONS[m[0]]),
    _rule("DIRECTION", rf"(?P<stem>{_choice(words.KOREAN_STEMS)}){ENDING}", _stem),
    _rule("LIFT", _choice(words.LIFTS), lambda m: words.LIFTS[m[0]]),
    _verb("HIDE", words.HIDE),
    _verb("SHOW", words.SHOW),
    _verb("SWAP", words.SWAP),
    _verb("BEND", words.BEND),
    _rule("LENGTH", _choice(words.LENGTH), lambda m: None),
    _verb("LONGER", words.LONGER),
    _verb("SHORTER", words.SHORTER),
    _rule("NAMED", rf"(?P<part>{_PART})", _named),
    _rule("ALSO", rf",|{_choice(words.ALSO)}", lambda m: None),
    _rule("NUMBER", NUMBER, lambda m: _value(m[0])),
    _rule("NUMBER", _choice(words.NUMBER_WORDS), lambda m: float(words.NUMBER_WORDS[m[0]])),
    _rule(
        "",
        rf"(?:{_choice(words.FILLERS_ENGLISH)})|(?:{_choice(words.FILLERS_KOREAN)}){ENDING}",
        lambda m: None,
    ),
    _rule("", r"\s+|[!?~^:.…\U0001F300-\U0001FAFF\u2600-\u26FF\u1100-\u11ff]+", lambda m: None),
)
