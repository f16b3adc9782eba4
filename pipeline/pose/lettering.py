"""Short texts on a drawing: rendered once, then stamped wherever they are wanted."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

RGB = npt.NDArray[np.uint8]
Stamp = npt.NDArray[np.uint16]  # (height, width): 0 leaves a pixel as it is, 256 is all ink


def write(
    sheet: RGB,
    text: str,
    middle: tuple[float, float],
    colour: tuple[int, int, int],
    size: float,
    bold: float = 0,
) -> None:
    """Write around a place of a sheet (height, width, 3), in letters of `size` pixels; the rest is cut."""
    stamp = _stamp(text, round(size, 2), round(bold))
    height, width = stamp.shape
    left, top = round(middle[0] - width / 2), round(middle[1] - height / 2)
    here = sheet[max(0, top) : top + height, max(0, left) : left + width]
    if here.size:
        ink = stamp[max(0, -top) :, max(0, -left) :][: here.shape[0], : here.shape[1], None]
        here[:] = (here * (256 - ink) + np.array(colour, np.uint16) * ink) >> 8


def length_of(text: str, size: float) -> float:
    """How many pixels wide a text is."""
    return float(ImageFont.load_default(size).getlength(text))


@lru_cache(maxsize=512)
def _stamp(text: str, size: float, bold: int) -> Stamp:
    """The text in the middle of a rectangle: the middle of its letters' height, as they stand in a line."""
    font = ImageFont.load_default(size)  # not kept: threads don't share fonts
    width, height = round(font.getlength(text) + 2 * bold) + 4, round(1.5 * size) + 2 * bold + 4
    image = Image.new("L", (width, height))
    ImageDraw.Draw(image).text(
        (width / 2, height / 2), text, 255, font, "mm", stroke_width=bold, stroke_fill=255
    )
    ink = np.asarray(image).astype(np.uint16)
    return ink + (ink >> 7)
