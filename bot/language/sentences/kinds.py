"""Kinds of tokens that belong together, and what a token says."""

from typing import cast

from bot.language.words.amounts import Amount
from bot.language.words.tokens import Token

WAYS = frozenset({"TO", "LIFT"})
SEPARATORS = frozenset({"END", "THEN", "AND"})
NAMES = frozenset({"JOINT", "CHAINED", "PART", "PAREN"})
SIDES = frozenset({"SIDE", "INITIAL"})
STRANGE = frozenset({"UNKNOWN", "OTHER", "OTHERPART", "BE"})  # no line with one of them is followed


def amount_of(token: Token) -> Amount:
    """How far a token says, in per cent where it names no unit."""
    return token.value if isinstance(token.value, Amount) else Amount(float(cast(float, token.value)))
