"""Commas and “and” told apart: those that make a list, part sentences, or mean nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from bot.language.sentences.kinds import FAR, NAMES, SEPARATORS, SIDES, WAYS, as_amount
from bot.language.words.amounts import Place
from bot.language.words.tokens import Token
from pipeline.pose.joints import JOINTS, LEG_JOINTS

_BEFORE_NUMBERED = frozenset("HIDE SHOW SWAP BEND LIFT RESET KEEP CHAIN LIST MIRROR".split())


def with_lists(tokens: list[Token]) -> list[Token]:
    """“and” between two joints makes a list, elsewhere it parts sentences; “13, down 5” is one."""
    found: list[Token] = []
    tokens = _with_late_amounts(_with_listed_amounts(tokens))
    for place, token in enumerate(tokens):
        after_joint = token.kind == "AND" and _ends_in_joint(found)
        if (after_joint or _exchanged_with(found, token)) and _begins_joint(tokens, place + 1):
            found.append(replace(token, kind="LIST"))
        elif not (
            token.said in (",", "also")
            and (
                _late_amount(tokens, place + 1)
                or _late_number(tokens, place)
                or (after_joint and _begins_way(tokens, place + 1))
                or _shifts_on(tokens, place)
            )
        ):
            found.append(token)
    return found


def _with_listed_amounts(tokens: list[Token]) -> list[Token]:
    """“10 and 13 4 lower”: behind joints that “and” lists, a number right before the way says how far."""
    found = list(tokens)
    for place in range(3, len(tokens) - 1):
        kinds = [token.kind for token in tokens[place - 3 : place + 2]]
        alone = not any(token.kind in FAR for token in tokens[place + 2 : place + 3])
        if kinds[:4] == ["NUMBER", "AND", "NUMBER", "NUMBER"] and kinds[4] in WAYS and alone:
            found[place] = as_amount(tokens[place])
    return found


def _with_late_amounts(tokens: list[Token]) -> list[Token]:
    """“right ankle, 3 up” says how far after a pause; a leg's number could as well be one more joint."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        pause = len(found) > 1 and found[-1].said == "," and (found[-2].kind in NAMES or _is_leg(found[-2]))
        kinds = [each.kind for each in tokens[place + 1 : place + 3]]
        alone = kinds[:1] and kinds[0] in WAYS and kinds[1:] not in (["NUMBER"], ["AMOUNT"], ["FUZZY"])
        if token.kind != "NUMBER" or not pause or not alone:
            found.append(token)
        elif not _is_leg(token):
            amount = token if found[-2].kind == "NUMBER" else as_amount(token)
            found[-1:] = [amount]
        else:
            several = found[-2].kind == "NUMBER"
            found.append(token if several else replace(token, kind="OTHER", value=None))
    return found


def _is_leg(token: Token) -> bool:
    return token.kind == "NUMBER" and token.value in {float(joint) for joint in LEG_JOINTS}


def with_places(tokens: list[Token]) -> list[Token]:
    """“13번 60,92” names a place where the numbers can't be joints."""
    for place in range(1, len(tokens) - 2):
        name, x, comma, y = tokens[place - 1 : place + 3]
        numbers = (x.kind, comma.said, y.kind) == ("NUMBER", ",", "NUMBER")
        last = place + 3 == len(tokens) or tokens[place + 3].kind in SEPARATORS
        if name.kind in NAMES and numbers and last and _no_joint(x) and _no_joint(y):
            where = Place(cast(float, x.value), cast(float, y.value))
            spot = Token("PLACE", where, f"{x.said},{y.said}")
            return [*tokens[:place], spot, *with_places(tokens[place + 3 :])]
    return tokens


def _no_joint(token: Token) -> bool:
    number = cast(float, token.value)
    return number >= JOINTS or number != int(number)


def _exchanged_with(before: Sequence[Token], token: Token) -> bool:
    """“swap the left arm with the right arm”."""
    swaps = any(each.kind == "SWAP" for each in before)
    return swaps and token.kind == "OTHER" and token.said in ("with", "for") and _ends_in_joint(before)


def _shifts_on(tokens: Sequence[Token], place: int) -> bool:
    """“9: y-1, x+3” goes on."""
    return {token.kind for token in tokens[max(0, place - 1) : place + 2]} == {"SHIFT", "AND"}


def _late_amount(tokens: Sequence[Token], place: int) -> bool:
    """“bend the left knee, 20°”: an amount by itself belongs to what was said before it."""
    kinds = [token.kind for token in tokens[place : place + 2]]
    return kinds[:1] in (["ANGLE"], ["AMOUNT"], ["FUZZY"]) and (not kinds[1:] or kinds[1] in SEPARATORS)


def _late_number(tokens: Sequence[Token], comma: int) -> bool:
    """“left foot lower, 5”: nothing else is left that could say how far."""
    before, after = tokens[max(0, comma - 1) : comma], tokens[comma + 1 :]
    ends = len(after) == 1 or (len(after) > 1 and after[1].kind in SEPARATORS)
    return bool(before) and before[0].kind in WAYS and ends and after[0].kind == "NUMBER"


def _begins_way(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].kind in WAYS


def _begins_joint(tokens: Sequence[Token], place: int) -> bool:
    return names_joint(tokens, place) or (place < len(tokens) and tokens[place].kind == "NUMBER")


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


def names_joint(tokens: Sequence[Token], place: int) -> bool:
    """Whether a joint is named at a place."""
    kinds = [token.kind for token in tokens[place : place + 2]]
    if not kinds:
        return False
    return kinds[0] in ("JOINT", "CHAINED", "PART", "SIDE") or (kinds[0] in SIDES and kinds[1:] == ["PART"])
