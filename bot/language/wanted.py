"""Effects of a line in one plain form, so that what is wanted and what is read can be compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import copysign, isclose
from typing import cast

from bot.language.actions import Act, Action, Step
from bot.language.adjustments import Bend, Hide, Lengthen, Mirror, Move, Put, Show, Spread, Swap, Take
from bot.language.grid import centre
from pipeline.pose.joints import J

RIGHT = frozenset(joint for joint in J if joint.name.startswith("R_"))


@dataclass(frozen=True)
class Effect:
    """One effect: what it does, to what, by which numbers; `unit` None: only their signs are wanted."""

    op: str
    about: str
    numbers: tuple[float, ...] = ()
    unit: str | None = "%"
    person: int = 1


def effects_of_steps(steps: Sequence[Step]) -> list[Effect]:
    """The effects of steps that were read."""
    return _ordered(effect for step in steps for effect in _of_step(step))


def effects_wanted(wanted: Iterable[dict[str, object]]) -> list[Effect]:
    """The effects that a message of the file wants."""
    found: list[Effect] = []
    person = 1
    for op in wanted:
        if op["op"] == "person":
            person = cast(int, op["n"])
        else:
            found += _of_wish(op, person)
    return _ordered(found or [Effect("person", "", person=person)] * (person > 1))


def agree(wanted: Sequence[Effect], read: Sequence[Effect]) -> bool:
    """Whether the effects are the same; where no amount is wanted, the signs."""
    return len(wanted) == len(read) and all(_alike(w, r) for w, r in zip(wanted, read, strict=True))


def _alike(wanted: Effect, read: Effect) -> bool:
    if (wanted.op, wanted.about, wanted.person) != (read.op, read.about, read.person):
        return False
    if len(wanted.numbers) != len(read.numbers):
        return not wanted.numbers  # nothing is wanted of them
    if wanted.unit is None:
        signs = zip(wanted.numbers, read.numbers, strict=True)
        return all((w == 0) == (r == 0) and copysign(1, w or r) == copysign(1, r or w) for w, r in signs)
    numbers = zip(wanted.numbers, read.numbers, strict=True)
    return wanted.unit == read.unit and all(isclose(w, r, abs_tol=1e-6) for w, r in numbers)


def _ordered(effects: Iterable[Effect]) -> list[Effect]:
    """Moves in a row in one order, since theirs doesn't matter, and of one joint in one."""
    found: list[Effect] = []
    for op, group in groupby(effects, key=lambda effect: effect.op):
        row = list(group)
        found += sorted(_summed(row), key=lambda e: (e.person, e.about)) if op == "move" else row
    return found


def _summed(moves: Sequence[Effect]) -> Iterator[Effect]:
    keys = dict.fromkeys((move.about, move.unit, move.person) for move in moves)
    for about, unit, person in keys:
        of = [m.numbers for m in moves if (m.about, m.unit, m.person) == (about, unit, person)]
        yield Effect("move", about, (sum(n[0] for n in of), sum(n[1] for n in of)), unit, person)


def _joints(joints: Iterable[int]) -> str:
    return " ".join(str(int(joint)) for joint in sorted(joints))


def _move(joint: int, chain: bool, dx: float, dy: float, unit: str | None, person: int) -> Effect:
    return Effect("move", f"{int(joint)}{'+' * chain}", (dx, dy), unit, person)


def _of_step(step: Step) -> list[Effect]:
    person = step.person + 1
    match step:
        case Move(joints, dx, dy, unit, chain):
            return [_move(j, chain, dx, dy, unit.value.rstrip("s"), person) for j in joints]
        case Spread(joints, amount, unit, chain):  # of somebody who faces us
            sides = {j: -amount if j in RIGHT else amount for j in joints}
            return [_move(j, chain, dx, 0, unit.value.rstrip("s"), person) for j, dx in sides.items()]
        case Put(joints, x, y, unit):
            return [Effect("set", _joints(joints), (x, y), unit.value, person)]
        case Bend(joints, degrees):
            return [Effect("bend", _joints(joints), (degrees,), person=person)]
        case Lengthen(joints, factor):
            return [Effect("length", _joints(joints), (factor,), person=person)]
        case Hide(joints) | Show(joints):
            return [Effect(type(step).__name__.lower(), _joints(joints), person=person)]
        case Swap(pair) | Mirror(pair):
            return [Effect(type(step).__name__.lower(), pair.value if pair else "all", person=person)]
        case Take(preset):
            return [Effect("pose", preset.value, person=person)]
        case Action(Act.PERSON):
            return [Effect("person", "", person=person)]
        case Action(act, times, joints):
            counted = (float(times),) if act in (Act.UNDO, Act.REDO) else ()
            return [Effect(act.value, _joints(joints), counted, person=person)]


def _of_wish(op: dict[str, object], person: int) -> list[Effect]:
    name = cast(str, op["op"])
    joints = cast(list[int], op.get("joints", []))
    unit = cast(str | None, op.get("unit", "%"))
    if name == "move":
        dx, dy = cast(float, op["dx"]), cast(float, op["dy"])
        return [_move(j, cast(bool, op["chain"]), dx, dy, unit, person) for j in joints]
    if name == "set":
        return [Effect("set", _joints(joints), _place(op), unit, person)]
    about = cast(str, op.get("what", op.get("name", _joints(joints))))
    value = op.get("degrees", op.get("factor", op.get("n")))
    numbers = () if value is None else (cast(float, value),)
    return [Effect(name, about, numbers, person=person)]


def _place(op: dict[str, object]) -> tuple[float, float]:
    if "cell" not in op:
        return cast(float, op["x"]), cast(float, op["y"])
    cell = cast(str, op["cell"])
    return centre(cell[0], int(cell[1:]))
