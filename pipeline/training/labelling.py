"""From a photo's garment tags (and mask, where there is one) to caption pieces with measured colours."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person
from pipeline.training.garments import ORDER, REGION_OF, Piece, Region, region_number
from pipeline.words.colours import colour_name

_FEWEST_PIXELS = 60


@dataclass(frozen=True)
class Labels:
    """What the dataset says of one photo: garment names, and the class index of each pixel if masked."""

    garments: tuple[str, ...]
    classes: tuple[str, ...]
    mask: npt.NDArray[np.uint8] | None


def pieces_of(photo: npt.NDArray[np.uint8], person: Person | None, labels: Labels) -> tuple[Piece, ...]:
    """Caption pieces in wearing order; a garment whose colour can't be measured is left out."""
    found = [_piece(photo, person, labels, garment) for garment in labels.garments if garment in REGION_OF]
    pieces = [piece for piece in found if piece is not None]
    return tuple(sorted(pieces, key=lambda piece: ORDER.index(piece.region)))


def regions_of(labels: Labels, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """The garment region of each pixel of a photo (H,W), from 1 as in `ORDER`; all 0 without a mask."""
    if labels.mask is None:
        return np.zeros(size, np.uint8)
    numbers = [region_number(REGION_OF[name]) if name in REGION_OF else 0 for name in labels.classes]
    regions: npt.NDArray[np.uint8] = np.array(numbers, np.uint8)[labels.mask]
    return regions


def _piece(photo: npt.NDArray[np.uint8], person: Person | None, labels: Labels, garment: str) -> Piece | None:
    region = REGION_OF[garment]
    if labels.mask is not None:
        where = labels.mask == labels.classes.index(garment)
        if int(where.sum()) < _FEWEST_PIXELS:
            return None
        top = float(np.flatnonzero(where.any(axis=1))[0]) / len(where)
        return Piece(region, garment, colour_name(photo[where]), top)
    if person is None or region == "extra":
        return None
    discs = _discs(person, region)
    pixels = _pixels_in(photo, discs)
    if len(pixels) < _FEWEST_PIXELS:
        return None
    top = min(y for _, y, _ in discs) / photo.shape[0]
    return Piece(region, garment, colour_name(pixels), top)


def _between(a: Joint, b: Joint, share: float) -> tuple[float, float]:
    return a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share


def _discs(person: Person, region: Region) -> list[tuple[float, float, float]]:
    """Circles (x, y, radius) on the body where a garment of the region is most likely seen."""
    shoulders, hips = (person[J.R_SHOULDER], person[J.L_SHOULDER]), (person[J.R_HIP], person[J.L_HIP])
    torso = float(np.hypot(shoulders[0].x - hips[0].x, shoulders[0].y - hips[0].y))
    sides = ((J.R_HIP, J.R_KNEE, J.R_ANKLE), (J.L_HIP, J.L_KNEE, J.L_ANKLE))
    if region == "shoes":
        shins = [(person[knee], person[ankle]) for _, knee, ankle in sides]
        return [(*_between(knee, ankle, 1.1), 0.07 * torso) for knee, ankle in shins]
    if region == "bottom":
        thighs = [(person[hip], person[knee]) for hip, knee, _ in sides]
        return [(*_between(hip, knee, 0.5), 0.1 * torso) for hip, knee in thighs]
    if region == "outer":  # open coats show at the sides and on the upper arms
        arms = ((J.R_SHOULDER, J.R_ELBOW), (J.L_SHOULDER, J.L_ELBOW))
        return [(*_between(person[a], person[b], 0.5), 0.07 * torso) for a, b in arms]
    middle = Joint((shoulders[0].x + shoulders[1].x) / 2, (shoulders[0].y + shoulders[1].y) / 2)
    seat = Joint((hips[0].x + hips[1].x) / 2, (hips[0].y + hips[1].y) / 2)
    return [(*_between(middle, seat, share), 0.14 * torso) for share in (0.3, 0.55)]


def _pixels_in(
    photo: npt.NDArray[np.uint8], discs: list[tuple[float, float, float]]
) -> npt.NDArray[np.uint8]:
    ys, xs = np.mgrid[: photo.shape[0], : photo.shape[1]]
    inside = np.zeros(photo.shape[:2], bool)
    for x, y, radius in discs:
        inside |= (xs - x) ** 2 + (ys - y) ** 2 <= radius**2
    pixels: npt.NDArray[np.uint8] = photo[inside]
    return pixels
