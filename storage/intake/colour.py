"""Any picture's colours as 8-bit sRGB, over white where it is transparent."""

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms

from storage.intake.decode import Stored

_MAX_PROFILE = 4_000_000  # bytes; real profiles are below one
_OPAQUE = {"LA": "L", "RGBA": "RGB", "RGBX": "RGB", "PA": "RGB", "La": "L", "RGBa": "RGB"}
_SIXTEEN_TO_EIGHT = [round(value / 257) for value in range(65536)]  # Pillow's own conversion would clip


@dataclass(frozen=True)
class Colour:
    """How one picture's pixels become sRGB; strips of it share the transform of its profile."""

    transform: ImageCms.ImageCmsTransform | None

    @classmethod
    def of(cls, picture: Stored) -> "Colour":
        """By the picture's own profile, where it has one that fits and can be read."""
        return cls(_transform(_coloured(picture.mode, picture.info), picture.info.get("icc_profile")))

    def plain(self, strip: Image.Image) -> Image.Image:
        """A strip of the picture as RGB."""
        if strip.mode.startswith("I;16"):
            return strip.convert("I").point(_SIXTEEN_TO_EIGHT, "L").convert("RGB")
        if strip.mode == "P" or "transparency" in strip.info:
            strip = strip.convert("RGBA" if "transparency" in strip.info else "RGB")
        alpha = strip.getchannel("A") if strip.mode in ("LA", "RGBA", "PA") else None
        colour = strip.convert(_OPAQUE[strip.mode]) if strip.mode in _OPAQUE else strip
        matched = ImageCms.applyTransform(colour, self.transform) if self.transform else None
        colour = matched or colour.convert("RGB")
        if alpha is None:
            return colour
        return Image.composite(colour, Image.new("RGB", colour.size, "white"), alpha)


def _coloured(mode: str, info: dict[str | tuple[int, int], Any]) -> str:
    """The opaque mode in which a picture of that mode meets its profile."""
    mode = "RGBA" if "transparency" in info else "RGB" if mode == "P" else mode
    return _OPAQUE.get(mode, mode)


def _transform(mode: str, profile: object) -> ImageCms.ImageCmsTransform | None:
    if not isinstance(profile, bytes) or len(profile) > _MAX_PROFILE or mode not in ("L", "RGB", "CMYK"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None  # a profile that nothing can read says nothing
