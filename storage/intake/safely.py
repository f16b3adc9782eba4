"""Photos of strangers, read in a process of its own that is ended when it takes too much."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UserMistake
from storage.intake.ask import BOOT, ask
from storage.intake.faults import Fault, FaultyPhoto
from storage.intake.frames import Form
from storage.intake.limits import LIMITS, MAX_BYTES, Limits
from storage.intake.png import is_plain

if TYPE_CHECKING:  # the child begins in this package too, and starts in half the time without numpy
    from storage.intake.photo import RGB

_AT_ONCE = 2  # children of one process, each of up to Limits.memory

_readers = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="intake")


@dataclass(frozen=True)
class TakenIn:
    """A photo as it is kept: an upright sRGB PNG without metadata, and its width and height in pixels."""

    png: bytes
    width: int
    height: int


def take_in_safely(data: bytes, limits: Limits = LIMITS, boot: str = BOOT) -> TakenIn:
    """Take a JPEG, PNG or WEBP in through a child process; FaultyPhoto for everything else.

    The same bytes give the same PNG. Blocks for up to the limits' seconds; boot is what the child runs.
    """
    answer = ask(data, Form.PNG, limits, boot).or_fault()
    if not is_plain(answer.content, answer.head.width, answer.head.height):
        raise FaultyPhoto(Fault.DAMAGED)
    return TakenIn(bytes(answer.content), answer.head.width, answer.head.height)


async def take_in_async(data: bytes, limits: Limits = LIMITS) -> TakenIn:
    """The same without blocking the event loop; of many at once, two are read and the others wait."""
    import asyncio

    return await asyncio.wrap_future(_readers.submit(take_in_safely, data, limits))


def pixels_safely(data: bytes, limits: Limits = LIMITS) -> RGB:
    """The pixels (H, W, 3) of a photo, decoded by a child process; FaultyPhoto where it is none."""
    import numpy as np

    answer = ask(data, Form.PIXELS, limits).or_fault()
    shape = (answer.head.height, answer.head.width, 3)
    if len(answer.content) != shape[0] * shape[1] * shape[2]:
        raise FaultyPhoto(Fault.DAMAGED)
    return np.frombuffer(answer.content, np.uint8).reshape(shape)


def read_photo(path: str | Path) -> RGB:
    """The pixels (H, W, 3) of the photo at a path; raise UserMistake where there is none."""
    return pixels_safely(_read_file(Path(path)))


def _read_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserMistake(f"{path} is a folder: name one photo in it.")
        if not path.exists():
            raise UserMistake(f"There is no file {path}.")
        if not path.is_file():
            raise UserMistake(f"{path} is no ordinary file: name a photo.")
        with path.open("rb") as file:
            # One byte more than allowed is enough to know that there are too many.
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, UserMistake):
            raise
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        raise UserMistake(f"{str(path)!r} can't be read: {reason}.") from None
