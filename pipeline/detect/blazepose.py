"""BlazePose's 33 landmarks as the 18 OpenPose joints."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Sight

VISIBLE_FROM = 0.5

# Which of BlazePose's landmarks a joint is the mean of.
LANDMARKS: dict[J, tuple[int, ...]] = {
    J.NOSE: (0,),
    J.NECK: (11, 12),
    J.R_SHOULDER: (12,),
    J.R_ELBOW: (14,),
    J.R_WRIST: (16,),
    J.L_SHOULDER: (11,),
    J.L_ELBOW: (13,),
    J.L_WRIST: (15,),
    J.R_HIP: (24,),
    J.R_KNEE: (26,),
    J.R_ANKLE: (28,),
    J.L_HIP: (23,),
    J.L_KNEE: (25,),
    J.L_ANKLE: (27,),
    J.R_EYE: (5,),
    J.L_EYE: (2,),
    J.R_EAR: (8,),
    J.L_EAR: (7,),
}


class Landmark(NamedTuple):
    """A landmark as a share of the picture's width and height (beyond 0..1: outside), visibility 0..1."""

    x: float
    y: float
    visibility: float


def person_of(landmarks: Sequence[Landmark], width: int, height: int) -> Person:
    """The 33 landmarks as a person in a picture of width x height pixels.

    A joint out of the frame, or one BlazePose hardly sees, is guessed.
    """
    return Person(tuple(_joint([landmarks[i] for i in LANDMARKS[j]], width, height) for j in J))


def _joint(sources: Sequence[Landmark], width: int, height: int) -> Joint:
    x = sum(s.x for s in sources) / len(sources)
    y = sum(s.y for s in sources) / len(sources)
    inside = 0 <= x < 1 and 0 <= y < 1
    seen = inside and min(s.visibility for s in sources) >= VISIBLE_FROM
    return Joint(x * width, y * height, Sight.VISIBLE if seen else Sight.GUESSED)
