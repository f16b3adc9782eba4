"""Files that nobody should send: each gets one clear line, and never a traceback."""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.errors import UserMistake
from storage.intake import MAX_BYTES, read_photo, take_in


def saved(form: str, size: tuple[int, int] = (100, 80), **options: object) -> bytes:
    noise = np.random.default_rng(0).integers(0, 256, (size[1], size[0], 3), np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).save(file, form, **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND", b"")


def jpeg_of_size(width: int, height: int) -> bytes:
    data = bytearray(saved("JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def webp_of_size(width: int, height: int) -> bytes:
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + b"\x00" * 4 + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


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


BOMB = zlib.compress(b"\x00" * 30_000_000, 9)

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "one byte": (lambda: b"\xff", "no photo"),
    "text": (lambda: b"just a line of text\n" * 50, "no photo"),
    "zeros": (lambda: b"\x00" * 10_000, "no photo"),
    "noise": (lambda: np.random.default_rng(1).bytes(50_000), "no photo"),
    "html": (lambda: b"<html><img src=x onerror=alert(1)></html>", "no photo"),
    "html before a jpeg": (lambda: b"<script>alert(1)</script>" + saved("JPEG"), "no photo"),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>', "no photo"),
    "svg with entities": (lambda: b'<!DOCTYPE s [<!ENTITY a "aaaa">]><svg>&a;</svg>', "no photo"),
    "pdf": (lambda: saved("PDF"), "no photo"),
    "eps": (lambda: saved("EPS"), "no photo"),
    "gif": (lambda: saved("GIF"), "no photo"),
    "gif and script": (lambda: b"GIF89a/*" + b"\x00" * 90 + b"*/=alert(1);", "no photo"),
    "bmp": (lambda: saved("BMP"), "no photo"),
    "tiff": (lambda: saved("TIFF"), "no photo"),
    "ico": (lambda: saved("ICO", sizes=[(64, 64)]), "no photo"),
    "jpeg 2000": (lambda: saved("JPEG2000"), "no photo"),
    "ppm": (lambda: saved("PPM"), "no photo"),
    "zip": (zipped, "no photo"),
    "zip before a png": (lambda: zipped() + saved("PNG"), "no photo"),
    "executable": (lambda: b"\x7fELF" + b"\x01" * 500, "no photo"),
    "png signature alone": (lambda: b"\x89PNG\r\n\x1a\n", "no photo|damaged"),
    "jpeg start alone": (lambda: b"\xff\xd8\xff\xe0", "no photo|damaged"),
    "webp start alone": (lambda: b"RIFF\x00\x00\x00\x00WEBP", "no photo|damaged"),
    "png cut off": (lambda: saved("PNG")[:-6000], "damaged"),
    "png cut in its header": (lambda: saved("PNG")[:20], "no photo|damaged"),
    "jpeg cut off": (lambda: saved("JPEG")[:-3000], "damaged"),
    "jpeg cut in its tables": (lambda: saved("JPEG")[:100], "no photo|damaged"),
    "webp cut off": (lambda: saved("WEBP", lossless=True)[:-5000], "no photo|damaged"),
    "png spoilt": (lambda: flipped(saved("PNG"), 60, 97), "no photo|damaged"),
    "png with a wrong checksum": (lambda: flipped(saved("PNG"), 29, 100_000), "no photo|damaged"),
    "png without pixels": (lambda: png(100, 100), "damaged"),
    "png of no width": (lambda: png(0, 100, chunk(b"IDAT", BOMB)), "no photo|damaged|only 0"),
    "png of a depth that is none": (lambda: png(100, 100, chunk(b"IDAT", BOMB), depth=3), "no photo|damaged"),
    "png of a colour that is none": (
        lambda: png(100, 100, chunk(b"IDAT", BOMB), colour=9),
        "no photo|damaged",
    ),
    "png bomb": (lambda: png(60_000, 60_000, chunk(b"IDAT", BOMB)), "far too many megapixels"),
    "png of 49 megapixels": (lambda: png(7000, 7000, chunk(b"IDAT", BOMB)), "49.0 megapixels"),
    "png of a huge width": (lambda: png(2**31 - 1, 64, chunk(b"IDAT", BOMB)), "megapixels"),
    "png as large as can be said": (lambda: png(2**31 - 1, 2**31 - 1), "megapixels"),
    "png with a text bomb": (
        lambda: png(100, 100, chunk(b"zTXt", b"a\x00\x00" + BOMB), chunk(b"IDAT", BOMB[:99])),
        "damaged|no photo",
    ),
    "png with a profile bomb": (
        lambda: png(100, 100, chunk(b"iCCP", b"a\x00\x00" + BOMB), chunk(b"IDAT", BOMB[:99])),
        "damaged|no photo",
    ),
    "jpeg bomb": (lambda: jpeg_of_size(65_535, 65_535), "far too many megapixels"),
    "jpeg of 64 megapixels": (lambda: jpeg_of_size(8000, 8000), "64.0 megapixels"),
    "progressive jpeg cut off": (lambda: saved("JPEG", progressive=True)[:-3000], "damaged"),
    "jpeg of no height": (lambda: jpeg_of_size(100, 0), "no photo|damaged|only"),
    "webp bomb": (lambda: webp_of_size(16_383, 16_383), "megapixels|no photo|damaged"),
    "a single pixel": (lambda: saved("PNG", (1, 1)), "only 1 x 1 pixels"),
    "63 pixels wide": (lambda: saved("PNG", (63, 200)), "only 63 x 200 pixels"),
    "63 pixels high": (lambda: saved("JPEG", (200, 63)), "only 200 x 63 pixels"),
    "too many bytes": (lambda: saved("PNG") + b"\x00" * MAX_BYTES, "larger than 20 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_clear_line(name: str) -> None:
    make, says = HOSTILE[name]
    with pytest.raises(UserMistake, match=says) as error:
        take_in(make())
    assert "\n" not in str(error.value)
    assert error.value.__cause__ is None


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("payload", [zipped(), b"<script>alert(1)</script>", b"%PDF-1.4 payload"])
def test_what_hangs_behind_a_photo_stays_behind(payload: bytes) -> None:
    photo = saved("PNG")
    assert np.array_equal(take_in(photo + payload).pixels, take_in(photo).pixels)


def test_broken_exif_does_not_spoil_a_sound_photo() -> None:
    loop = (
        b"Exif\x00\x00II*\x00\x08\x00\x00\x00"
        + b"\x01\x00\x69\x87\x04\x00\x01\x00\x00\x00"
        + b"\x08\x00\x00\x00" * 2
    )
    assert take_in(saved("JPEG", exif=loop)).pixels.shape == (80, 100, 3)
    assert take_in(saved("JPEG", exif=b"Exif\x00\x00garbage")).pixels.shape == (80, 100, 3)


def test_a_folder_is_no_photo(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="is a folder"):
        read_photo(tmp_path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="There is no file"):
        read_photo(tmp_path / "nothing.jpg")


@pytest.mark.parametrize("name", ["a\x00b.jpg", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(UserMistake):
        read_photo(name)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "photo.jpg"
    os.mkfifo(pipe)
    with pytest.raises(UserMistake, match="no ordinary file"):
        read_photo(pipe)


def test_a_file_that_is_far_too_long_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    with path.open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    with pytest.raises(UserMistake, match="larger than 20 MB"):
        read_photo(path)


def test_a_photo_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "photo.of.me"
    path.write_bytes(saved("WEBP", lossless=True))
    assert np.array_equal(read_photo(str(path)), take_in(saved("PNG")).pixels)
