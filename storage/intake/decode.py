"""Untrusted bytes become a decoded picture, as it was stored, and how it has to be turned."""

import io
from dataclasses import dataclass
from typing import Any, Protocol

from PIL import Image, ImageFile

from storage.intake.exif import exif_of, orientation
from storage.intake.faults import Fault, FaultyPhoto
from storage.intake.jpeg import bare_jpeg, is_jpeg
from storage.intake.limits import FORMATS, MAX_BYTES, MAX_PIXELS, MIN_SIDE
from storage.intake.png import check_number_of_chunks, is_png

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")


class Stored(Protocol):
    """A loaded picture as it was stored: Pillow's, or cut and described like Pillow's."""

    @property
    def mode(self) -> str: ...
    @property
    def size(self) -> tuple[int, int]: ...
    @property
    def info(self) -> dict[str | tuple[int, int], Any]: ...
    def crop(self, box: tuple[int, int, int, int]) -> Image.Image: ...


@dataclass(frozen=True)
class Decoded:
    """A loaded picture, and EXIF's orientation of it (1 to 8)."""

    picture: Stored
    orientation: int


def check_length(data: bytes) -> None:
    """Raise FaultyPhoto where there are no bytes, or more of them than are taken."""
    if not data:
        raise FaultyPhoto(Fault.EMPTY)
    if len(data) > MAX_BYTES:
        raise FaultyPhoto(Fault.TOO_LARGE)


def decode(data: bytes) -> Decoded:
    """The picture of a JPEG, PNG or WEBP; format and size are judged before any pixel is decoded."""
    check_length(data)
    exif = b""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise FaultyPhoto(Fault.HEIF)
    if is_png(data):
        check_number_of_chunks(data)
    if is_jpeg(data):
        data, exif = bare_jpeg(data)
    picture = Image.open(io.BytesIO(data), formats=FORMATS)
    _check_size(picture)
    return Decoded(_loaded(picture, data), orientation(exif or exif_of(picture)))


def is_webp(data: bytes) -> bool:
    """Whether the bytes begin as a WEBP does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _loaded(picture: ImageFile.ImageFile, data: bytes) -> Stored:
    if not is_webp(data):
        picture.load()
        return picture
    from storage.intake.webp import Webp  # a child that reads a JPEG starts in a third of the time without

    size, info = picture.size, dict(picture.info)
    picture.close()
    return Webp(data, size, info)


def _check_size(picture: ImageFile.ImageFile) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise FaultyPhoto(Fault.TOO_MANY_PIXELS, width, height)
    if min(width, height) < MIN_SIDE:
        raise FaultyPhoto(Fault.TOO_SMALL, width, height)
