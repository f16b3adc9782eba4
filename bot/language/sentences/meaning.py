"""Clauses -> steps: what each kind of clause asks for."""

from collections.abc import Callable
from dataclasses import replace

from bot.language.actions import Act, Action, Step
from bot.language.adjustments import Bend, Hide, Lengthen, Mirror, Preset, Put, Show, Swap, Take, Unit
from bot.language.doubt import Choices, Doubt
from bot.language.sentences.joints_meant import bending, bones, chained, ends, moved, pair
from bot.language.sentences.kinds import amount_of
from bot.language.sentences.moving import moves_of, spread_of
from bot.language.sentences.reading import Clause, Named, Target
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.amounts import Amount, Place
from bot.language.words.parts import LEG, Side
from pipeline.pose.joints import BELOW, J

BEND, BEND_BY_FUZZY = 20.0, 5.0  # degrees, and degrees for each per cent that a little or a lot stands for
LENGTH, LENGTH_BY_FUZZY = 10.0, 2.5  # per cent likewise
LEAST_LENGTH, MOST_LENGTH = 0.4, 6.0  # “length 10%” hardly asks for a tenth
MOST_TIMES = 50
LIMB_BONES = frozenset(joint for joints in BELOW.values() for joint in joints)
_MOST_UNSAID = 7  # from here on “되돌려 13번” hardly counts steps

Steps = tuple[Step, ...]


def _put(clause: Clause, target: Target, choices: Choices) -> Steps:
    token, joints = clause.token("PLACE"), moved(target, choices)
    if token is None or not isinstance(token.value, Place):
        raise Puzzled(Trouble.UNCLEAR)
    if len(joints) > 1 or chained(target):
        raise Puzzled(Trouble.ONE_JOINT_A_PLACE, token.said)
    place = token.value
    if place.unit is Unit.PERCENT and max(place.x, place.y) > 100:
        raise Puzzled(Trouble.OUTSIDE, token.said, limit=100)
    return (Put(joints, place.x, place.y, place.unit),)


def _hide(clause: Clause, target: Target, choices: Choices) -> Steps:
    return (Hide(_hanging(target, choices)),)


def _show(clause: Clause, target: Target, choices: Choices) -> Steps:
    return (Show(_hanging(_on_both_sides(target), choices)),)


def _on_both_sides(target: Target) -> Target:
    """What is shown again without a side was hidden on both."""
    items = [
        replace(item, side=Side.BOTH) if isinstance(item, Named) and item.side is None else item
        for item in target.items
    ]
    return replace(target, items=tuple(items))


def _hanging(target: Target, choices: Choices) -> tuple[J, ...]:
    """The joints of a part; with `12+` what hangs below, with “everything below 12” only that."""
    joints = {*ends(target, choices)}
    below = {other for joint in joints for other in BELOW.get(joint, ())}
    if target.below and not below:
        raise Puzzled(Trouble.NOTHING_BELOW, str(int(min(joints))))
    if target.below:
        return tuple(sorted(below))
    return tuple(sorted(joints | below if target.chain else joints))


def _swap(clause: Clause, target: Target, choices: Choices) -> Steps:
    return (Swap(pair(target)),)


def _bend(clause: Clause, target: Target, choices: Choices) -> Steps:
    verb, given = clause.token("BEND"), clause.token("ANGLE", "FUZZY", "NUMBER", "AMOUNT")
    sign = -1 if verb and verb.value == "straighten" else 1
    if given is None and target.bare and len(target.items) == 2:
        first, second = target.numbers
        if not choices.of(Doubt.ANGLE_OR_JOINT, f"{second:g}"):
            return (Bend(bending(Target((first,)), choices), sign * second),)
    degrees = BEND
    if given and given.kind == "FUZZY":
        degrees = amount_of(given).value * BEND_BY_FUZZY
    elif given and isinstance(given.value, Amount) and "%" in given.said + given.value.unit.replace("%", ""):
        raise Puzzled(Trouble.UNCLEAR, given.said)
    elif given:
        degrees = amount_of(given).value
    return (Bend(bending(target, choices), sign * degrees),)


def _length(clause: Clause, target: Target, choices: Choices) -> Steps:
    joints = bones(target, choices)
    if not {*joints} <= LIMB_BONES:
        raise Puzzled(Trouble.NO_BONE, str(int(min({*joints} - LIMB_BONES))))
    return (Lengthen(joints, _factor(clause)),)


