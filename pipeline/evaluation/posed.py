"""A photo's body repainted from the hips down to a skeleton that the photo doesn't show."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.contract import Canvas, Repaint
from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.poses import crossed, sitting
from pipeline.evaluation.records import Run
from pipeline.pose.body import torso_length
from pipeline.pose.joints import J
from pipeline.pose.pose import Pose

BELOW_HIPS = 0.1  # torso lengths: where the photo ends that is to be repainted

POSED: dict[Run, Callable[[Pose], Pose | None]] = {Run.SITTING: sitting, Run.CROSSED: crossed}


@dataclass(frozen=True, eq=False)
class Posed:
    """The photo cut at the hips, and the pose (of the whole photo's size) that it is repainted to."""

    photo: CutPhoto
    old: Pose
    new: Pose

    @property
    def canvas(self) -> Canvas:
        """The whole photo, all below the hips unknown."""
        height, width = self.photo.whole.shape[:2]
        return Canvas(width, height, 0, 0, width, self.photo.row)


def posed(photo: CutPhoto, true: Pose, run: Run) -> Posed | None:
    """What is to be painted for a run; None where the legs of that pose would leave the photo."""
    asked = POSED[run](true)
    if asked is None:
        return None
    person = true.people[0]
    hips = max(person[J.R_HIP].y, person[J.L_HIP].y)
    row = round(hips + BELOW_HIPS * torso_length(person))
    if not 0 < row < len(photo.whole):
        return None
    return Posed(CutPhoto(photo.name, photo.whole, photo.body, row), true, asked)


def repaint_of(posed: Posed, save: Callable[[npt.NDArray[np.uint8], str], str]) -> Repaint:
    """The task: old legs and new ones are painted over, the ground around them is the photo's own."""
    return Repaint(
        photo=save(posed.photo.photo, "above_hips"),
        picture=save(posed.photo.whole, "whole"),
        canvas=posed.canvas,
        old_pose=posed.old,
        new_pose=posed.new,
    )
