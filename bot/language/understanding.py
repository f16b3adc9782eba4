"""The one door of the language: a line and the pose at hand -> one typed outcome."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.language.actions import Action, Step
from bot.language.adjustments import Adjustment
from bot.language.outcomes import Acting, Adjustments, NotUnderstood, Outcome
from bot.language.parsing import parse
from bot.language.poses.application import apply
from bot.language.samples import samples
from bot.language.trouble import Puzzled
from bot.text.locales import Locale
from pipeline.contract import Canvas
from pipeline.pose.pose import Pose


def understand(
    text: str, pose: Pose, canvas: Canvas, locale: Locale = Locale.ENGLISH, person: int = 0
) -> Outcome:
    """What a line comes to on this pose; `person` is meant where the line names none.

    Nothing is remembered: the caller keeps the pose of `Adjustments`, carries out the action of `Acting`.
    """
    parsed = parse(text, person)
    if isinstance(parsed, NotUnderstood):
        return replace(parsed, samples=samples(pose, canvas, locale, person))
    if not isinstance(parsed, tuple):
        return parsed
    return follow(parsed, pose, canvas, locale)


def follow(
    steps: Sequence[Step], pose: Pose, canvas: Canvas, locale: Locale = Locale.ENGLISH
) -> Adjustments | Acting | NotUnderstood:
    """Do steps that are understood: an option that was chosen, or what was left to do `then`."""
    first = steps[0]
    if isinstance(first, Action):
        return Acting(first, tuple(steps[1:]))
    leading: list[Adjustment] = [
        step for step in takewhile(_is_adjustment, steps) if not isinstance(step, Action)
    ]
    try:
        applied = apply(pose, leading, canvas)
    except Puzzled as puzzled:
        commands = samples(pose, canvas, locale, first.person)
        return NotUnderstood(puzzled.trouble, puzzled.what, puzzled.nearest, puzzled.limit, commands)
    return Adjustments(tuple(leading), applied.pose, applied.remarks, tuple(steps[len(leading) :]))


def _is_adjustment(step: Step) -> bool:
    return not isinstance(step, Action)
