"""Pictures for the tests of Discord."""

from io import BytesIO

import numpy as np
from PIL import Image

from bot.platform import Shot


def png(colour: str = "teal", size: tuple[int, int] = (48, 64)) -> bytes:
    """A picture of one colour."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def grain(side: int) -> bytes:
    """A picture of a coarse film: over two bytes a pixel as a PNG, less than one as a JPEG."""
    pixels = np.random.default_rng(0).normal(128, 12, (side, side, 3)).clip(0, 255).astype(np.uint8)
    file = BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return file.getvalue()


def shot(name: str = "picture.png", data: bytes | None = None) -> Shot:
    """A picture to be sent."""
    return Shot(name, png() if data is None else data, "image/png", as_file=True)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height."""
    return Image.open(BytesIO(data)).size


def format_of(data: bytes) -> str | None:
    """PNG, JPEG …"""
    return Image.open(BytesIO(data)).format
