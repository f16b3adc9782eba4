"""Garments of the street photos: which body region each covers and how a caption names it."""

from dataclasses import dataclass
from typing import Literal

Region = Literal["outer", "top", "dress", "bottom", "shoes", "extra"]

REGION_OF: dict[str, Region] = {
    **dict.fromkeys(("blazer", "cape", "cardigan", "coat", "hoodie", "jacket", "suit", "vest"), "outer"),
    **dict.fromkeys(
        ("blouse", "bodysuit", "jumper", "shirt", "sweater", "sweatshirt", "t-shirt", "top"), "top"
    ),
    **dict.fromkeys(("dress", "romper"), "dress"),
    **dict.fromkeys(("jeans", "leggings", "pants", "shorts", "skirt", "stockings", "tights"), "bottom"),
    **dict.fromkeys(
        ("boots", "clogs", "flats", "heels", "loafers", "pumps", "sandals", "shoes", "sneakers", "wedges"),
        "shoes",
    ),
    **dict.fromkeys(("bag", "hat", "purse", "scarf"), "extra"),
}

# Words that are already plural take no article.
PLURAL = frozenset(
    "jeans leggings pants shorts stockings tights boots clogs flats heels loafers pumps sandals shoes "
    "sneakers wedges".split()
)

ORDER: tuple[Region, ...] = ("outer", "top", "dress", "bottom", "shoes", "extra")


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
        if self.garment in PLURAL:
            return named
        return f"an {named}" if named[0] in "aeiou" else f"a {named}"


def caption_of(pieces: tuple[Piece, ...]) -> str:
    """One sentence from garments: "a person wearing a red coat, blue jeans and brown boots, on a street"."""
    words = [piece.words for piece in pieces]
    if not words:
        return "a person on a street"
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"a person wearing {listed}, on a street"
