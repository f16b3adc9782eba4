"""What is painted, whoever asked for it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.contract import Sampling
from pipeline.pose.pose import Pose


@dataclass(frozen=True, eq=False)
class Order:
    """Paint the unknown (H, W) of a base (H, W, 3), in words, to a pose in its pixels.

    `sampling` has every choice filled in. Where the pose has nobody in it, no skeleton guides.
    """

    base: npt.NDArray[np.uint8]
    unknown: npt.NDArray[np.bool_]
    pose: Pose
    prompt: str
    sampling: Sampling

    @property
    def width(self) -> int:
        """Of the canvas, in pixels."""
        return self.unknown.shape[1]

    @property
    def height(self) -> int:
        """Of the canvas, in pixels."""
        return self.unknown.shape[0]
