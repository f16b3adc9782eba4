"""Kinds of tokens that belong together, and what a token says."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from bot.language.words.amounts import Amount
from bot.language.words.tokens import Token

WAYS = frozenset({"TO", "LIFT"})
SEPARATORS = frozenset({"END", "THEN", "AND"})
NAMES = frozenset({"JOINT", "CHAINED", "PART", "PAREN"})
SIDES = frozenset({"SIDE", "INITIAL"})
FAR = frozenset({"NUMBER", "AMOUNT", "FUZZY"})
STRANGE = frozenset({"UNKNOWN", "OTHER", "OTHERPART", "BE"})  # no line with one of them is followed


def amount_of(token: Token) -> Amount:
    """How far a token says, in per cent where it names no unit."""
    return token.value if isinstance(token.value, Amount) else Amount(float(cast(float, token.value)))


def as_amount(token: Token) -> Token:
    """A number as how far, in per cent; any other token as it is."""
    return replace(token, kind="AMOUNT", value=amount_of(token)) if token.kind == "NUMBER" else token


def last_sentence(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens since the last separator."""
    ends = [place for place, token in enumerate(tokens) if token.kind in SEPARATORS]
    return tokens[ends[-1] + 1 :] if ends else tokens