def _factor(clause: Clause) -> float:
    verb, given = clause.token("LONGER"), clause.token("AMOUNT", "FACTOR", "FUZZY", "SIGNED")
    sign = {"longer": 1, "shorter": -1}.get(str(verb.value) if verb else "", 0)
    if given is not None and given.kind == "FACTOR":
        factor = amount_of(given).value
        return 1 / factor if sign < 0 < 1 < factor else factor
    percent = LENGTH if given is None else amount_of(given).value
    if given is not None and given.kind == "FUZZY":
        percent *= LENGTH_BY_FUZZY
    by = sign or (1 if given is not None and given.kind == "SIGNED" else 0)  # “length -5%”: by, not to
    factor = 1 + by * percent / 100 if by else percent / 100
    pixels = given is not None and amount_of(given).unit is not Unit.PERCENT
    if pixels or not percent or not (0 if by else LEAST_LENGTH) < factor < MOST_LENGTH:
        raise Puzzled(Trouble.LENGTH_IN_PERCENT, given.said if given else "")
    return factor


def _mirror(clause: Clause, choices: Choices) -> Steps:
    return (Mirror(pair(clause.target) if clause.target else None),)


def _preset(clause: Clause, choices: Choices) -> Steps:
    token = clause.token("PRESET")
    preset = Preset(str(token.value if token else ""))
    legs = clause.target is None or all(
        isinstance(item, Named) and item.part is LEG and item.side in (None, Side.BOTH)
        for item in clause.target.items
    )
    if not legs or (clause.target and preset is not Preset.CROSS):
        raise Puzzled(Trouble.UNCLEAR, token.said if token else "")
    return (Take(preset),)


def _times(clause: Clause) -> int:
    token = clause.token("NUMBER", "FACTOR", "JOINT")
    times = amount_of(token).value if token else 1.0
    if times != int(times) or not 1 <= times <= MOST_TIMES:
        raise Puzzled(Trouble.UNCLEAR, token.said if token else "")
    return int(times)


def _undo(clause: Clause, choices: Choices) -> Steps:
    joint = clause.token("JOINT")
    if joint and isinstance(joint.value, J) and joint.value >= _MOST_UNSAID:
        if choices.of(Doubt.UNDO_OR_RESET, joint.said):
            return (Action(Act.RESET, joints=(joint.value,)),)
        return (Action(Act.UNDO),)
    return (Action(Act.UNDO, _times(clause)),)


def _redo(clause: Clause, choices: Choices) -> Steps:
    return (Action(Act.REDO, _times(clause)),)


def _reset(clause: Clause, choices: Choices) -> Steps:
    token = clause.token("RESET")
    if clause.target is None:
        return (Action(Act.RESET),)
    if token and token.value == "all":
        raise Puzzled(Trouble.UNCLEAR, token.said)
    return (Action(Act.RESET, joints=ends(clause.target, choices)),)


def _cancel(clause: Clause, choices: Choices) -> Steps:
    token = clause.token("CANCEL")
    if token and token.value == "job":
        return (Action(Act.CANCEL),)
    return (Action((Act.UNDO, Act.CANCEL)[choices.of(Doubt.UNDO_OR_CANCEL, token.said if token else "")]),)


def _person(clause: Clause, choices: Choices) -> Steps:
    token = clause.token("PERSON")
    return (Action(Act.PERSON, person=int(str(token.value)) if token else 0),)


def _plain(act: Act) -> Callable[[Clause, Choices], Steps]:
    return lambda clause, choices: (Action(act),)


# Clauses that need joints, said in them or before them.
ABOUT_JOINTS: dict[str, Callable[[Clause, Target, Choices], Steps]] = {
    "move": moves_of,
    "put": _put,
    "hide": _hide,
    "show": _show,
    "swap": _swap,
    "bend": _bend,
    "length": _length,
}
# Clauses that stand for themselves.
ALONE: dict[str, Callable[[Clause, Choices], Steps]] = {
    "spread": lambda clause, choices: (spread_of(clause, clause.target, choices),),
    "mirror": _mirror,
    "preset": _preset,
    "undo": _undo,
    "redo": _redo,
    "reset": _reset,
    "grid": _plain(Act.GRID),
    "grid_off": _plain(Act.GRID_OFF),
    "done": _plain(Act.DONE),
    "cancel": _cancel,
    "person": _person,
}
