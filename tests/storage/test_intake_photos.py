"""Real photos in every form that cameras, phones and programs write them."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageCms
from skimage.data import astronaut

from storage.intake import LIMITS, read_photo, take_in
from storage.intake.ask import ask
from storage.intake.frames import Form
from tests.storage.hostile_parts import webp_moving

RGB = npt.NDArray[np.uint8]
PATIENT = replace(LIMITS, wall_s=60.0, start_s=60.0)

ORIENTATION = 0x0112
FULL: dict[str, object] = {"subsampling": 0}
FACE: RGB = np.ascontiguousarray(astronaut()[0:96, 160:290])  # 96 x 130: height differs from width


def saved(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def taken(picture: Image.Image, form: str = "PNG", **options: object) -> RGB:
    return take_in(saved(picture, form, **options)).pixels


# What has to be done to the upright picture so that a camera would tag it with this orientation.
STORED: dict[int, Callable[[RGB], RGB]] = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.transpose(1, 0, 2),
    6: lambda a: np.rot90(a, 1),
    7: lambda a: a[::-1, ::-1].transpose(1, 0, 2),
    8: lambda a: np.rot90(a, -1),
}


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_whichever_way_the_camera_was_held(orientation: int, form: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stored = Image.fromarray(np.ascontiguousarray(STORED[orientation](FACE)))
    options = {"lossless": True} if form == "WEBP" else {}
    assert np.array_equal(taken(stored, form, exif=exif, **options), FACE)


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_jpeg_stands_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stored = Image.fromarray(np.ascontiguousarray(STORED[orientation](FACE)))
    pixels = taken(stored, "JPEG", exif=exif, quality=98, subsampling=0)
    assert pixels.shape == FACE.shape
    assert np.abs(pixels.astype(int) - FACE).mean() < 3


def test_an_orientation_that_does_not_exist_changes_nothing() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 77
    assert np.array_equal(taken(Image.fromarray(FACE), exif=exif), FACE)


def test_greyscale_has_three_equal_channels() -> None:
    grey = Image.fromarray(FACE).convert("L")
    pixels = taken(grey)
    assert np.array_equal(pixels, np.repeat(np.asarray(grey)[..., None], 3, axis=2))


def test_black_and_white() -> None:
    pixels = taken(Image.fromarray(FACE).convert("1"))
    assert set(np.unique(pixels)) == {0, 255}
    assert pixels.shape == FACE.shape


def test_a_palette_picture_has_its_palettes_colours() -> None:
    palette = Image.fromarray(FACE).quantize(64)
    assert np.array_equal(taken(palette), np.asarray(palette.convert("RGB")))


def test_a_transparent_palette_entry_is_white() -> None:
    palette = Image.new("P", (80, 70), 0)
    palette.putpalette([10, 20, 30, 200, 100, 50])
    palette.paste(1, (0, 0, 40, 70))
    pixels = taken(palette, transparency=0)
    assert pixels[5, 60].tolist() == [255, 255, 255]
    assert pixels[5, 5].tolist() == [200, 100, 50]


def test_alpha_lies_over_white() -> None:
    alpha = np.zeros((*FACE.shape[:2], 1), np.uint8)
    alpha[:, 40:80], alpha[:, 80:] = 128, 255
    pixels = taken(Image.fromarray(np.concatenate([FACE, alpha], axis=2)))
    assert (pixels[:, :40] == 255).all()
    half = (FACE[:, 40:80] * (128 / 255) + 255 * (127 / 255)).round()
    assert np.abs(pixels[:, 40:80] - half).max() <= 1
    assert np.array_equal(pixels[:, 80:], FACE[:, 80:])


def test_grey_with_alpha() -> None:
    picture = Image.merge("LA", (Image.new("L", (70, 80), 100), Image.new("L", (70, 80), 0)))
    assert (taken(picture) == 255).all()
    picture.putalpha(255)
    assert (taken(picture) == 100).all()


def test_a_colour_that_stands_for_transparent_is_white() -> None:
    pixels = taken(Image.new("RGB", (70, 80), (1, 2, 3)), transparency=(1, 2, 3))
    assert (pixels == 255).all()


def test_sixteen_bit_grey_is_scaled_and_not_clipped() -> None:
    ramp = np.tile(np.linspace(0, 65535, 128).astype(np.uint16), (64, 1))
    coded = cv2.imencode(".png", ramp)[1].tobytes()
    pixels = take_in(coded).pixels
    assert np.array_equal(pixels[..., 1], np.rint(ramp / 257).astype(np.uint8))


@pytest.mark.parametrize("channels", [3, 4])
def test_sixteen_bit_colour_is_scaled_and_not_clipped(channels: int) -> None:
    deep = np.full((64, 64, channels), 65535, np.uint16)
    deep[:, :32, :3] = [10000, 30000, 50000]  # OpenCV writes blue, green, red
    pixels = take_in(cv2.imencode(".png", deep)[1].tobytes()).pixels
    assert np.abs(pixels[0, 0].astype(int) - [195, 117, 39]).max() <= 1
    assert (pixels[0, 40] == 255).all()


def test_cmyk_becomes_rgb() -> None:
    plates = Image.fromarray(np.tile(np.array([0, 255, 255, 0], np.uint8), (70, 70, 1)), "CMYK")
    red = taken(plates, "JPEG", quality=95)[35, 35]
    assert red[0] > 200
    assert red[1:].max() < 60


def swapped_profile() -> bytes:
    """A profile whose red primary is sRGB's green and the other way round, so that its effect is plain."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "JPEG"])
