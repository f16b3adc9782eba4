"""Other words for those a family does not know."""

import re
from collections.abc import Collection

from pipeline.words.garments import Kind, kind_of

# Another word for (nearly) the same thing.
_SAME: dict[str, str] = {
    "gray": "grey",
    "navy": "blue",
    "teal": "blue",
    "turquoise": "blue",
    "indigo": "blue",
    "cyan": "blue",
    "crimson": "red",
    "scarlet": "red",
    "burgundy": "red",
    "maroon": "red",
    "violet": "purple",
    "lilac": "purple",
    "lavender": "purple",
    "magenta": "pink",
    "rose": "pink",
    "coral": "orange",
    "peach": "orange",
    "gold": "yellow",
    "golden": "yellow",
    "mustard": "yellow",
    "mint": "green",
    "olive": "green",
    "khaki": "beige",
    "camel": "beige",
    "tan": "beige",
    "cream": "beige",
    "ivory": "white",
    "silver": "grey",
    "charcoal": "grey",
    "trousers": "pants",
    "slacks": "pants",
    "chinos": "pants",
    "sweatpants": "pants",
    "joggers": "pants",
    "denims": "jeans",
    "trainers": "sneakers",
    "runners": "sneakers",
    "gown": "dress",
    "jumpsuit": "romper",
    "overcoat": "coat",
    "trench": "coat",
    "parka": "jacket",
    "anorak": "jacket",
    "puffer": "jacket",
    "waistcoat": "vest",
    "tee": "t-shirt",
    "pullover": "sweater",
    "turtleneck": "sweater",
    "handbag": "bag",
    "backpack": "bag",
    "shawl": "scarf",
    "beanie": "hat",
    "cap": "hat",
    "beret": "hat",
    "pantyhose": "tights",
    "man": "person",
    "woman": "person",
    "road": "street",
    "sidewalk": "street",
}
# The plainest garment of each kind.
_PLAIN: dict[Kind, str] = {
    "outer": "jacket",
    "top": "top",
    "dress": "dress",
    "bottom": "pants",
    "legwear": "tights",
    "shoes": "shoes",
    "hat": "hat",
    "bag": "bag",
    "scarf": "scarf",
}


def same_as(word: str) -> str | None:
    """Another word for nearly the same, if one is known here."""
    return _SAME.get(word.lower())


def plain_garment(word: str) -> str | None:
    """The plainest garment worn where this one is: what a family that never saw it can paint instead."""
    kind = kind_of(word)
    return None if kind is None else _PLAIN.get(kind)


def replace_words(text: str, replacements: dict[str, str]) -> str:
    """The text with whole words replaced, or left out where the replacement is empty."""
    changed = text
    for word, other in replacements.items():
        changed = re.sub(rf"(?<![\w'-]){re.escape(word)}(?![\w'-])", other, changed)
    if changed == text:
        return text
    changed = _without_repeats(re.sub(r"\s+", " ", changed).strip())
    return re.sub(r"\ban? (\w)", lambda m: f"{'an' if m[1] in 'aeiou' else 'a'} {m[1]}", changed)


def _without_repeats(text: str) -> str:
    """ "a jacket jacket", from "a puffer jacket", is a jacket."""
    return re.sub(r"\b([\w-]+)(?: \1\b)+", r"\1", text)


def lacks_noun(text: str, told: Collection[str]) -> bool:
    """Whether nothing is left of a phrase but words that say nothing alone, such as articles."""
    return all(word in told for word in re.findall(r"[\w'-]+", text.lower()))
