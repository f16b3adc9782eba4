"""A pose that was drawn by hand -> the corrected pose, with the same remarks as for words."""

from dataclasses import replace

from bot.language.poses.application import Applied
from bot.language.poses.limits import back, inside, keep_inside, locked, stretched
from pipeline.contract import Canvas
from pipeline.pose.pose import Person, Pose


def redrawn(before: Pose, drawn: Pose, canvas: Canvas) -> Applied:
    """The drawn pose, inside the picture; people beyond those there were before get no remarks.

    Raises:
        ValueError: the drawn pose is in another frame than the canvas.
    """
    if (drawn.width, drawn.height) != (canvas.width, canvas.height):
        raise ValueError("the drawn pose has another frame than the canvas")
    known = min(len(before.people), len(drawn.people))
    old, new = (replace(pose, people=pose.people[:known]) for pose in (before, drawn))
    kept, clamped = keep_inside(old, new)
    added = tuple(_kept_inside(person, drawn) for person in drawn.people[known:])
    remarks = (*clamped, *locked(kept, old, canvas), *stretched(kept, old), *back(kept, old, ()))
    return Applied(replace(drawn, people=kept.people + added), remarks)


def _kept_inside(person: Person, frame: Pose) -> Person:
    return Person(tuple(inside(joint, frame) for joint in person.joints))
