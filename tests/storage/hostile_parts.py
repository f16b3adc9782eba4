"""How files are made that nobody should send."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

import numpy as np
from PIL import Image, ImageCms

PAYLOAD = b"<?php system('id'); __HALT_COMPILER(); ?><script>alert(1)</script>%PDF-1.4 PK\x05\x06"
BOMB = zlib.compress(b"\x00" * 30_000_000, 9)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def noise(width: int = 100, height: int = 80, channels: int = 3) -> Image.Image:
    values = np.random.default_rng(0).integers(0, 256, (height, width, channels), np.uint8)
    return Image.fromarray(values)


def saved(form: str, size: tuple[int, int] = (100, 80), **options: object) -> bytes:
    return written(noise(*size), form, **options)


def written(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND", b"")


def png_with(*chunks: bytes) -> bytes:
    """A sound picture with more chunks after its header."""
    sound = saved("PNG")
    return sound[:33] + b"".join(chunks) + sound[33:]


def jpeg_of_size(
    width: int, height: int, progressive: bool = False, mode: str = "RGB", **options: object
) -> bytes:
    data = bytearray(written(noise().convert(mode), "JPEG", progressive=progressive, **options))
    frame = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def one_by_one(jpeg: bytes) -> bytes:
    """A JPEG whose first scan has one colour only; the others' never come."""
    at = jpeg.index(b"\xff\xda")
    return jpeg[:at] + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + jpeg[at + 14 :]


def jpeg_with(*segments: bytes) -> bytes:
    """A sound picture with more segments after its first marker."""
    sound = saved("JPEG")
    return sound[:2] + b"".join(segments) + sound[2:]


def segment(kind: int, content: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(content) + 2) + content


def scans(count: int) -> bytes:
    """A progressive picture, said to be large, whose first scan comes again and again."""
    data = jpeg_of_size(6000, 6000, progressive=True)
    first = data.index(b"\xff\xda")
    second = data.index(b"\xff\xda", first + 2)
    end = min(at for at in (data.find(b"\xff\xc4", first), second) if at > 0)
    return data[:first] + data[first:end] * count + b"\xff\xd9"


def webp_of_size(width: int, height: int) -> bytes:
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + b"\x00" * 4 + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_moving(size: tuple[int, int], first: bytes, place: tuple[int, int] = (0, 0)) -> bytes:
    """An animation of that size whose first frame is a still WEBP's picture, at a place of even numbers."""
    (width, height), (left, top) = Image.open(io.BytesIO(first)).size, place
    head = b"".join(_three(number) for number in (left // 2, top // 2, width - 1, height - 1, 100))
    frame = head + b"\x00" + first[12:]
    canvas = b"\x02\x00\x00\x00" + _three(size[0] - 1) + _three(size[1] - 1)
    chunks = (b"VP8X", canvas), (b"ANIM", b"\x00" * 6), (b"ANMF", frame), (b"ANMF", frame)
    body = b"WEBP" + b"".join(kind + struct.pack("<I", len(content)) + content for kind, content in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _three(number: int) -> bytes:
    return number.to_bytes(3, "little")


def exif_of(entries: Iterable[bytes], after: bytes = b"") -> bytes:
    listed = list(entries)
    count = struct.pack("<H", len(listed))
    return b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + count + b"".join(listed) + after


def exif_bomb() -> bytes:
    """5,000 tags that each claim the same 60,000 bytes: 300 MB for who reads them all."""
    return exif_of(struct.pack("<HHII", tag, 1, 60_000, 100) for tag in range(5000))


EXIF_LOOP = exif_of([struct.pack("<HHII", 0x8769, 4, 1, 8)], b"\x08\x00\x00\x00")


def flipped(data: bytes, start: int, step: int) -> bytes:
    spoilt = bytearray(data)
    for i in range(start, len(spoilt), step):
        spoilt[i] ^= 0xFF
    return bytes(spoilt)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.png", saved("PNG"))
    return file.getvalue()


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile_of_many_tags() -> bytes:
    profile = srgb()
    return profile[:128] + b"\xff\xff\xff\xff" + profile[132:]


def animated(form: str, frames: int) -> bytes:
    later = [Image.new("RGB", (100, 80), (number * 5, 0, 0)) for number in range(frames - 1)]
    return written(noise(), form, save_all=True, append_images=later)


def palette() -> Image.Image:
    picture = Image.new("P", (100, 80))
    picture.putpalette(PAYLOAD.ljust(768, b"\x00"))
    return picture
