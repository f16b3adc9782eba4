"""The language to speak with somebody, by what their platform says of them."""

from enum import StrEnum


class Locale(StrEnum):
    """The languages there are texts in."""

    ENGLISH = "en"
    KOREAN = "ko"


def negotiate(tag: str | None) -> Locale:
    """Korean for ko, ko-KR, ko_KR …; English for everything else, and where nothing is known."""
    language = (tag or "").replace("_", "-").split("-")[0].strip().casefold()
    return Locale.KOREAN if language == "ko" else Locale.ENGLISH
