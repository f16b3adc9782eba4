"""WEBP by OpenCV: Pillow's reader, made for animations, holds four pictures at once where this holds two."""

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from storage.intake.faults import Fault, FaultyPhoto

_AS_STORED = cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION
_MODES = {3: ("RGB", cv2.COLOR_BGR2RGB), 4: ("RGBA", cv2.COLOR_BGRA2RGBA)}
cv2.setNumThreads(1)  # the process that reads a photo can start none


class Webp:
    """A decoded still picture, cut and described as Pillow's are; raises FaultyPhoto where it is damaged."""

    def __init__(self, data: bytes, size: tuple[int, int], info: dict[str | tuple[int, int], object]) -> None:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), _AS_STORED)
        if decoded is None or decoded.dtype != np.uint8 or decoded.shape[1::-1] != size:
            raise FaultyPhoto(Fault.DAMAGED)
        self._pixels: npt.NDArray[np.uint8] = decoded.astype(np.uint8, copy=False)
        self.mode, self._to_rgb = _MODES[decoded.shape[2]]
        self.size, self.info = size, info

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        """The part from (left, top) to (right, bottom)."""
        left, top, right, bottom = box
        part = np.ascontiguousarray(self._pixels[top:bottom, left:right])
        return Image.fromarray(cv2.cvtColor(part, self._to_rgb))
