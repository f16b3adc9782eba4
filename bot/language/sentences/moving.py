"""Clauses of moving -> moves: directions, amounts, and numbers that could be either amount or joint."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.adjustments import Move, Spread
from bot.language.doubt import Choices, Doubt
from bot.language.sentences.joints_meant import both_sides, chained, moved
from bot.language.sentences.kinds import WAYS, amount_of
from bot.language.sentences.reading import Clause, Target
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.amounts import Amount
from bot.language.words.tokens import Token
from pipeline.pose.joints import JOINTS, LEG_JOINTS, J

STEP = Amount(5.0)  # per cent of the picture's height, where nothing says how far
ANKLES = (J.R_ANKLE, J.L_ANKLE)
_VECTORS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}

Shift = tuple[str, Amount]  # a way (up, down, left, right, in, out, x, y) and how far


def moves_of(clause: Clause, target: Target, choices: Choices) -> tuple[Move | Spread, ...]:
    """The moves that a clause asks for."""
    target, leading = _amount_among_numbers(clause, target, choices)
    shifts, rest = _shifts([*leading, *clause.tokens])
    split = _next_joint(clause, target, choices)
    if split is not None:
        first, number, others = split
        return (*_moves(target, first, choices), *_moves(Target((number,)), others, choices))
    if rest:
        raise Puzzled(Trouble.UNCLEAR, " ".join(token.said for token in rest))
    return _moves(target, shifts, choices)


def spread_of(clause: Clause, target: Target | None, choices: Choices) -> Spread:
    """How far joints are to go apart, or together."""
    verb, given = clause.token("SPREAD"), clause.token("AMOUNT", "FUZZY", "NUMBER")
    amount = amount_of(given) if given else STEP
    sign = -1 if verb and verb.value == "together" else 1
    if target is None:
        return Spread(ANKLES, sign * amount.value, amount.unit)
    return Spread(both_sides(target, choices), sign * amount.value, amount.unit, chain=target.chain)


def merged(moves: Sequence[Move], more: Move) -> list[Move]:
    """The moves with one more: of the same joints in the same unit they are one.

    Raises:
        Puzzled: the joint would go both up and down, or both left and right.
    """
    for place, move in enumerate(moves):
        alike = replace(move, dx=0, dy=0, unit=more.unit) == replace(more, dx=0, dy=0)
        if alike and ((move.dx and more.dx) or (move.dy and more.dy)):
            raise Puzzled(Trouble.CONTRADICTION)
        if alike and move.unit == more.unit:
            joined = replace(move, dx=move.dx + more.dx, dy=move.dy + more.dy)
            return [*moves[:place], joined, *moves[place + 1 :]]
    return [*moves, more]


def _moves(target: Target, shifts: Sequence[Shift], choices: Choices) -> tuple[Move | Spread, ...]:
    joints, chain = moved(target, choices), chained(target)
    spreads = [
        Spread(joints, amount.value * (1 if way == "out" else -1), amount.unit, chain)
        for way, amount in shifts
        if way in ("in", "out")
    ]
    moves: list[Move] = []
    for way, amount in shifts:
        if way not in ("in", "out"):
            moves = merged(moves, Move(joints, *_vector(way, amount.value), amount.unit, chain))
    return (*moves, *spreads)


def _vector(way: str, amount: float) -> tuple[float, float]:
    if way in ("x", "y"):
        return (amount, 0.0) if way == "x" else (0.0, amount)
    dx, dy = _VECTORS[way]
    return dx * amount, dy * amount


def _shifts(tokens: Sequence[Token]) -> tuple[list[Shift], list[Token]]:
    """The shifts of a clause in either order; in “left down 4” both ways take the one amount."""
    axes = [token for token in tokens if token.kind == "SHIFT"]
    if axes:
        return [token.value for token in axes], [  # type: ignore[misc]
            token for token in tokens if token.kind != "SHIFT"
        ]
    tokens = _said_once(tokens)
    amount_first = tokens[0].kind not in WAYS
    shifts: list[Shift] = []
    waiting: list[str] = []
    given: Amount | None = None
    for token in tokens:
        if token.kind in WAYS:
            waiting.append(str(token.value))
            if given is not None:
                shifts += [(waiting.pop(), given)]
                given = None
        elif amount_first:
            given = amount_of(token)
        else:
            shifts += [(way, amount_of(token)) for way in waiting]
            waiting = []
    return shifts + [(way, STEP) for way in waiting], []


def _said_once(tokens: Sequence[Token]) -> list[Token]:
    """“위로 5 올려”: the verb says the way again; one that says another way without an amount is unclear."""
    ways = [token for token in tokens if token.kind in WAYS]
    if len(ways) == 2 and tokens[0].kind == "LIFT" and ways[1].value == tokens[0].value:
        return list(tokens[1:])  # “lift 13 up by 5”
    verb = tokens[-1]
    if verb.kind != "LIFT" or len(ways) < 2:
        return list(tokens)
    if any(way.value == verb.value for way in ways[:-1]):
        return list(tokens[:-1])
    if len(tokens) > len(ways):
        raise Puzzled(Trouble.UNCLEAR, " ".join(token.said for token in tokens))
    return list(tokens)


def _amount_among_numbers(clause: Clause, target: Target, choices: Choices) -> tuple[Target, list[Token]]:
    """“13 5 down”: the last of several bare numbers is how far, unless it could well be a joint."""
    amounts = clause.token("AMOUNT", "FUZZY", "NUMBER", "SHIFT")
    if not target.bare or len(target.items) < 2 or amounts:
        return target, []
    *joints, last = target.numbers
    if _may_be_joint(last, joints) and choices.of(Doubt.AMOUNT_OR_JOINT, f"{last:g}"):
        return target, []
    return replace(target, items=tuple(joints)), [Token("NUMBER", last, f"{last:g}")]


def _may_be_joint(number: float, others: Sequence[float]) -> bool:
    if number != int(number) or not 0 <= number < JOINTS:
        return False
    return J(int(number)) in LEG_JOINTS or abs(number - others[-1]) in (3, 1) or number in (0, 1)


def _next_joint(
    clause: Clause, target: Target, choices: Choices
) -> tuple[list[Shift], float, list[Shift]] | None:
    """“10 up 13 right 3”: 13 may be how far, or the next joint."""
    if not target.bare:
        return None
    tokens = clause.tokens
    for place in range(1, len(tokens) - 2):
        before, number, after, amount = tokens[place - 1 : place + 3]
        kinds = before.kind in WAYS and number.kind == "NUMBER" and after.kind in WAYS
        if kinds and amount.kind not in WAYS and _may_be_leg(number):
            if not choices.of(Doubt.AMOUNT_OR_JOINT, number.said):
                return None
            return _shifts(tokens[:place])[0], amount_of(number).value, _shifts(tokens[place + 1 :])[0]
    return None


def _may_be_leg(token: Token) -> bool:
    return token.value in {float(joint) for joint in LEG_JOINTS}
