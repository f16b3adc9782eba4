"""The blend band: how the painted picture fades out over kept pixels next to the unknown."""

import cv2
import numpy as np
import numpy.typing as npt


def painted_share(unknown: npt.NDArray[np.bool_], band: int) -> npt.NDArray[np.float32]:
    """How much of each pixel is painted, (H, W): 1 in the unknown, exactly 0 from band pixels away on."""
    if band <= 0 or not unknown.any() or unknown.all():
        return unknown.astype(np.float32)
    distance = cv2.distanceTransform((~unknown).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    near = np.clip(1 - np.asarray(distance, np.float32) / band, 0, 1)
    return near * near * (3 - 2 * near)
