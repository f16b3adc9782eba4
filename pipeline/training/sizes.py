"""How large the parts of the family are, and the pictures they learn from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """The defaults are those of the bundled `street`; smaller ones are for trying things out."""

    width: int = 128  # of a picture, in pixels
    height: int = 192
    channels: tuple[int, ...] = (64, 128, 192)  # of the UNet's levels: 16x24, 8x12 and 4x6 cells
    heads: int = 4
    groups: int = 16  # of the UNet's group normalisation
    context: int = 128  # width of a text embedding
    hint_channels: tuple[int, int, int, int] = (8, 16, 32, 64)  # of the ControlNet's view of a skeleton
    pool: int = 2048  # encoded frames kept at once


SIZES = {
    "laptop": Sizes(),
    "full": Sizes(256, 384, (64, 112, 160, 192), pool=8192),
}
