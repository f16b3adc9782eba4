"""Places a picture can be set in, with the preposition each takes."""

_PLACES: dict[str, str] = {
    "at": "airport bar concert market office pool school shop station studio",
    "in": (
        "cafe city classroom countryside desert field forest garden kitchen mall mountains museum "
        "park rain room snow store woods"
    ),
    "on": (
        "balcony beach boat bridge court dock grass lawn meadow path pavement pier platform road "
        "rooftop runway sand sidewalk stage stairs steps street terrace"
    ),
}

PREPOSITION_OF: dict[str, str] = {place: prep for prep, places in _PLACES.items() for place in places.split()}

_WITHOUT_ARTICLE = frozenset({"grass", "sand", "snow", "rain", "stairs", "steps", "woods", "mountains"})
PLACE_PREPOSITIONS = frozenset({"at", "in", "on", "by", "near", "along"})


def takes_article(place: str) -> bool:
    """Whether "a" goes before the place: a beach, but snow."""
    return place not in _WITHOUT_ARTICLE
