"""Garments of the street photos: which body region each covers and how a caption names it."""

from dataclasses import dataclass
from typing import Literal

from pipeline.words.garments import KIND_OF, Kind, is_plural

Region = Literal["outer", "top", "dress", "bottom", "shoes", "extra"]

_REGION_OF_KIND: dict[Kind, Region] = {
    "outer": "outer",
    "top": "top",
    "dress": "dress",
    "bottom": "bottom",
    "legwear": "bottom",
    "shoes": "shoes",
    "bag": "extra",
    "hat": "extra",
    "scarf": "extra",
}

# The garments that the dataset names and a caption can: those that cover some part of the body. Their order
# is that of the tokenizer's lessons, and with them of its numbers: a new one belongs at the end.
_GARMENTS = (
    "blazer cape cardigan coat hoodie jacket suit vest blouse bodysuit jumper shirt sweater sweatshirt "
    "t-shirt top dress romper jeans leggings pants shorts skirt stockings tights boots clogs flats heels "
    "loafers pumps sandals shoes sneakers wedges bag hat purse scarf"
).split()

REGION_OF = {garment: _REGION_OF_KIND[KIND_OF[garment]] for garment in _GARMENTS}

ORDER: tuple[Region, ...] = ("outer", "top", "dress", "bottom", "shoes", "extra")


def region_number(region: Region) -> int:
    """How a map of regions (H,W) says a region: from 1 as in `ORDER`; 0 is none."""
    return ORDER.index(region) + 1


@dataclass(frozen=True)
class Piece:
    """One garment of a caption: its region, name, colour, and how far down the photo it begins (0..1)."""

    region: Region
    garment: str
    colour: str
    top: float

    @property
    def words(self) -> str:
        """The garment as a caption says it: "a red coat", "brown boots"."""
        named = f"{self.colour} {self.garment}"
        if is_plural(self.garment):
            return named
        return f"an {named}" if named[0] in "aeiou" else f"a {named}"


def caption_of(pieces: tuple[Piece, ...]) -> str:
    """One sentence from garments: "a person wearing a red coat, blue jeans and brown boots, on a street"."""
    words = [piece.words for piece in pieces]
    if not words:
        return "a person on a street"
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"a person wearing {listed}, on a street"
