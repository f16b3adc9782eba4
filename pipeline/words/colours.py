"""Named colours: the nearest name of a measured colour, by CIELAB distance."""

import cv2
import numpy as np
import numpy.typing as npt

# sRGB of what people mean by the word on a garment in daylight, not of the pure screen colour.
NAMED_COLOURS: dict[str, tuple[int, int, int]] = {
    "black": (28, 28, 30),
    "white": (225, 224, 222),
    "grey": (125, 125, 127),
    "beige": (200, 178, 148),
    "brown": (100, 66, 43),
    "red": (176, 32, 38),
    "pink": (224, 138, 160),
    "orange": (215, 110, 40),
    "yellow": (215, 185, 60),
    "green": (62, 98, 62),
    "blue": (54, 78, 126),
    "purple": (95, 60, 110),
}


def to_lab(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """CIELAB (L 0..100) of RGB pixels (..., 3)."""
    flat = np.ascontiguousarray(rgb.reshape(1, -1, 3), dtype=np.float32) / 255
    return cv2.cvtColor(flat, cv2.COLOR_RGB2LAB).reshape(rgb.shape).astype(np.float32)


_LABS = to_lab(np.array([list(NAMED_COLOURS.values())], np.uint8))[0]
_NAMES = tuple(NAMED_COLOURS)


def colour_name(pixels: npt.NDArray[np.uint8]) -> str:
    """The name nearest to the median colour of RGB pixels (N, 3)."""
    median = np.median(to_lab(pixels.reshape(-1, 3)), axis=0)
    return _NAMES[int(np.argmin(np.linalg.norm(_LABS - median, axis=1)))]
