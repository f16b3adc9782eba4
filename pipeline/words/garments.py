"""Garments by the part of the body they are worn on: what replaces what when a user names another."""

from typing import Literal

Kind = Literal["outer", "top", "dress", "bottom", "legwear", "shoes", "hat", "bag", "scarf", "eyes", "waist"]

_GARMENTS: dict[Kind, str] = {
    "outer": (
        "anorak blazer cape cardigan coat hoodie jacket overcoat parka poncho puffer suit trench vest "
        "waistcoat"
    ),
    "top": (
        "blouse bodysuit camisole jersey jumper polo pullover shirt sweater sweatshirt t-shirt tee "
        "top turtleneck"
    ),
    "dress": "dress gown hanbok jumpsuit overalls playsuit romper sundress",
    "bottom": "chinos culottes jeans joggers leggings pants shorts skirt slacks sweatpants trousers",
    "legwear": "pantyhose socks stockings tights",
    "shoes": (
        "boots brogues clogs espadrilles flats flip-flops footwear heels loafers mules oxfords pumps "
        "sandals shoes slippers sneakers trainers wedges"
    ),
    "hat": "beanie beret cap hat headband",
    "bag": "backpack bag briefcase clutch handbag purse",
    "scarf": "bandana scarf shawl tie",
    "eyes": "glasses sunglasses",
    "waist": "belt",
}

KIND_OF: dict[str, Kind] = {word: kind for kind, words in _GARMENTS.items() for word in words.split()}

# A dress is bottom and top in one; jeans named for someone captioned in a dress take its place.
_TAKES_PLACE_OF: dict[Kind, frozenset[Kind]] = {
    "dress": frozenset({"dress", "top", "bottom"}),
    "bottom": frozenset({"bottom", "dress"}),
    "top": frozenset({"top", "dress"}),
}

# Plural by form and meaning: they take no article.
_PLURAL = frozenset(
    "chinos culottes jeans joggers leggings pants shorts slacks sweatpants trousers overalls "
    "footwear glasses sunglasses".split()
) | {word for word, kind in KIND_OF.items() if kind in ("shoes", "legwear")}

_SINGULAR_OF_PAIR = {
    "boot": "boots",
    "sandal": "sandals",
    "shoe": "shoes",
    "sneaker": "sneakers",
    "heel": "heels",
    "loafer": "loafers",
    "sock": "socks",
    "trouser": "trousers",
    "tshirt": "t-shirt",
    "pant": "pants",
    "jean": "jeans",
}


def kind_of(word: str) -> Kind | None:
    """Where a garment is worn, singular or plural, any case; None for a word that is no garment."""
    lower = word.lower()
    lower = _SINGULAR_OF_PAIR.get(lower, lower)
    if lower in KIND_OF:
        return KIND_OF[lower]
    for ending, single in (("sses", "ss"), ("ves", "f"), ("s", "")):
        if lower.endswith(ending) and lower[: -len(ending)] + single in KIND_OF:
            return KIND_OF[lower[: -len(ending)] + single]
    return None


def is_plural(word: str) -> bool:
    """Whether a garment's word takes no article."""
    lower = word.lower()
    return lower in _PLURAL or (lower not in KIND_OF and lower not in _SINGULAR_OF_PAIR)


def takes_place_of(named: Kind) -> frozenset[Kind]:
    """The kinds of garment that cannot be worn beside one that is named."""
    return _TAKES_PLACE_OF.get(named, frozenset({named}))
