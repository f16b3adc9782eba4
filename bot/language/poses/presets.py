"""Poses with a name: where the legs go, from the hips down, in the body's own size."""

from collections.abc import Mapping

from bot.language.adjustments import Preset
from bot.language.poses.turning import Point, middle, placed
from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.legs import SHIN, THIGH, likely_torso
from pipeline.pose.pose import Person

# From the middle of the hips, in lengths of thigh and shin together: x towards the person's left (right on
# the screen, of somebody who faces us), y down. Set by eye, for somebody seen from the front.
_LEGS: Mapping[Preset, Mapping[J, Point]] = {
    Preset.STAND: {
        J.R_KNEE: (-0.10, 0.51), J.R_ANKLE: (-0.09, 1.0), J.L_KNEE: (0.10, 0.51), J.L_ANKLE: (0.09, 1.0),
    },
    Preset.CROSS: {
        J.R_KNEE: (-0.05, 0.51), J.R_ANKLE: (0.10, 0.98), J.L_KNEE: (0.05, 0.51), J.L_ANKLE: (-0.10, 1.0),
    },
    Preset.STEP: {
        J.R_KNEE: (-0.12, 0.49), J.R_ANKLE: (-0.20, 0.93), J.L_KNEE: (0.13, 0.50), J.L_ANKLE: (0.16, 1.0),
    },
    Preset.SIT: {
        J.R_KNEE: (-0.20, 0.20), J.R_ANKLE: (-0.18, 0.68), J.L_KNEE: (0.20, 0.20), J.L_ANKLE: (0.18, 0.68),
    },
}  # fmt: skip


def taken(person: Person, preset: Preset) -> Person:
    """The person with legs in the preset's pose; hips and all above stay."""
    length = (THIGH + SHIN) * likely_torso(person)
    facing = 1.0 if person[J.L_HIP].x >= person[J.R_HIP].x else -1.0
    x, y = middle(person), (person[J.R_HIP].y + person[J.L_HIP].y) / 2
    legs = _LEGS[preset]
    places = {j: (x + facing * dx * length, y + dy * length) for j, (dx, dy) in legs.items()}
    return placed(person, places)


PRESET_JOINTS: tuple[J, ...] = tuple(j for j in LEG_JOINTS if j in _LEGS[Preset.STAND])
