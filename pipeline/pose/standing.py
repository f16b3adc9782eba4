"""A standing body's shape: where a joint that nobody has seen probably is."""

from collections.abc import Mapping
from itertools import combinations
from math import hypot
from statistics import median

from pipeline.pose.joints import BONES, J
from pipeline.pose.pose import Joint, Person, Sight

# x, y of every joint in torso lengths (neck to mid-hip) from the neck, the person facing us: medians of
# BlazePose on 220 street photos of whole people (Clothing Co-Parsing), left and right made symmetric.
STANDING: dict[J, tuple[float, float]] = {
    J.NOSE: (0.0, -0.39),
    J.NECK: (0.0, 0.0),
    J.R_SHOULDER: (-0.32, 0.0),
    J.R_ELBOW: (-0.39, 0.54),
    J.R_WRIST: (-0.4, 0.97),
    J.L_SHOULDER: (0.32, 0.0),
    J.L_ELBOW: (0.39, 0.54),
    J.L_WRIST: (0.4, 0.97),
    J.R_HIP: (-0.18, 1.0),
    J.R_KNEE: (-0.16, 1.79),
    J.R_ANKLE: (-0.12, 2.48),
    J.L_HIP: (0.18, 1.0),
    J.L_KNEE: (0.16, 1.79),
    J.L_ANKLE: (0.12, 2.48),
    J.R_EYE: (-0.07, -0.46),
    J.L_EYE: (0.07, -0.46),
    J.R_EAR: (-0.13, -0.42),
    J.L_EAR: (0.13, -0.42),
}
_WHOLE = 3.2  # torso lengths from the top of the head to the soles
_NECK_BELOW_TOP = 0.65


def standing_person(x: float, top: float, height: float, sight: Sight = Sight.GUESSED) -> Person:
    """A person of that height in pixels who stands facing us, the crown at `top`, the middle at `x`."""
    torso = height / _WHOLE
    neck = top + _NECK_BELOW_TOP * torso
    return Person(tuple(Joint(x + STANDING[j][0] * torso, neck + STANDING[j][1] * torso, sight) for j in J))


def complete_person(known: Mapping[J, Joint], width: int, height: int, sight: Sight) -> Person:
    """The known joints, and every other one where a standing body of that size would have it.

    `sight` is what the other joints get; nobody known stands in the middle of width x height pixels.
    """
    if not known:
        return standing_person(width / 2, 0.1 * height, 0.8 * height, sight)
    torso = _torso(known) or height / _WHOLE
    joints = dict(known)
    while len(joints) < len(J):
        for start, end in BONES:
            for at, to in ((start, end), (end, start)):
                if at in joints and to not in joints:
                    joints[to] = _beside(joints[at], at, to, torso, sight)
    return Person(tuple(joints[j] for j in J))


def _beside(origin: Joint, at: J, to: J, torso: float, sight: Sight) -> Joint:
    dx, dy = (STANDING[to][axis] - STANDING[at][axis] for axis in (0, 1))
    return Joint(origin.x + torso * dx, origin.y + torso * dy, sight)


def _torso(known: Mapping[J, Joint]) -> float | None:
    """The torso's length in pixels that fits the distances between the known joints, if there are two."""
    fits = [
        hypot(known[a].x - known[b].x, known[a].y - known[b].y)
        / hypot(STANDING[a][0] - STANDING[b][0], STANDING[a][1] - STANDING[b][1])
        for a, b in combinations(known, 2)
    ]
    return median(fits) if fits else None
