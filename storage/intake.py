"""Untrusted bytes become a photo: upright, sRGB, 8-bit RGB, alpha over white, no metadata."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from pipeline.errors import UserMistake

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
MIN_SIDE = 64  # pixels
FORMATS = ("JPEG", "PNG", "WEBP")

_MAX_PROFILE = 4_000_000  # bytes; real profiles are below one

RGB = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Photo:
    """What the user sent, taken in once: pixels (H, W, 3) RGB in sRGB, upright."""

    pixels: RGB


def take_in(data: bytes) -> Photo:
    """Decode a JPEG, PNG or WEBP; raise UserMistake, in one line, for everything else.

    Size and format are judged from the header, before any pixel is decoded.
    """
    if not data:
        raise UserMistake("The file is empty: send a photo as JPEG, PNG or WEBP.")
    if len(data) > MAX_BYTES:
        raise UserMistake(f"The file is larger than {MAX_BYTES // 1_000_000} MB: send a smaller photo.")
    with _one_line_errors():
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            _check_header(picture)
            picture.load()
        return Photo(np.array(_plain(_upright(picture)), np.uint8))


def read_photo(path: str | Path) -> RGB:
    """The pixels (H, W, 3) of the photo at a path; raise UserMistake where there is none."""
    path = Path(path)
    try:
        if path.is_dir():
            raise UserMistake(f"{path} is a folder: name one photo in it.")
        if not path.exists():
            raise UserMistake(f"There is no file {path}.")
        if not path.is_file():
            raise UserMistake(f"{path} is no ordinary file: name a photo.")
        with path.open("rb") as file:
            # One byte more than allowed is enough to know that there are too many.
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, UserMistake):
            raise
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        raise UserMistake(f"{str(path)!r} can't be read: {reason}.") from None
    return take_in(data).pixels


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """Whatever a decoder thinks of a file becomes one line for the person who sent it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UserMistake:
        raise
    except UnidentifiedImageError:
        raise UserMistake("This is no photo that can be read: send a JPEG, PNG or WEBP.") from None
    except Image.DecompressionBombError:
        raise UserMistake(_too_many()) from None
    except MemoryError:
        raise UserMistake("The photo needs more memory than there is: send a smaller one.") from None
    # Decoders meet hostile bytes here and raise whatever they run into; none of it may pass for our own bug.
    except Exception:
        raise UserMistake("The photo is damaged: send it again, or save it anew as JPEG or PNG.") from None


def _check_header(picture: ImageFile.ImageFile) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise UserMistake(_too_many(width * height))
    if min(width, height) < MIN_SIDE:
        raise UserMistake(
            f"The photo is only {width} x {height} pixels: each side needs at least {MIN_SIDE}."
        )


def _too_many(count: int | None = None) -> str:
    has = f"{count / 1e6:.1f}" if count else "far too many"
    return (
        f"The photo has {has} megapixels, at most {MAX_PIXELS // 1_000_000} can be taken: send a smaller one."
    )


def _upright(picture: Image.Image) -> Image.Image:
    """The picture turned as its EXIF orientation says; as it lies where that can't be read."""
    try:
        return ImageOps.exif_transpose(picture)
    # EXIF is parsed from hostile bytes; the pixels are sound all the same.
    except Exception:
        return picture


def _plain(picture: Image.Image) -> RGB:
    """The picture as RGB in sRGB, over white where it is transparent."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return np.asarray(np.repeat(_eight_bits(picture)[..., None], 3, axis=2), np.uint8)
    if picture.mode == "P" or "transparency" in picture.info:
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    alpha = picture.getchannel("A") if picture.mode in ("LA", "RGBA", "PA") else None
    colour = _to_srgb(picture, picture.info.get("icc_profile"))
    if alpha is not None:
        white = Image.new("RGB", colour.size, "white")
        colour = Image.composite(colour, white, alpha)
    return np.asarray(colour, np.uint8)


def _eight_bits(picture: Image.Image) -> RGB:
    """A 16-bit greyscale picture scaled to 8 bits: Pillow's own conversion would clip it."""
    values = np.asarray(picture, np.float64)
    return np.asarray(np.clip(np.rint(values * (255 / 65535)), 0, 255), np.uint8)


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture's colours in sRGB by its own profile, where it has one that fits and can be read."""
    opaque = {"LA": "L", "RGBA": "RGB", "RGBX": "RGB", "PA": "RGB", "La": "L", "RGBa": "RGB"}
    picture = picture.convert(opaque[picture.mode]) if picture.mode in opaque else picture
    if profile and len(profile) <= _MAX_PROFILE and picture.mode in ("L", "RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None  # a profile that nothing can read says nothing
        if converted is not None:
            return converted
    return picture.convert("RGB")
