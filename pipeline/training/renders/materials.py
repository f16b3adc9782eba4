"""Which material shows where on a dressed body: skin, hair, a garment, a sole, a sock."""

import numpy as np

from pipeline.training.garments import ORDER, region_number
from pipeline.training.renders.coordinates import ALONG, ARM, HEIGHT, WAIST, Marks, X, Y, Z
from pipeline.training.renders.vectors import Floats, Ints, Mask
from pipeline.training.renders.wardrobe import Garment, Outfit

SKIN = 0  # garments are numbered as in ORDER, from 1
HAIR, SOLE, SOCK, EYE = range(len(ORDER) + 1, len(ORDER) + 5)
BODY, UPPER_PART, SOLE_PART, SKIRT_PART, TAIL_PART, HAIR_PART, EYE_PART = range(7)
_COLLARED = frozenset({"shirt", "sweater", "jumper", "coat", "blazer", "sweatshirt"})


def materials(coordinates: Floats, parts: Ints, outfit: Outfit, marks: Marks) -> Ints:
    """The material (N,) at body coordinates (N,6) on parts (N,) of a body with such marks."""
    found = np.full(len(parts), SKIN)
    found[_hairy(coordinates, marks.face)] = HAIR
    found[(coordinates[:, HEIGHT] < 0.22) & (coordinates[:, ARM] < 0.5)] = SOCK
    for region in ("bottom", "top", "dress", "outer", "shoes"):
        garment = outfit.garments.get(region)
        if garment is not None:
            found[covered(coordinates, garment, outfit, marks)] = region_number(garment.region)
    for part, material in (
        (UPPER_PART, region_number("shoes")),
        (SOLE_PART, SOLE),
        (HAIR_PART, HAIR),
        (EYE_PART, EYE),
    ):
        found[parts == part] = material
    if outfit.skirt is not None:
        found[parts == SKIRT_PART] = region_number(outfit.skirt)
    found[parts == TAIL_PART] = region_number("outer")
    return found


def covered(coordinates: Floats, garment: Garment, outfit: Outfit, marks: Marks) -> Mask:
    """Where (N,) on the body a garment lies."""
    height, on_arm = coordinates[:, HEIGHT], coordinates[:, ARM] > 0.5
    if garment.region == "shoes":
        return np.asarray((height < garment.ends) & ~on_arm)
    ends = max(garment.ends, 1.8) if garment.region == outfit.skirt else garment.ends
    if garment.region == "bottom":
        return np.asarray((height > ends) & (height < WAIST - 0.05) & ~on_arm)
    torso = (
        ~on_arm
        & (height > max(ends, 1.7))
        & _below_neckline(coordinates, marks.neck, garment.name in _COLLARED)
    )
    sleeve = on_arm & (coordinates[:, ALONG] < garment.sleeve)
    inside = torso | sleeve
    if garment.region == "outer" and outfit.opening:
        wide = outfit.opening * (0.35 + 0.5 * np.clip(height - 2, 0, 2))
        inside &= ~((np.abs(coordinates[:, X]) < wide) & (coordinates[:, Z] > 0.0) & ~on_arm)
    return np.asarray(inside)


def _below_neckline(coordinates: Floats, neck: Floats, collared: bool) -> Mask:
    """Where (N,) cloth lies that leaves the neck free, and a little of the chest unless it has a collar."""
    off = coordinates[:, [X, Y, Z]] - neck
    chin = (off[:, 2] > 0.055) & (off[:, 1] > -0.03)
    if collared:
        return np.asarray((off[:, 1] < 0.035) & ~chin)
    deep = np.where(off[:, 2] > 0, 0.8, 1.15)
    away = np.sqrt((1.05 * off[:, 0]) ** 2 + (deep * off[:, 1]) ** 2 + (0.8 * off[:, 2]) ** 2)
    return np.asarray((away > 0.095) & (off[:, 1] < 0.05) & ~chin)


def _hairy(coordinates: Floats, face: Floats) -> Mask:
    """The scalp (N,): above a line that falls from the forehead to the nape."""
    behind = face[2] - coordinates[:, Z]
    line = face[1] + 0.062 - 0.8 * np.clip(behind - 0.01, 0, 0.2)
    return np.asarray(
        (coordinates[:, Y] > line) & (coordinates[:, HEIGHT] > 4.05) & (coordinates[:, ARM] < 0.5)
    )
