"""Untrusted bytes become a decoded picture, as it was stored, and how it has to be turned."""

import io
from dataclasses import dataclass

from PIL import Image, ImageFile

from pipeline.errors import UserMistake
from storage.intake.exif import exif_of, orientation
from storage.intake.jpeg import bare_jpeg, is_jpeg
from storage.intake.limits import FORMATS, MAX_BYTES, MAX_PIXELS, MIN_SIDE
from storage.intake.lines import EMPTY, HEIF, TOO_LARGE, too_many, too_small
from storage.intake.png import check_number_of_chunks, is_png

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")


@dataclass(frozen=True)
class Decoded:
    """A loaded picture as it was stored, and EXIF's orientation of it (1 to 8)."""

    picture: Image.Image
    orientation: int


def check_length(data: bytes) -> None:
    """Raise UserMistake where there are no bytes, or more of them than are taken."""
    if not data:
        raise UserMistake(EMPTY)
    if len(data) > MAX_BYTES:
        raise UserMistake(TOO_LARGE)


def decode(data: bytes) -> Decoded:
    """The picture of a JPEG, PNG or WEBP; format and size are judged before any pixel is decoded."""
    check_length(data)
    exif = b""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise UserMistake(HEIF)
    if is_png(data):
        check_number_of_chunks(data)
    if is_jpeg(data):
        data, exif = bare_jpeg(data)
    picture = Image.open(io.BytesIO(data), formats=FORMATS)
    _check_size(picture)
    picture.load()
    return Decoded(picture, orientation(exif or exif_of(picture)))


def _check_size(picture: ImageFile.ImageFile) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise UserMistake(too_many(width * height))
    if min(width, height) < MIN_SIDE:
        raise UserMistake(too_small(width, height))
