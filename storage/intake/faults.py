"""What can be wrong with a file, and what the person is told who sent it: one line, with what to do."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, auto

from PIL import Image, UnidentifiedImageError

from pipeline.errors import UserMistake
from storage.intake.limits import MAX_BYTES, MAX_PIXELS, MIN_SIDE


class Fault(IntEnum):
    """Why a file can't be taken; its number is all that a child says of it."""

    EMPTY = auto()
    TOO_LARGE = auto()
    NO_PHOTO = auto()
    HEIF = auto()
    DAMAGED = auto()
    TOO_SMALL = auto()
    TOO_MANY_PIXELS = auto()
    TOO_MUCH_MEMORY = auto()
    TOO_LONG = auto()


_LINES = {
    Fault.EMPTY: "The file is empty: send a photo as JPEG, PNG or WEBP.",
    Fault.TOO_LARGE: f"The file is larger than {MAX_BYTES // 1_000_000} MB: send a smaller photo.",
    Fault.NO_PHOTO: "This is no photo that can be read: send a JPEG, PNG or WEBP.",
    Fault.HEIF: "HEIC, HEIF and AVIF can't be read: save the photo as JPEG and send that"
    " (an iPhone does so by itself with Settings, Camera, Formats, Most Compatible).",
    Fault.DAMAGED: "The photo is damaged: send it again, or save it anew as JPEG or PNG.",
    Fault.TOO_SMALL: f"The photo is only {{size}} pixels: each side needs at least {MIN_SIDE}.",
    Fault.TOO_MANY_PIXELS: f"The photo has {{count}} megapixels, at most {MAX_PIXELS // 1_000_000} can be"
    " taken: send a smaller one.",
    Fault.TOO_MUCH_MEMORY: "The photo needs more memory than there is: send a smaller one.",
    Fault.TOO_LONG: "The photo takes too long to read: send a smaller one, or save it anew as JPEG.",
}


class FaultyPhoto(UserMistake):
    """A file that isn't taken: its fault, and its width and height in pixels where those are the fault."""

    def __init__(self, fault: Fault, width: int = 0, height: int = 0) -> None:
        count = f"{width * height / 1e6:.1f}" if width and height else "far too many"
        super().__init__(_LINES[fault].format(size=f"{width} x {height}", count=count))
        self.fault, self.width, self.height = fault, width, height


@contextmanager
def faults_only() -> Iterator[None]:
    """Whatever a decoder thinks of a file becomes FaultyPhoto."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except FaultyPhoto:
        raise
    except UnidentifiedImageError:
        raise FaultyPhoto(Fault.NO_PHOTO) from None
    except Image.DecompressionBombError:
        raise FaultyPhoto(Fault.TOO_MANY_PIXELS) from None
    except MemoryError:
        raise FaultyPhoto(Fault.TOO_MUCH_MEMORY) from None
    # Decoders meet hostile bytes here and raise whatever they run into; none of it may pass for our own bug.
    except Exception:
        raise FaultyPhoto(Fault.DAMAGED) from None