def test_colours_come_to_srgb_by_the_pictures_own_profile(form: str) -> None:
    red = Image.new("RGB", (80, 80), (255, 0, 0))
    options = {"lossless": True} if form == "WEBP" else {}
    pixels = taken(red, form, icc_profile=swapped_profile(), **options)
    assert np.abs(pixels[40, 40].astype(int) - [0, 255, 0]).max() <= 4


def test_the_profile_of_a_picture_with_alpha_counts_too() -> None:
    red = Image.new("RGBA", (80, 80), (255, 0, 0, 255))
    pixels = taken(red, icc_profile=swapped_profile())
    assert np.abs(pixels[40, 40].astype(int) - [0, 255, 0]).max() <= 4


def test_an_srgb_profile_changes_next_to_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pixels = taken(Image.fromarray(FACE), icc_profile=profile)
    assert np.abs(pixels.astype(int) - FACE).max() <= 2


@pytest.mark.parametrize(
    "profile", [b"garbage", b"\x00" * 128, b"acsp" * 2000], ids=["text", "zeros", "long"]
)
def test_a_profile_that_cannot_be_read_says_nothing(profile: bytes) -> None:
    assert np.array_equal(taken(Image.fromarray(FACE), icc_profile=profile), FACE)


@pytest.mark.parametrize("size", [(64, 64), (65, 97), (64, 3001), (101, 64)])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_odd_sizes(size: tuple[int, int], form: str) -> None:
    assert taken(Image.new("RGB", size, "teal"), form).shape == (size[1], size[0], 3)


def test_of_a_moving_picture_the_first_frame_is_taken() -> None:
    later = Image.new("RGB", (80, 70), "red")
    first = Image.new("RGB", (80, 70), "blue")
    for form in ("PNG", "WEBP"):
        pixels = taken(first, form, save_all=True, append_images=[later])
        assert np.abs(pixels[30, 30].astype(int) - [0, 0, 255]).max() <= 3


@pytest.mark.parametrize(("left", "top"), [(0, 0), (30, 22), (60, 40)])
def test_a_first_frame_that_is_smaller_lies_where_it_is_said_to_lie(left: int, top: int) -> None:
    expected = np.full((140, 200, 3), 255, np.uint8)
    expected[top : top + 96, left : left + 130] = FACE
    still = saved(Image.fromarray(FACE), "WEBP", lossless=True)
    assert np.array_equal(take_in(webp_moving((200, 140), still, (left, top))).pixels, expected)


def test_of_a_moving_picture_that_is_transparent_the_first_frame_lies_over_white() -> None:
    first, later = (Image.new("RGBA", (80, 70), (0, 0, 255, alpha)) for alpha in (0, 255))
    first.paste((0, 0, 255, 255), (0, 0, 40, 70))
    for options in ({"lossless": True}, {"quality": 100, "alpha_quality": 100}):
        pixels = taken(first, "WEBP", save_all=True, append_images=[later], **options).astype(int)
        assert np.abs(pixels[35, 20] - [0, 0, 255]).max() <= 3
        assert np.abs(pixels[35, 60] - [255, 255, 255]).max() <= 3


def test_a_phones_picture_with_a_second_one_inside_is_a_photo() -> None:
    picture = Image.fromarray(FACE)
    assert taken(picture, "MPO", save_all=True, append_images=[picture]).shape == FACE.shape


def test_a_progressive_jpeg() -> None:
    assert taken(Image.fromarray(FACE), "JPEG", progressive=True).shape == FACE.shape


def test_only_pixels_come_through(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET-WORDS"
    path = tmp_path / "photo.jpg"
    path.write_bytes(
        saved(Image.fromarray(FACE), "JPEG", exif=exif, comment=b"SECRET-WORDS") + b"SECRET-WORDS"
    )
    pixels = read_photo(path)
    assert pixels.dtype == np.uint8
    assert pixels.flags.writeable
    assert pixels.flags.c_contiguous
    assert b"SECRET-WORDS" not in saved(Image.fromarray(pixels))


@pytest.mark.parametrize("moves", [False, True], ids=["still", "moving"])
@pytest.mark.parametrize(
    ("colour", "megabytes"),
    [((90, 120, 150), 300), ((90, 120, 150, 100), 320)],  # transparent ones have a fourth byte a pixel
    ids=["opaque", "transparent"],
)
def test_a_webp_of_40_megapixels_takes_little_memory(
    colour: tuple[int, ...], megabytes: int, moves: bool
) -> None:
    size, mode = (7900, 5000), "RGB" if len(colour) == 3 else "RGBA"
    data = saved(Image.new(mode, size, colour), "WEBP", lossless=True, method=0)
    answer = ask(webp_moving(size, data) if moves else data, Form.PIXELS, PATIENT)
    assert (answer.head.width, answer.head.height) == size
    assert answer.cost.peak_kib - answer.cost.idle_kib <= megabytes * 1024
    over_white = [round(level * 100 / 255 + 255 * 155 / 255) for level in colour[:3]]
    assert list(answer.content[:3]) == (list(colour) if mode == "RGB" else pytest.approx(over_white, abs=1))


@pytest.mark.parametrize(
    ("size", "options"),
    [((8000, 5000), {}), ((8000, 5000), {"progressive": True}), ((5700, 5000), FULL | {"progressive": True})],
    ids=["as phones write it", "progressive", "progressive in full colour"],
)
def test_large_jpegs_are_taken_in_little_memory(size: tuple[int, int], options: dict[str, object]) -> None:
    data = saved(Image.new("RGB", size, (90, 120, 150)), "JPEG", **options)
    answer = ask(data, Form.PIXELS, PATIENT).or_fault()
    assert (answer.head.width, answer.head.height) == size
    assert answer.cost.peak_kib - answer.cost.idle_kib <= 300 * 1024
