"""The process that reads a photo gives what this one would: the same pixels, and nothing else."""

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from storage.intake import LIMITS, TakenIn, pixels_safely, take_in, take_in_safely
from storage.intake.png import is_plain, write_png
from tests.storage.hostile_parts import PAYLOAD, chunk, noise, saved, srgb, written

PATIENT = replace(LIMITS, wall_s=60.0, start_s=60.0)
PHOTO = saved("JPEG", (300, 200))


def decoded(taken: TakenIn) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(io.BytesIO(taken.png)) as picture:
        assert (picture.mode, picture.size, set(picture.info)) == ("RGB", (taken.width, taken.height), set())
        return np.asarray(picture)


EXIF = Image.Exif()
EXIF[0x0112] = 6

PHOTOS = {
    "jpeg": lambda: PHOTO,
    "turned": lambda: saved("JPEG", (300, 200), exif=EXIF),
    "profile": lambda: saved("JPEG", icc_profile=srgb()),
    "progressive": lambda: saved("JPEG", progressive=True),
    "phone": lambda: written(noise(), "MPO", save_all=True, append_images=[noise()]),
    "cmyk": lambda: written(noise(channels=4).convert("CMYK"), "JPEG"),
    "png": lambda: saved("PNG", exif=EXIF, icc_profile=srgb()),
    "alpha": lambda: written(noise(channels=4), "PNG"),
    "palette": lambda: written(noise().quantize(20), "PNG", transparency=3),
    "grey": lambda: written(noise().convert("L"), "PNG"),
    "black and white": lambda: written(noise().convert("1"), "PNG"),
    "sixteen bits": lambda: cv2.imencode(".png", np.full((80, 90), 30000, np.uint16))[1].tobytes(),
    "webp": lambda: saved("WEBP", exif=EXIF),
    "webp with alpha": lambda: written(noise(channels=4), "WEBP", lossless=True, icc_profile=srgb()),
    "several strips": lambda: saved("JPEG", (2100, 1300), exif=EXIF),
}


@pytest.mark.parametrize("name", PHOTOS)
def test_the_child_sees_what_this_process_would_see(name: str) -> None:
    photo = PHOTOS[name]()
    expected = take_in(photo).pixels
    assert np.array_equal(decoded(take_in_safely(photo, PATIENT)), expected)
    pixels = pixels_safely(photo, PATIENT)
    assert np.array_equal(pixels, expected)
    assert pixels.flags.writeable
    assert pixels.flags.c_contiguous


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_large_photo_is_turned_as_a_small_one(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = noise(2100, 1300)
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
    upright = stored.transpose(Image.Transpose(turns[orientation])) if orientation > 1 else stored
    assert np.array_equal(take_in(written(stored, "PNG", exif=exif)).pixels, np.asarray(upright))


def test_the_same_bytes_give_the_same_png() -> None:
    assert take_in_safely(PHOTO, PATIENT) == take_in_safely(PHOTO, PATIENT)


def test_a_png_with_anything_else_in_it_is_not_plain() -> None:
    png = b"".join(write_png(100, 80, [noise()]))
    assert is_plain(memoryview(png), 100, 80)
    assert not is_plain(memoryview(png), 80, 100)
    assert not is_plain(memoryview(png + b"more"), 100, 80)
    assert not is_plain(memoryview(png[:-1]), 100, 80)
    assert not is_plain(memoryview(png[:33] + chunk(b"tEXt", PAYLOAD) + png[33:]), 100, 80)
    assert not is_plain(memoryview(png[:60] + b"\xff" + png[61:]), 100, 80)
    assert not is_plain(memoryview(b""), 100, 80)
