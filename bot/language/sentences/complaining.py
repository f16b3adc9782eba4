"""Complaints without a wish: “the left foot is too high” can only mean one thing, but not how far."""

import re

from bot.language.adjustments import Lengthen, Mirror, Move, Swap
from bot.language.doubt import Choices, Doubt
from bot.language.outcomes import Question
from bot.language.sentences.joints_meant import bones, chained, moved, pair
from bot.language.sentences.meaning import Steps
from bot.language.sentences.reading import Clause, Target
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.amounts import Amount

_TOO = re.compile(r"\btoo\b|너무|(?<![가-힣])넘")
NEAR, FAR = Amount(2.0), Amount(5.0)
# Where a joint is said to be wrongly -> the way back; how a bone is said to be -> whether it is to grow.
_BACK = {
    re.compile(r"high|\bup\b|float|hover|air|높|올라|떠|떴|뜬|뜸|위"): (0, 1),
    re.compile(r"low|\bdown\b|낮|내려|아래|밑"): (0, -1),
    re.compile(r"too (?:far )?(?:to the )?left|왼"): (1, 0),
    re.compile(r"too (?:far )?(?:to the )?right|오른"): (-1, 0),
}
_RESIZED = {re.compile(r"long|길|긴"): -1, re.compile(r"short|짧"): 1}


def steps_of_complaint(clause: Clause, choices: Choices) -> Steps:
    """“the left foot is too high”: a wish, but how far is to be asked."""
    said, target = " ".join(token.said for token in clause.tokens), clause.target
    if target is None:
        raise Puzzled(Trouble.UNCLEAR, said)
    if mixed_up(clause):
        both = pair(target)
        return (Mirror(both) if choices.of(Doubt.SWAP_OR_MIRROR, said) else Swap(both),)
    back = next((back for where, back in _BACK.items() if where.search(said)), None)
    if back is not None and certain(target):
        amount = (NEAR, FAR)[choices.of(Doubt.HOW_FAR, said)].value
        return (Move(moved(target, choices), back[0] * amount, back[1] * amount, chain=chained(target)),)
    change = next((sign for size, sign in _RESIZED.items() if size.search(said)), None)
    if change is not None:
        share = (0.05, 0.10)[choices.of(Doubt.HOW_FAR, said)]
        return (Lengthen(bones(target, choices), 1 + change * share),)
    raise Puzzled(Trouble.UNCLEAR, said)


def says_too_far(asked: Question) -> bool:
    """Whether a complaint says what to do as clearly as a wish: “is too high”, not “is up there”."""
    moves = all(isinstance(step, Move) for option in asked.options for step in option.steps)
    return asked.doubt is Doubt.HOW_FAR and moves and _TOO.search(asked.said) is not None


def mixed_up(before: Clause) -> bool:
    """Whether left and right were complained of: “the legs are mixed up, flip them” exchanges them."""
    return before.kind == "complaint" and any(token.value == "mixed" for token in before.tokens)


def certain(target: Target) -> bool:
    """Whether a target needs no question of its own: two questions at once can't be asked."""
    return bool(target.items) and all(getattr(item, "side", "said") is not None for item in target.items)
