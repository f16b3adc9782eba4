"""What every pose detector does: a photo in, its bodies out."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class Detection:
    """The pose of a photo in its pixels, and whether there are probably more people than were found."""

    pose: Pose
    second_person_likely: bool = False


class Detector(Protocol):
    """Finds the bodies in a photo; safe to share among threads."""

    def detect(self, photo: npt.NDArray[np.uint8]) -> Detection:
        """Find the bodies in an RGB photo (height, width, 3); nobody found is an empty pose."""
        ...
