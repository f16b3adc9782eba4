"""What a part learns from at each step: a photo framed, dyed, bent and relit anew."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.training.frames import Frame, random_frame
from pipeline.training.pack import Example
from pipeline.training.recolour import recoloured
from pipeline.training.swing import swung

_DYED, _SWUNG = 0.7, 0.45


def augmented_frame(
    example: Example, width: int, height: int, rng: np.random.Generator, swing: bool = True
) -> Frame:
    """A random frame (height, width) of the example, mostly with garments dyed, sometimes with legs moved."""
    frame = random_frame(example, width, height, rng)
    if rng.random() < _DYED:
        frame = recoloured(frame, rng)
    if swing and rng.random() < _SWUNG:
        frame = swung(frame, rng)
    return replace(frame, picture=_relit(frame.picture, rng))


def _relit(picture: npt.NDArray[np.uint8], rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Light and contrast a little different; hues stay, since captions name them."""
    gain, shift = float(np.exp(rng.normal(0, 0.08))), float(rng.normal(0, 8))
    mean = float(picture.mean())
    altered = (picture.astype(np.float32) - mean) * gain + mean + shift
    levels: npt.NDArray[np.uint8] = np.clip(np.rint(altered), 0, 255).astype(np.uint8)
    return levels
