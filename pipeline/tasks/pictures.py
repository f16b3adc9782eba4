"""Where tasks take pictures from and leave what they made: names on the outside, pixels within."""

import re
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.errors import Missing

RGB = npt.NDArray[np.uint8]

_KIND = re.compile(r"[a-z][a-z0-9_]*")


class Pictures(Protocol):
    """A store of pictures; safe to share among threads."""

    def load(self, name: str) -> RGB:
        """The RGB pixels (H, W, 3) of a picture; raises Missing if there is none of this name."""
        ...

    def save(self, picture: npt.NDArray[np.uint8], kind: str) -> str:
        """Keeps an RGB picture (H, W, 3) or a mask (H, W) unchanged and returns its name.

        `kind` says what it is: completed, mask, preview, ...
        """
        ...


def to_png(picture: npt.NDArray[np.uint8]) -> bytes:
    """An RGB picture (H, W, 3) or a mask (H, W) as PNG."""
    ordered = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".png", ordered)[1].tobytes()


def from_png(data: bytes) -> RGB | None:
    """The RGB pixels (H, W, 3) of a PNG; None where it cannot be read."""
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    return None if pixels is None else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)


class FolderPictures:
    """PNG files in one folder, named by their kind: completed.png, completed-2.png, ..."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def load(self, name: str) -> RGB:
        file = self._folder / name
        # A name is never a way out of the folder.
        if Path(name).name != name or not file.is_file():
            raise Missing(f"there is no picture {name!r} in {self._folder}")
        pixels = from_png(file.read_bytes())
        if pixels is None:
            raise Missing(f"{file} is no picture that can be read")
        return pixels

    def save(self, picture: npt.NDArray[np.uint8], kind: str) -> str:
        encoded = to_png(picture)
        with self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            name = next(name for name in _names(kind) if not (self._folder / name).exists())
            draft = self._folder / f".{name}"
            draft.write_bytes(encoded)
            draft.rename(self._folder / name)  # whoever looks sees a whole file or none
        return name


class MemoryPictures:
    """Pictures kept in this process, for evaluation and tests."""

    def __init__(self) -> None:
        self._kept: dict[str, RGB] = {}
        self._lock = threading.Lock()

    def load(self, name: str) -> RGB:
        if name not in self._kept:
            raise Missing(f"there is no picture {name!r}")
        return self._kept[name]

    def save(self, picture: npt.NDArray[np.uint8], kind: str) -> str:
        pixels = picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, axis=2)
        with self._lock:
            name = next(name for name in _names(kind) if name not in self._kept)
            self._kept[name] = pixels.copy()
        return name


def _names(kind: str) -> Iterator[str]:
    if not _KIND.fullmatch(kind):
        raise ValueError(f"{kind!r} is no kind of picture: small letters, digits and _ only")
    yield f"{kind}.png"
    yield from (f"{kind}-{number}.png" for number in count(2))
