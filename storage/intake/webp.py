"""WEBP by OpenCV: Pillow's reader, made for animations, holds four pictures at once where this holds two."""

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from storage.intake.faults import Fault, FaultyPhoto
from storage.intake.webp_frames import Frame, first_frame, is_moving

_AS_STORED = cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION
_MODES = {3: ("RGB", cv2.COLOR_BGR2RGB), 4: ("RGBA", cv2.COLOR_BGRA2RGBA)}
cv2.setNumThreads(1)  # the process that reads a photo can start none

Info = dict[str | tuple[int, int], object]


class Webp:
    """A decoded picture, of an animation its first, cut and described as Pillow's are.

    Raises FaultyPhoto where it is damaged.
    """

    def __init__(self, data: bytes, size: tuple[int, int], info: Info) -> None:
        self._frame = first_frame(data, size) if is_moving(data) else Frame(data, size)
        decoded = cv2.imdecode(np.frombuffer(self._frame.data, np.uint8), _AS_STORED)
        if decoded is None or decoded.dtype != np.uint8 or decoded.shape[1::-1] != self._frame.size:
            raise FaultyPhoto(Fault.DAMAGED)
        self._pixels: npt.NDArray[np.uint8] = decoded.astype(np.uint8, copy=False)
        self._mode, self._to_rgb = _MODES[decoded.shape[2]]
        self.size, self.info = size, info

    @property
    def mode(self) -> str:
        """Where the first frame leaves room beside it, that is transparent."""
        return self._mode if self._frame.size == self.size else "RGBA"

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        """The part from (left, top) to (right, bottom)."""
        if self._frame.size == self.size:
            return self._crop(box)
        left, top, right, bottom = box
        strip = Image.new("RGBA", (right - left, bottom - top))
        x, y = max(0, left - self._frame.left), max(0, top - self._frame.top)
        end, last = right - self._frame.left, bottom - self._frame.top
        if x < min(end, self._frame.size[0]) and y < min(last, self._frame.size[1]):
            part = self._crop((x, y, end, last))
            strip.paste(part.convert("RGBA"), (x + self._frame.left - left, y + self._frame.top - top))
        return strip

    def _crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        left, top, right, bottom = box
        part = np.ascontiguousarray(self._pixels[top:bottom, left:right])
        return Image.fromarray(cv2.cvtColor(part, self._to_rgb))
