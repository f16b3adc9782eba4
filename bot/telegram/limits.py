"""What Telegram takes."""

import io

from PIL import Image

TEXT = 4096
CAPTION = 1024
ALBUM = 10
CALLBACK_ANSWER = 200
DOWNLOAD = 20_000_000  # bytes that a bot may fetch
UPLOAD = 50_000_000

_PHOTO_BYTES = 10_000_000
_PHOTO_SIDES = 10_000  # width and height together
_PHOTO_RATIO = 20
_PHOTO_FORMATS = ("JPEG", "PNG", "WEBP")


def length(text: str) -> int:
    """As Telegram counts: in UTF-16, where 🦶 is two."""
    return len(text.encode("utf-16-le")) // 2


def pieces(text: str, most: int = TEXT) -> list[str]:
    """The text in pieces that are short enough, cut at a line's or a word's end where there is one."""
    found = []
    while length(text) > most:
        cut = _start(text, most)
        end = max(cut.rfind("\n"), 0) or max(cut.rfind(" "), 0) or len(cut)
        found.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*found, text]


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as there is room for."""
    return text if length(text) <= most else _start(text, most - 1).rstrip() + "…"


def fits_as_photo(data: bytes) -> bool:
    """Whether Telegram shows this file as a photo; else it goes as a file."""
    if len(data) > _PHOTO_BYTES:
        return False
    try:
        with Image.open(io.BytesIO(data)) as image:
            (width, height), kind = image.size, image.format
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
    ratio = max(width, height) / min(width, height)
    return kind in _PHOTO_FORMATS and width + height <= _PHOTO_SIDES and ratio <= _PHOTO_RATIO


def _start(text: str, most: int) -> str:
    cut = text[:most]
    while length(cut) > most:
        cut = cut[: len(cut) - (length(cut) - most + 1) // 2]
    return cut
