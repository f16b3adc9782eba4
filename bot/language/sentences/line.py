"""The clauses of a line -> its steps: joints and people carry over from one clause to the next."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.actions import Act, Action, Step
from bot.language.adjustments import Move, Preset, Spread, Swap
from bot.language.doubt import Choices, Doubt
from bot.language.sentences.complaining import FAR, certain, mixed_up, steps_of_complaint
from bot.language.sentences.joints_meant import chained, moved, pair
from bot.language.sentences.kinds import WAYS, amount_of
from bot.language.sentences.lone_numbers import with_amount
from bot.language.sentences.meaning import ABOUT_JOINTS, ALONE, Steps
from bot.language.sentences.moving import merged
from bot.language.sentences.reading import Clause, Target
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.tokens import Token
from pipeline.pose.joints import J


def steps_of(clauses: Sequence[Clause], person: int, choices: Choices) -> Steps:
    """The steps of a line's clauses in their order.

    Raises:
        Unsure: something can be meant in two ways and no choice was made.
        Puzzled: something can't be followed.
    """
    wishes = [clause for clause in clauses if clause.kind not in ("complaint", "keep", "person")]
    if not wishes and clauses[-1].kind == "complaint":
        return _of_person(steps_of_complaint(clauses[-1], choices), person)
    steps: list[Step] = []
    clauses = _undone_first(clauses)
    for place, clause in enumerate(clauses):
        if clause.kind == "person":
            person = int(str(clause.tokens[0].value))
        elif clause.kind not in ("complaint", "keep"):
            before = clauses[place - 1] if place else None
            clause = with_amount(clause, before, _carried(clauses, place), choices)
            clauses[place] = clause
            more = _of_person(_steps(clause, clauses, place, choices), person)
            steps = _joined(steps, more, carried=clause.target is None)
    alone = all(clause.kind == "person" for clause in clauses)
    return (Action(Act.PERSON, person=person),) if alone else tuple(steps)


def _undone_first(clauses: Sequence[Clause]) -> list[Clause]:
    """“취소하고 10번 위로 2”: who goes on to adjust takes back an adjustment, and cancels no job."""
    return [
        replace(clause, kind="undo") if _cancels_any(clause) and _adjusts(clauses[place + 1 :]) else clause
        for place, clause in enumerate(clauses)
    ]


def _cancels_any(clause: Clause) -> bool:
    return clause.kind == "cancel" and not any(token.value == "job" for token in clause.tokens)


def _adjusts(clauses: Sequence[Clause]) -> bool:
    return any(clause.kind in ABOUT_JOINTS for clause in clauses)


def half_steps(half: Clause, person: int, choices: Choices) -> Steps:
    """What a joint without a way can mean: down or up; forward: down or to the side."""
    given = half.token("AMOUNT", "FUZZY", "NUMBER")
    target = half.target or Target(())
    if target.bare and given is None and len(target.items) == 2:
        given = Token("NUMBER", target.items[1], f"{target.items[1]:g}")
        target = Target(target.items[:1])
    if not certain(target):
        raise Puzzled(Trouble.UNCLEAR, " ".join(token.said for token in half.tokens))
    amount, depth = amount_of(given) if given else FAR, half.token("DEPTH")
    joints, chain = moved(target, choices), chained(target)
    if depth is None:
        sign = (1, -1)[choices.of(Doubt.WHICH_WAY)]
        return (Move(joints, 0, sign * amount.value, amount.unit, chain, person),)
    sign = -1 if depth.value == "back" else 1
    if choices.of(Doubt.DEPTH, depth.said):
        return (Spread(joints, sign * amount.value, amount.unit, chain, person),)
    return (Move(joints, 0, sign * amount.value, amount.unit, chain, person),)


def _of_person(steps: Steps, person: int) -> Steps:
    """The steps, for a person; actions without joints are nobody's."""
    return tuple(s if isinstance(s, Action) and not s.joints else replace(s, person=person) for s in steps)


def _steps(clause: Clause, clauses: Sequence[Clause], place: int, choices: Choices) -> Steps:
    if place and _says_again(clause, clauses[place - 1]):
        return ()
    if place and clause.kind == clauses[place - 1].kind == "preset":
        return _one_pose(clauses[place - 1], clause)
    if clause.kind == "mirror" and clause.target is None and place and mixed_up(clauses[place - 1]):
        return (Swap(pair(clauses[place - 1].target or Target(()))),)
    if clause.kind in ALONE:
        carried = clause.kind == "spread" and clause.target is None
        return ALONE[clause.kind](
            replace(clause, target=_carried(clauses, place)) if carried else clause, choices
        )
    target = clause.target or _carried(clauses, place)
    if target is None and clause.kind != "move":
        raise Puzzled(Trouble.UNCLEAR, " ".join(token.said for token in clause.tokens))
    if target is None:
        said = " ".join(token.said for token in clause.tokens)
        asked = Doubt.AMOUNT_OR_JOINT not in choices.made
        target = Target(((J.L_ANKLE, J.R_ANKLE)[choices.of(Doubt.WHICH_JOINT, said) if asked else 0],))
    return ABOUT_JOINTS[clause.kind](clause, target, choices)


def _carried(clauses: Sequence[Clause], place: int) -> Target | None:
    """The joints that a clause without any means: those named last, or complained of next."""
    for clause in reversed(clauses[:place]):
        if clause.target is not None and clause.kind != "keep":
            return clause.target
        if clause.kind not in ("complaint", *ABOUT_JOINTS, "spread"):
            return None
    after = clauses[place + 1] if place + 1 < len(clauses) else None
    return after.target if after is not None and after.kind == "complaint" else None


def _says_again(clause: Clause, before: Clause) -> bool:
    """“5 밑으로 내려”: a verb that only repeats the way before it."""
    ways = [token.value for token in before.tokens if token.kind in WAYS]
    kinds = [token.kind for token in clause.tokens]
    return clause.target is None and kinds == ["LIFT"] and ways[-1:] == [clause.tokens[0].value]


def _one_pose(before: Clause, clause: Clause) -> Steps:
    """“다리를 꼬고 서 있게”: crossed is standing already; other poses exclude each other."""
    poses = [str(token.value) for each in (before, clause) for token in each.tokens if token.kind == "PRESET"]
    if poses[:1] * 2 == poses or poses == [Preset.CROSS, Preset.STAND]:
        return ()
    raise Puzzled(Trouble.CONTRADICTION, clause.tokens[0].said)


def _joined(steps: list[Step], more: Sequence[Step], carried: bool) -> list[Step]:
    """Steps in a row: “13 left 2, down 3” is one move, and done twice is done once."""
    for step in more:
        last = steps[-1] if steps else None
        again = last == step and isinstance(step, Action) and step.act not in (Act.UNDO, Act.REDO)
        if carried and isinstance(last, Move) and isinstance(step, Move) and last.joints == step.joints:
            steps = [*steps[:-1], *merged([last], step)]
        elif not again:
            steps = [*steps, step]
    return steps
