"""Decoded pictures: reduced to the size of a chat, kept while they are drawn on, encoded again."""

import io
from collections import OrderedDict

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

RGB = npt.NDArray[np.uint8]
SIDE = 1280  # pixels, the longer side in a chat
_KEPT = 80 * 2**20  # bytes of reduced pictures in memory: twenty large ones
_QUALITY = 88


class Reduced:
    """Pictures by their blobs' names, each with its longer side at most SIDE; those used last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, RGB] = OrderedDict()

    def __contains__(self, blob: str) -> bool:
        return blob in self._kept

    def __getitem__(self, blob: str) -> RGB:
        self._kept.move_to_end(blob)
        return self._kept[blob]

    def add(self, blob: str, png: bytes) -> None:
        """Keep a picture, and let go of those that were used longest ago."""
        self._kept[blob] = reduced(opened(png))
        while len(self._kept) > 2 and sum(kept.nbytes for kept in self._kept.values()) > _KEPT:
            self._kept.popitem(last=False)


def opened(png: bytes) -> RGB:
    """A picture of ours, decoded."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def reduced(picture: RGB) -> RGB:
    """The picture, its longer side at most SIDE."""
    height, width = picture.shape[:2]
    scale = SIDE / max(height, width)
    if scale >= 1:
        return picture
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def jpeg(picture: RGB) -> bytes:
    """A picture as a chat shows it."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
