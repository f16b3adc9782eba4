"""What a person is told whose file can't be taken: one line each, with what to do."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, UnidentifiedImageError

from pipeline.errors import UserMistake
from storage.intake.limits import MAX_BYTES, MAX_PIXELS, MIN_SIDE

EMPTY = "The file is empty: send a photo as JPEG, PNG or WEBP."
TOO_LARGE = f"The file is larger than {MAX_BYTES // 1_000_000} MB: send a smaller photo."
NO_PHOTO = "This is no photo that can be read: send a JPEG, PNG or WEBP."
DAMAGED = "The photo is damaged: send it again, or save it anew as JPEG or PNG."
TOO_MUCH_MEMORY = "The photo needs more memory than there is: send a smaller one."
TOO_LONG = "The photo takes too long to read: send a smaller one, or save it anew as JPEG."
HEIF = (
    "HEIC, HEIF and AVIF can't be read: save the photo as JPEG and send that"
    " (an iPhone does so by itself with Settings, Camera, Formats, Most Compatible)."
)


def too_small(width: int, height: int) -> str:
    """The line for a photo of so few pixels."""
    return f"The photo is only {width} x {height} pixels: each side needs at least {MIN_SIDE}."


def too_many(count: int | None = None) -> str:
    """The line for a photo of so many pixels; None: beyond what is worth counting."""
    has = f"{count / 1e6:.1f}" if count else "far too many"
    most = MAX_PIXELS // 1_000_000
    return f"The photo has {has} megapixels, at most {most} can be taken: send a smaller one."


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Whatever a decoder thinks of a file becomes one line for the person who sent it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UserMistake:
        raise
    except UnidentifiedImageError:
        raise UserMistake(NO_PHOTO) from None
    except Image.DecompressionBombError:
        raise UserMistake(too_many()) from None
    except MemoryError:
        raise UserMistake(TOO_MUCH_MEMORY) from None
    # Decoders meet hostile bytes here and raise whatever they run into; none of it may pass for our own bug.
    except Exception:
        raise UserMistake(DAMAGED) from None
