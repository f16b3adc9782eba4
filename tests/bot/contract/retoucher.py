"""A painter whose pictures show the photo, as those of the real one do."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from tests.fakes.painter import CANVAS, Painter

STEP = 40  # between two greys


@dataclass
class Retoucher(Painter):
    """Leaves the photo as it is and paints below it one grey a picture."""

    photo: bytes = b""

    def _png(self) -> bytes:
        self.grey = (self.grey + STEP) % 200
        pixels = np.full((CANVAS.height, CANVAS.width, 3), self.grey, np.uint8)
        pixels[: CANVAS.photo_height] = np.asarray(Image.open(io.BytesIO(self.photo)))
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG")
        return buffer.getvalue()
