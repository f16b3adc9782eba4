"""Garments dyed in other colours: street shoes are nearly all black, grey or brown, requests are not."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.training.frames import Frame
from pipeline.training.garments import Piece, Region, region_number
from pipeline.words.colours import NAMED_COLOURS, to_lab

# How often a garment is dyed, by region; the feet are what is painted most.
_SHARES: dict[Region, float] = {
    "shoes": 0.7, "bottom": 0.3, "dress": 0.3, "outer": 0.15, "top": 0.15, "extra": 0.0,
}  # fmt: skip
_FEWEST_PIXELS = 10
_NAMES = tuple(NAMED_COLOURS)
_LABS = to_lab(np.array([list(NAMED_COLOURS.values())], np.uint8))[0]
_SPREAD = 5.0  # CIELAB units by which a dye differs from the colour of its name


def recoloured(frame: Frame, rng: np.random.Generator) -> Frame:
    """The frame with some of its garments dyed, and its caption pieces saying so."""
    for region, share in _SHARES.items():
        where = frame.regions == region_number(region)
        if rng.random() < share and int(where.sum()) >= _FEWEST_PIXELS:
            number = int(rng.integers(len(_NAMES)))
            target = _LABS[number] + rng.normal(0, _SPREAD, 3)
            pieces = tuple(_renamed(piece, region, _NAMES[number]) for piece in frame.pieces)
            frame = replace(frame, picture=dyed(frame.picture, where, target), pieces=pieces)
    return frame


def dyed(
    picture: npt.NDArray[np.uint8], where: npt.NDArray[np.bool_], target: npt.NDArray[np.float64]
) -> npt.NDArray[np.uint8]:
    """The picture (H,W,3) with the median CIELAB colour of a region moved to `target`, its texture kept."""
    lab = to_lab(picture)
    median = np.median(lab[where], axis=0)
    # Folds and shine show more on a light garment than on a dark one.
    contrast = float(np.clip((target[0] + 25) / (median[0] + 25), 0.5, 1.6))
    dye = target + (lab - median) * (contrast, 0.5, 0.5)
    dye[..., 0] = dye[..., 0].clip(3, 99)
    soft = cv2.GaussianBlur(where.astype(np.float32), (0, 0), 0.6)[..., None]
    mixed = (lab * (1 - soft) + dye * soft).astype(np.float32)
    rgb = np.asarray(cv2.cvtColor(mixed, cv2.COLOR_LAB2RGB))
    levels: npt.NDArray[np.uint8] = np.rint(rgb.clip(0, 1) * 255).astype(np.uint8)
    return levels


def _renamed(piece: Piece, region: Region, colour: str) -> Piece:
    return replace(piece, colour=colour) if piece.region == region else piece
