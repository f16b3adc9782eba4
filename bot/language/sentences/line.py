"""The clauses of a line -> its steps: joints and people carry over from one clause to the next."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.actions import Act, Action, Step
from bot.language.adjustments import Lengthen, Mirror, Move, Preset, Spread, Swap
from bot.language.doubt import Choices, Doubt
from bot.language.sentences.joints_meant import bones, chained, moved, pair
from bot.language.sentences.kinds import WAYS, amount_of
from bot.language.sentences.meaning import ABOUT_JOINTS, ALONE, Steps
from bot.language.sentences.moving import merged
from bot.language.sentences.reading import Clause, Target
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.amounts import Amount
from bot.language.words.tokens import Token
from pipeline.pose.joints import JOINTS, LEG_JOINTS, J

NEAR, FAR = Amount(2.0), Amount(5.0)
# Where a joint is said to be wrongly -> the way back; how a bone is said to be -> whether it is to grow.
_BACK = {
    re.compile(r"high|\bup\b|float|hover|air|높|올라|떠|떴|뜬|뜸|위"): (0, 1),
    re.compile(r"low|\bdown\b|낮|내려|아래|밑"): (0, -1),
    re.compile(r"too (?:far )?(?:to the )?left|왼"): (1, 0),
    re.compile(r"too (?:far )?(?:to the )?right|오른"): (-1, 0),
}
_RESIZED = {re.compile(r"long|길|긴"): -1, re.compile(r"short|짧"): 1}


def steps_of(clauses: Sequence[Clause], person: int, choices: Choices) -> Steps:
    """The steps of a line's clauses in their order.

    Raises:
        Unsure: something can be meant in two ways and no choice was made.
        Puzzled: something can't be followed.
    """
    wishes = [clause for clause in clauses if clause.kind not in ("complaint", "keep", "person")]
    if not wishes and clauses[-1].kind == "complaint":
        return _of_person(_complaint(clauses[-1], choices), person)
    steps: list[Step] = []
    clauses = list(clauses)
    for place, clause in enumerate(clauses):
        if clause.kind == "person":
            person = int(str(clause.tokens[0].value))
        elif clause.kind not in ("complaint", "keep"):
            clause = clauses[place] = _with_amount(clauses, place, choices)
            more = _of_person(_steps(clause, clauses, place, choices), person)
            steps = _joined(steps, more, carried=clause.target is None)
    alone = all(clause.kind == "person" for clause in clauses)
    return (Action(Act.PERSON, person=person),) if alone else tuple(steps)


def half_steps(half: Clause, person: int, choices: Choices) -> Steps:
    """What a joint without a way can mean: down or up; forward: down or to the side."""
    given = half.token("AMOUNT", "FUZZY", "NUMBER")
    target = half.target or Target(())
    if target.bare and given is None and len(target.items) == 2:
        given = Token("NUMBER", target.items[1], f"{target.items[1]:g}")
        target = Target(target.items[:1])
    if not _certain(target):
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


def _certain(target: Target) -> bool:
    """Whether a target needs no question of its own: two questions at once can't be asked."""
    return bool(target.items) and all(getattr(item, "side", "said") is not None for item in target.items)


def _with_amount(clauses: Sequence[Clause], place: int, choices: Choices) -> Clause:
    """The clause, with a lone number read as how far where it is no joint."""
    clause, before = clauses[place], clauses[place - 1] if place else None
    number = _lone_number(clause)
    if number is None or not _is_amount(number, clause, before, _carried(clauses, place), choices):
        return clause
    return replace(
        clause, target=None, tokens=(Token("AMOUNT", Amount(number), f"{number:g}"), *clause.tokens)
    )


def _steps(clause: Clause, clauses: Sequence[Clause], place: int, choices: Choices) -> Steps:
    if place and _says_again(clause, clauses[place - 1]):
        return ()
    if place and clause.kind == clauses[place - 1].kind == "preset":
        return _one_pose(clauses[place - 1], clause)
    if clause.kind == "mirror" and clause.target is None and place and _mixed_up(clauses[place - 1]):
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


def _mixed_up(before: Clause) -> bool:
    """Whether left and right were complained of: “the legs are mixed up, flip them” exchanges them."""
    return before.kind == "complaint" and any(token.value == "mixed" for token in before.tokens)


def _one_pose(before: Clause, clause: Clause) -> Steps:
    """“다리를 꼬고 서 있게”: crossed is standing already; other poses exclude each other."""
    poses = [str(token.value) for each in (before, clause) for token in each.tokens if token.kind == "PRESET"]
    if poses[:1] * 2 == poses or poses == [Preset.CROSS, Preset.STAND]:
        return ()
    raise Puzzled(Trouble.CONTRADICTION, clause.tokens[0].said)


def _lone_number(clause: Clause) -> float | None:
    """The number of “2 left”, which has neither a mark nor an amount beside it."""
    numbers = clause.target.numbers if clause.target is not None and clause.target.bare else ()
    amounts = [token for token in clause.tokens if token.kind not in WAYS]
    return numbers[0] if clause.kind == "move" and len(numbers) == 1 and not amounts else None


def _is_amount(
    number: float, clause: Clause, before: Clause | None, carried: Target | None, choices: Choices
) -> bool:
    """Whether the lone number of “13 down 5, 2 left” or “2 내려” is how far, not a joint."""
    if number != int(number) or number >= JOINTS:
        return carried is not None
    # Koreans call a joint 2번, and say how far before the verb.
    korean = not any(token.said.isascii() for token in clause.tokens)
    goes_on = before is not None and before.kind == "move" and _amount_first(before)
    leg = J(int(number)) in LEG_JOINTS
    complained = before is not None and before.kind == "complaint"
    if not leg and (korean or goes_on or complained):
        return True
    measured = complained or (before is not None and _has_amount(before))
    doubtful = not leg if carried is None else measured
    return doubtful and not choices.of(Doubt.AMOUNT_OR_JOINT, f"{number:g}")


def _amount_first(clause: Clause) -> bool:
    return bool(clause.tokens) and clause.tokens[0].kind not in WAYS


def _has_amount(clause: Clause) -> bool:
    among_numbers = clause.target is not None and clause.target.bare and len(clause.target.items) > 1
    return among_numbers or clause.token("NUMBER", "AMOUNT", "FUZZY") is not None


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


def _complaint(clause: Clause, choices: Choices) -> Steps:
    """“the left foot is too high”: a wish, but how far is to be asked."""
    said, target = " ".join(token.said for token in clause.tokens), clause.target
    if target is None:
        raise Puzzled(Trouble.UNCLEAR, said)
    if _mixed_up(clause):
        both = pair(target)
        return (Mirror(both) if choices.of(Doubt.SWAP_OR_MIRROR, said) else Swap(both),)
    back = next((back for where, back in _BACK.items() if where.search(said)), None)
    if back is not None and _certain(target):
        amount = (NEAR, FAR)[choices.of(Doubt.HOW_FAR, said)].value
        return (Move(moved(target, choices), back[0] * amount, back[1] * amount, chain=chained(target)),)
    change = next((sign for size, sign in _RESIZED.items() if size.search(said)), None)
    if change is not None:
        share = (0.05, 0.10)[choices.of(Doubt.HOW_FAR, said)]
        return (Lengthen(bones(target, choices), 1 + change * share),)
    raise Puzzled(Trouble.UNCLEAR, said)
