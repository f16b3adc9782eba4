"""The decoding itself, in this very process: for bytes that are trusted, and inside the child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.intake.decode import decode
from storage.intake.faults import faults_only
from storage.intake.strips import Upright

if TYPE_CHECKING:  # the child, which reads strips, starts in half the time without numpy
    import numpy as np
    import numpy.typing as npt

    RGB = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Photo:
    """What the user sent, taken in once: pixels (H, W, 3) RGB in sRGB, upright."""

    pixels: RGB


def take_in(data: bytes) -> Photo:
    """Decode a JPEG, PNG or WEBP; raise FaultyPhoto for everything else."""
    import numpy as np

    with faults_only():
        upright = Upright(decode(data))
        pixels = np.empty((upright.height, upright.width, 3), np.uint8)
        top = 0
        for strip in upright.strips():
            pixels[top : top + strip.height] = np.asarray(strip)
            top += strip.height
        return Photo(pixels)
