"""Sides given to their parts: “left” before a foot, “both” behind the shoulders, “foot 13”."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from bot.language.sentences.kinds import NAMES, SIDES, WAYS
from bot.language.words.parts import PARTS, PLURAL, Side
from bot.language.words.tokens import Token
from pipeline.pose.joints import J


def with_sides(tokens: Sequence[Token]) -> list[Token]:
    """“left” before a part is its side, elsewhere a direction; “어깨 둘 다” is both shoulders."""
    found: list[Token] = []
    tokens = _with_whole_limbs(tokens)
    for place, token in enumerate(tokens):
        if token.kind == "WAY":
            before_part = place + 1 < len(tokens) and tokens[place + 1].kind == "PART"
            found.append(replace(token, kind="SIDE" if before_part else "TO"))
        elif token.kind == "BOTH" or (token.kind == "SIDE" and token.value == "both"):
            found = _with_both(found, tokens, place)
        elif _numbers_the_part(found, token) and not _goes_some_way(found[-1], tokens[place + 1 :]):
            found.append(replace(token, kind="PAREN", value=J(int(cast(float, token.value)))))
        else:
            found.append(token)
    return found


def _with_whole_limbs(tokens: Sequence[Token]) -> list[Token]:
    """“both whole legs” as “whole both legs”."""
    found = list(tokens)
    for place in range(len(found) - 2):
        side, chain, part = found[place : place + 3]
        if side.kind in SIDES | {"WAY"} and chain.kind == "CHAIN" and part.kind == "PART":
            found[place : place + 2] = [chain, side]
    return found


def _with_both(found: list[Token], tokens: Sequence[Token], place: int) -> list[Token]:
    """“both feet” and “발 양쪽” have a side, “9, 12 both” says it again; both of nothing is strange."""
    token = tokens[place]
    if token.kind == "SIDE" and any(t.kind == "PART" for t in tokens[place + 1 : place + 2]):
        return [*found, token]
    if _lacks_side(found):
        return [*found[:-1], Token("SIDE", "both", token.said), found[-1]]
    after_joint = place > 0 and tokens[place - 1].kind in NAMES | {"NUMBER", "CASE"}
    if any(each.kind == "PART" and str(each.value) in PLURAL for each in tokens[:place]):
        return found  # “her hands are too high, both should go down”
    return found if after_joint else [*found, replace(token, kind="OTHER")]


def _numbers_the_part(tokens: Sequence[Token], number: Token) -> bool:
    """“foot 13” is joint 13, in English: “발 13” may be how far."""
    if number.kind != "NUMBER" or not tokens or tokens[-1].kind != "PART" or not tokens[-1].said.isascii():
        return False
    return _lacks_side(tokens) and number.value in PARTS[str(tokens[-1].value)].joints(Side.BOTH)


def _goes_some_way(part: Token, after: Sequence[Token]) -> bool:
    """“elbows 3 higher” says how far: one number is not the number of two joints."""
    return str(part.value) in PLURAL and bool(after) and after[0].kind in WAYS | {"WAY"}


def _lacks_side(tokens: Sequence[Token]) -> bool:
    return (
        tokens[-1:] != [] and tokens[-1].kind == "PART" and (len(tokens) < 2 or tokens[-2].kind not in SIDES)
    )
