"""PNG of nothing but pixels: how it is written from strips, and how its plainness is verified."""

import struct
import zlib
from collections.abc import Iterable, Iterator

from PIL import Image, ImageChops

from storage.intake.faults import Fault, FaultyPhoto

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_LENGTH = struct.Struct(">I")
_AROUND = 12  # bytes of a chunk beside its content: length, kind, checksum
_SUB = b"\x01"  # the filter: each byte minus the one of the pixel to its left
_MOST_CHUNKS = 20_000  # 20 MB in chunks of a kilobyte; Pillow takes seconds for a million empty ones
_LEVEL = 1  # of deflate; higher ones take twice as long for a tenth of the size


def write_png(width: int, height: int, strips: Iterable[Image.Image]) -> Iterator[bytes]:
    """The parts of an RGB PNG of that size, from strips of it that follow each other downward."""
    yield _SIGNATURE + _chunk(b"IHDR", _ihdr(width, height))
    deflate = zlib.compressobj(_LEVEL, strategy=zlib.Z_FILTERED)
    for strip in strips:
        if content := deflate.compress(_filtered(strip)):
            yield _chunk(b"IDAT", content)
    yield _chunk(b"IDAT", deflate.flush()) + _chunk(b"IEND", b"")


def is_png(data: bytes) -> bool:
    """Whether the bytes begin as a PNG does."""
    return data.startswith(_SIGNATURE)


def check_number_of_chunks(png: bytes) -> None:
    """Raise FaultyPhoto where a PNG is in more chunks than any honest one."""
    at = len(_SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        if at + _AROUND > len(png):
            return
        at += _AROUND + int(_LENGTH.unpack_from(png, at)[0])
    raise FaultyPhoto(Fault.DAMAGED)


def is_plain(png: memoryview, width: int, height: int) -> bool:
    """Whether these bytes are a PNG of 8-bit RGB pixels of that size, and nothing else stands in them."""
    if png[: len(_SIGNATURE)] != _SIGNATURE:
        return False
    chunks = list(_chunks(png[len(_SIGNATURE) :]))
    kinds = [kind for kind, _ in chunks]
    if len(kinds) < 3 or kinds != [b"IHDR", *[b"IDAT"] * (len(kinds) - 2), b"IEND"]:
        return False
    return chunks[0][1] == _ihdr(width, height) and not len(chunks[-1][1])


def _ihdr(width: int, height: int) -> bytes:
    return _HEADER.pack(width, height, 8, 2, 0, 0, 0)  # 8 bits, RGB, not interlaced


def _chunk(kind: bytes, content: bytes) -> bytes:
    return _LENGTH.pack(len(content)) + kind + content + _LENGTH.pack(zlib.crc32(kind + content))


def _chunks(rest: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Each chunk's kind and content; one of an unknown kind where the bytes are no chunk."""
    while len(rest):
        size = _AROUND + (_LENGTH.unpack_from(rest)[0] if len(rest) >= _AROUND else len(rest))
        kind, content, checksum = rest[4:8], rest[8 : size - 4], rest[size - 4 : size]
        sound = size <= len(rest) and _LENGTH.pack(zlib.crc32(rest[4 : size - 4])) == checksum
        yield (bytes(kind) if sound else b"", content)
        rest = rest[size:] if sound else rest[:0]


def _filtered(strip: Image.Image) -> bytes:
    left = Image.new("RGB", strip.size)
    left.paste(strip, (1, 0))
    differences = memoryview(ImageChops.subtract_modulo(strip, left).tobytes())
    row = 3 * strip.width
    return b"".join(_SUB + differences[at : at + row] for at in range(0, len(differences), row))
