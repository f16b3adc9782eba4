"""The skeleton as it is fed to ControlNet."""

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.pose import Pose
from pipeline.pose.skeleton import draw_skeleton

OVERSAMPLING = 2


def control_image(pose: Pose, width: int, height: int) -> npt.NDArray[np.uint8]:
    """Draw the pose for a picture of width x height pixels: RGB (height, width, 3).

    Drawn at twice the size and area-averaged down, so that joints of 4 px do not swamp a small picture.
    """
    large = draw_skeleton(pose.scaled(OVERSAMPLING * width, OVERSAMPLING * height))
    small = cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)
