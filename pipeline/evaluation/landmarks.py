"""The eyes of the evaluation: BlazePose's landmarks as they come, with their visibility.

They are kept apart from `pipeline.detect`, which guesses what it can't see: a figure must not be told
a guess.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, get_args

import numpy as np
import numpy.typing as npt

from pipeline.detect.silence import silent_stderr

Side = Literal["r", "l"]
SIDES: tuple[Side, ...] = get_args(Side)

# BlazePose's numbers; left and right are the person's own.
_NUMBERS = {
    "r_shoulder": 12,
    "l_shoulder": 11,
    "r_hip": 24,
    "l_hip": 23,
    "r_knee": 26,
    "l_knee": 25,
    "r_ankle": 28,
    "l_ankle": 27,
    "r_toe": 32,
    "l_toe": 31,
}


@dataclass(frozen=True)
class Mark:
    """A place in pixels of the picture and BlazePose's visibility, 0 to 1."""

    x: float
    y: float
    visibility: float


@dataclass(frozen=True)
class Body:
    """The landmarks of one person by name: `r_` and `l_` with shoulder, hip, knee, ankle, toe."""

    marks: Mapping[str, Mark]

    def __getitem__(self, name: str) -> Mark:
        return self.marks[name]

    @property
    def torso(self) -> float:
        """Pixels from the middle of the shoulders to the middle of the hips."""
        shoulders, hips = ((self[f"r_{part}"], self[f"l_{part}"]) for part in ("shoulder", "hip"))
        dx = (sum(mark.x for mark in shoulders) - sum(mark.x for mark in hips)) / 2
        dy = (sum(mark.y for mark in shoulders) - sum(mark.y for mark in hips)) / 2
        return float(np.hypot(dx, dy))

    def scaled(self, factor: float) -> "Body":
        """The body in the picture enlarged by the factor."""
        return Body(
            {n: Mark(mark.x * factor, mark.y * factor, mark.visibility) for n, mark in self.marks.items()}
        )

    def to_json(self) -> dict[str, list[float]]:
        """Names to [x, y, visibility]."""
        return {name: [mark.x, mark.y, mark.visibility] for name, mark in self.marks.items()}

    @classmethod
    def from_json(cls, table: Mapping[str, list[float]]) -> Self:
        """The body that `to_json` wrote."""
        return cls({name: Mark(*numbers) for name, numbers in table.items()})


class Eyes:
    """MediaPipe Pose, complexity 1, least detection confidence .5; may be shared by threads."""

    def __init__(self) -> None:
        with silent_stderr():
            from mediapipe.python.solutions.pose import Pose as Graph

            self._graph: Any = Graph(static_image_mode=True, model_complexity=1, min_detection_confidence=0.5)
            self._graph.process(
                np.zeros((64, 64, 3), np.uint8)
            )  # the models load, and talk, at the first photo
        self._lock = threading.Lock()

    def see(self, photo: npt.NDArray[np.uint8]) -> Body | None:
        """The body in an RGB photo (H,W,3); None where none is found."""
        with self._lock:
            found = self._graph.process(np.ascontiguousarray(photo)).pose_landmarks
        if not found:
            return None
        height, width = photo.shape[:2]
        points = {name: found.landmark[number] for name, number in _NUMBERS.items()}
        return Body(
            {name: Mark(p.x * width, p.y * height, float(p.visibility)) for name, p in points.items()}
        )
