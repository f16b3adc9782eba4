"""Commands made from the pose at hand: a ten-second lesson for every answer."""

from bot.language.actions import Step
from bot.language.adjustments import Bend, Move
from bot.language.naming import bare_name
from bot.language.saying import say
from bot.text.locales import Locale
from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.locked import locked_joints
from pipeline.pose.pose import Pose

_LESSONS = (J.L_ANKLE, J.R_ANKLE, J.L_KNEE, J.R_KNEE, J.L_WRIST, J.R_WRIST)
_PER_CENT = 3.0


def samples(pose: Pose, canvas: Canvas, locale: Locale = Locale.ENGLISH, person: int = 0) -> tuple[str, ...]:
    """Two commands that would change something in this picture: one by number, one by name.

    Empty where nothing of the person can be repainted.
    """
    if person >= len(pose.people):
        return ()
    kept = locked_joints(pose, canvas)
    free = [j for j in _LESSONS if (person, int(j)) not in kept and pose.people[person][j].shown]
    if not free:
        return ()
    first, last = free[0], free[-1]
    steps: tuple[Step, Step] = (_move(pose, person, first), Bend((last,), 20, person))
    if last not in (J.L_KNEE, J.R_KNEE) or last is first:
        steps = (steps[0], _move(pose, person, free[min(1, len(free) - 1)]))
    by_number = say(steps[0], Locale.ENGLISH) if locale is Locale.ENGLISH else _korean_by_number(steps[0])
    return by_number, _by_name(steps[1], locale)


def _move(pose: Pose, person: int, joint: J) -> Move:
    """Down where there is room below, else up."""
    room = pose.people[person][joint].y + pose.height * _PER_CENT / 100 < pose.height
    return Move((joint,), 0, _PER_CENT if room else -_PER_CENT, person=person)


def _by_name(step: Step, locale: Locale) -> str:
    said = say(step, locale)
    if locale is Locale.ENGLISH and isinstance(step, Move | Bend):
        joint = step.joints[0]
        return said.replace(f"{int(joint)} ", f"{bare_name(joint)} ", 1)
    return said


def _korean_by_number(step: Step) -> str:
    said = say(step, Locale.KOREAN)
    if isinstance(step, Move | Bend):
        joint = step.joints[0]
        return said.replace(bare_name(joint, Locale.KOREAN), f"{int(joint)}번", 1)
    return said
