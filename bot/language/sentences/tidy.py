"""Tokens as they were typed -> tokens as the grammar expects them, without what only explains."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from bot.language.words.amounts import Amount
from bot.language.words.tokens import Token

WAYS = frozenset({"TO", "LIFT"})
SEPARATORS = frozenset({"END", "THEN", "AND"})
NAMES = frozenset({"JOINT", "CHAINED", "PART", "PAREN"})
_SIDES = frozenset({"SIDE", "INITIAL"})
_BEFORE_NUMBERED = frozenset(
    {"HIDE", "SHOW", "SWAP", "BEND", "LIFT", "RESET", "KEEP", "CHAIN", "LIST", "MIRROR"}
)
# What a reason may hold beside unknown words: nothing that could be a wish of its own.
STRANGE = frozenset({"UNKNOWN", "OTHER", "OTHERPART"})
_IDLE = STRANGE | {"REASON", "CASE", "NOT", "BECAUSE", "COMPLAINT", "DEPTH"}
_REASON_ENDINGS = (
    "라서",
    "니까",
    "아서",
    "어서",
    "여서",
    "해서",
    "져서",
    "려서",
    "거라",
    "이라",
    "때문에",
    "는데",
    "길래",
    "려져",
)


def tidy(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a line with reasons left out, amounts joined, lists told from sentences."""
    kept = _without_reasons(_with_sides(tokens))
    kept = _without_cases(_with_people_first(_joined_amounts(kept)))
    return _listed(kept)


def _with_sides(tokens: Sequence[Token]) -> list[Token]:
    """“left” before a part is its side, elsewhere a direction; “어깨 둘 다” is both shoulders."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind == "WAY":
            before_part = place + 1 < len(tokens) and tokens[place + 1].kind == "PART"
            found.append(replace(token, kind="SIDE" if before_part else "TO"))
        elif token.kind == "BOTH" and _lacks_side(found):
            found.insert(len(found) - 1, Token("SIDE", "both", token.said))
        elif token.kind == "BOTH" or token.said == "both":
            found += _both(tokens, place)
        else:
            found.append(token)
    return found


def _both(tokens: Sequence[Token], place: int) -> list[Token]:
    """“both feet” has a side; “9 and 12 both” repeats what was said; “both” of nothing can't be followed."""
    if tokens[place].kind == "SIDE" and any(t.kind == "PART" for t in tokens[place + 1 : place + 2]):
        return [tokens[place]]
    after_joint = place > 0 and tokens[place - 1].kind in NAMES | {"NUMBER", "CASE"}
    return [] if after_joint else [replace(tokens[place], kind="OTHER")]


def _lacks_side(tokens: Sequence[Token]) -> bool:
    return (
        tokens[-1:] != [] and tokens[-1].kind == "PART" and (len(tokens) < 2 or tokens[-2].kind not in _SIDES)
    )


def _without_reasons(tokens: list[Token]) -> list[Token]:
    """Where words are unknown: without “because ...” and what follows, without Korean “...(아)서”."""
    if not any(token.kind in STRANGE for token in tokens):
        return [t for t in tokens if t.kind not in ("BECAUSE", "REASON")]
    kept: list[Token] = []
    because = False
    for place, token in enumerate(tokens):
        if token.kind == "BECAUSE":
            because = because or _only_explains(tokens[place:])
        if token.kind == "END":
            because = False
        if because or token.kind == "BECAUSE":
            continue
        kept.append(token)
        if token.kind in ("UNKNOWN", "REASON") and token.said.endswith(_REASON_ENDINGS):
            kept = _without_korean_reason(kept)
    return kept


def _only_explains(tokens: Sequence[Token]) -> bool:
    ends = [place for place, token in enumerate(tokens) if token.kind == "END"]
    span = tokens[: ends[0]] if ends else tokens
    return any(t.kind in STRANGE for t in span) and all(t.kind in _IDLE or t.said == "one" for t in span)


def _without_korean_reason(tokens: list[Token]) -> list[Token]:
    """Without the unknown words at the end, if a joint was named before them."""
    end = len(tokens)
    while end and tokens[end - 1].kind in _IDLE - {"CASE", "COMPLAINT"}:
        end -= 1
    named = end > 0 and tokens[end - 1].kind in NAMES | {"CASE"}
    return tokens[:end] if named else tokens


def _joined_amounts(tokens: list[Token]) -> list[Token]:
    """“a little, like 3” is 3; “조금만 살짝” is one little."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1].kind if joined else ""
        if token.kind == "FUZZY" and before in ("FUZZY", "AMOUNT"):
            continue
        if token.kind == "AMOUNT" and before == "FUZZY":
            joined.pop()
        joined.append(token)
    return joined


def _with_people_first(tokens: list[Token]) -> list[Token]:
    """“13 down 5 for person 2” as “person 2: 13 down 5”; several people stay where they are."""
    sentences = _split(tokens)
    return [token for sentence in sentences for token in _person_first(sentence)]


def _split(tokens: list[Token]) -> list[list[Token]]:
    sentences: list[list[Token]] = [[]]
    for token in tokens:
        sentences[-1].append(token)
        if token.kind == "END":
            sentences.append([])
    return sentences


def _person_first(sentence: list[Token]) -> list[Token]:
    people = [token for token in sentence if token.kind == "PERSON"]
    if len(people) != 1:
        return sentence
    return [*people, *(token for token in sentence if token.kind not in ("PERSON",))]


def _without_cases(tokens: list[Token]) -> list[Token]:
    """Without Korean particles; a joint marked as subject or object before another one is a relation."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind == "CASE" and place and tokens[place - 1].kind in NAMES and _names(tokens, place + 1):
            kept.append(Token("OTHER", None, " ".join(t.said for t in tokens[max(0, place - 2) : place + 3])))
        elif token.kind != "CASE":
            kept.append(token)
    return kept


def _names(tokens: Sequence[Token], place: int) -> bool:
    """Whether a joint is named at a place."""
    kinds = [token.kind for token in tokens[place : place + 2]]
    if not kinds:
        return False
    return kinds[0] in ("JOINT", "CHAINED", "PART", "SIDE") or (kinds[0] in _SIDES and kinds[1:] == ["PART"])


def _listed(tokens: list[Token]) -> list[Token]:
    """“and” between two joints made a list; elsewhere it parts sentences."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        listing = token.kind == "AND" and _ends_in_joint(found) and _begins_joint(tokens, place + 1)
        found.append(replace(token, kind="LIST") if listing else token)
    return found


def _begins_joint(tokens: Sequence[Token], place: int) -> bool:
    return _names(tokens, place) or (place < len(tokens) and tokens[place].kind == "NUMBER")


def _ends_in_joint(tokens: Sequence[Token]) -> bool:
    if not tokens:
        return False
    if tokens[-1].kind in NAMES:
        return True
    place = len(tokens) - 1
    while place >= 0 and tokens[place].kind == "NUMBER":
        place -= 1
    numbers = len(tokens) - 1 - place
    return numbers > 0 and (place < 0 or tokens[place].kind in SEPARATORS | _BEFORE_NUMBERED)


def amount_of(token: Token) -> Amount:
    """How far a token says, in per cent where it names no unit."""
    return token.value if isinstance(token.value, Amount) else Amount(float(cast(float, token.value)))
