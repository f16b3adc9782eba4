"""How the camera was held, from EXIF: nothing but this one number is read of it."""

from PIL import Image

UPRIGHT = 1

_PREFIX = b"Exif\x00\x00"
_ORDERS = {b"II*\x00": "little", b"MM\x00*": "big"}
_TAG = 0x0112
_SIZES = {3: 2, 4: 4}  # bytes of a value by its type: SHORT, LONG
_ENTRY = 12  # bytes
_MOST_ENTRIES = 1000
_RAW = "Raw profile type exif"  # in PNG, as ImageMagick wrote it before PNG had a chunk for EXIF


def exif_of(picture: Image.Image) -> bytes:
    """The EXIF bytes that a PNG or WEBP came with; b"" where there are none."""
    exif, raw = picture.info.get("exif"), picture.info.get(_RAW)
    if isinstance(exif, bytes):
        return exif
    try:
        # A line each for nothing, the name and the length; then hexadecimal digits.
        return bytes.fromhex("".join(raw.split("\n")[3:])) if isinstance(raw, str) else b""
    except ValueError:
        return b""


def orientation(exif: bytes) -> int:
    """The orientation, 1 to 8, that EXIF bytes tell; UPRIGHT where they tell none."""
    start = len(_PREFIX) if exif.startswith(_PREFIX) else 0
    order = _ORDERS.get(exif[start : start + 4])
    if order is None:
        return UPRIGHT

    def number(at: int, size: int) -> int:
        return int.from_bytes(exif[at : at + size], "little" if order == "little" else "big")

    first = start + number(start + 4, 4)
    for entry in range(min(number(first, 2), _MOST_ENTRIES)):
        at = first + 2 + entry * _ENTRY
        if number(at, 2) == _TAG:
            told = number(at + 8, _SIZES.get(number(at + 2, 2), 0))
            return told if 1 <= told <= 8 else UPRIGHT
    return UPRIGHT
