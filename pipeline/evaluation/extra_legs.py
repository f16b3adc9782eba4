"""Legs beyond two: what is beside the legs in the colours of the legs, as wide and as long as a leg.

All lengths are in torso lengths. In the rows from the cut down to the lower ankle, pixels count that are near
to a colour of the legs (clusters of CIELAB along both shins, kept and painted, less what the ground has too)
and nearer to it than to the ground's. Stretches of a row as wide as a leg (0.06 to 0.34) that end inside the
picture and don't come within 0.09 of a leg's line join to regions. A region is a leg if it is 0.3 long
and 1.4 times as long as wide, within 1 of a knee or ankle, differs from what is left and right of it, and
doesn't continue what the photo shows above it (a bag, a coat). A leg whose own line shows none excuses one
region: it stands elsewhere. What touches a leg, or is of another colour than both, is missed.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.evaluation.landmarks import Body
from pipeline.evaluation.shapes import TORSO, Mask, View, view_of

Colours = npt.NDArray[np.float32]  # (n, 3) in CIELAB

# Lengths in torso lengths, colours in CIELAB; chosen on real photos as they are
# and with a third leg pasted in: docs/sampling.md.
_LIKE = 16.0
_NEARER = 0.7  # times the distance to the ground's colours
_APART = 8.0
_CORE, _EXPLAINED, _GROUND = 0.05, 0.09, 0.3
_NARROWEST, _WIDEST = 0.06, 0.34
_SHORTEST = 0.3
_SLENDER = 1.4
_REACH = 1.0
_ABOVE, _BELOW_CUT = 0.15, 0.08
_CONTINUED = 0.3
_BESIDE = 0.06
_PRESENT = 0.35
_COMMON, _WIDE = 0.07, 0.4  # the shares of pixels and of columns from which a colour is the ground's own
_LEG_COLOURS, _GROUND_COLOURS = 6, 8


@dataclass(frozen=True, eq=False)
class _Region:
    """A connected region (h,w) and where it lies."""

    left: int
    top: int
    mask: Mask


def extra_regions(picture: npt.NDArray[np.uint8], row: int, found: Body | None, true: Body) -> int:
    """How many regions of a picture (H,W,3), painted from row downward, are legs beyond two."""
    view = view_of(picture, row, found, true)
    first = view.row + round(0.04 * TORSO)
    last = min(int(max(leg[2][1] for leg in view.legs)), view.size[0])
    mask = _in_leg_colours(view)
    legs = [region for region in _regions(_unexplained(view, mask, first, last)) if _is_leg(view, region)]
    absent = sum(not _present(mask, view.around((leg[:3],), _EXPLAINED), first, last) for leg in view.legs)
    return max(0, len(legs) - absent)


def _in_leg_colours(view: View) -> Mask:
    shins = tuple(leg[1:3] for leg in view.legs)
    legs = _clusters(view.lab[view.around(shins, _CORE)], _LEG_COLOURS)[0]
    far = ~view.around(view.legs, _GROUND)
    far[: max(view.row - round(_GROUND * TORSO), 0)] = False
    ground = _ground_colours(view.lab[far], np.nonzero(far)[1])
    if len(ground) and len(legs):
        legs = legs[np.linalg.norm(legs[:, None] - ground[None], axis=2).min(axis=1) > _APART]
    to_legs = _distance_to(view.lab, legs)
    mask = (to_legs < _LIKE) & (to_legs < _NEARER * _distance_to(view.lab, ground))
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return np.asarray(opened, np.bool_)


def _ground_colours(colours: Colours, columns: npt.NDArray[np.int64]) -> Colours:
    """The colours that are common, and in many columns of the picture: a leg is common in a few."""
    centres, labels = _clusters(colours, _GROUND_COLOURS)
    shares = np.bincount(labels, minlength=len(centres)) / max(len(labels), 1)
    all_columns = len(np.unique(columns))
    wide = [len(np.unique(columns[labels == n])) > _WIDE * all_columns for n in range(len(centres))]
    return centres[(shares > _COMMON) & np.array(wide, np.bool_)]


def _clusters(colours: Colours, count: int) -> tuple[Colours, npt.NDArray[np.int64]]:
    """The k-means centres of the colours, and which each is nearest to."""
    if len(colours) <= count:
        return colours, np.arange(len(colours))
    cv2.setRNGSeed(0)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    start = np.empty((len(colours), 1), np.int32)
    _, labels, centres = cv2.kmeans(colours, count, start, stop, 2, cv2.KMEANS_PP_CENTERS)
    return np.asarray(centres, np.float32), np.asarray(labels[:, 0], np.int64)


def _distance_to(lab: npt.NDArray[np.float32], colours: Colours) -> npt.NDArray[np.float32]:
    if not len(colours):
        return np.full(lab.shape[:2], np.inf, np.float32)
    apart = [np.linalg.norm(lab - colour, axis=2) for colour in colours]
    return np.asarray(np.min(apart, axis=0), np.float32)


def _stretches(line: Mask) -> list[tuple[int, int]]:
    """Where the True of a row begin and end."""
    ends = np.flatnonzero(np.diff(np.concatenate([[0], line.astype(np.int8), [0]])))
    return list(zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True))


def _unexplained(view: View, mask: Mask, first: int, last: int) -> npt.NDArray[np.uint8]:
    """The stretches of rows that are as wide as a leg, end inside the picture and touch neither leg."""
    explained = view.around(view.legs, _EXPLAINED)
    rest = np.zeros(mask.shape, np.uint8)
    for y in range(first, last):
        for a, b in _stretches(mask[y]):
            inside = a > 0 and b < mask.shape[1]
            if inside and _NARROWEST * TORSO <= b - a <= _WIDEST * TORSO and not explained[y, a:b].any():
                rest[y, a:b] = 1
    return rest


def _regions(rest: npt.NDArray[np.uint8]) -> list[_Region]:
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    found = []
    for number in range(1, count):
        x, y, width, height = boxes[number, :4].tolist()
        found.append(_Region(x, y, labels[y : y + height, x : x + width] == number))
    return found


def _is_leg(view: View, region: _Region) -> bool:
    height, width = region.mask.shape
    if height < _SHORTEST * TORSO or height < _SLENDER * region.mask.sum() / height:
        return False
    middle = region.left + width / 2
    if min(abs(middle - x) for leg in view.legs for x, _ in leg[1:3]) > _REACH * TORSO:
        return False
    part = view.lab[region.top : region.top + height, region.left : region.left + width]
    colour = np.median(part[region.mask], axis=0)
    return not _continued(view, region, colour) and _stands_out(view, region, colour)


def _continued(view: View, region: _Region, colour: Colours) -> bool:
    """Whether the region begins at the cut below something of its colour."""
    if region.top - view.row > (_BELOW_CUT + 0.04) * TORSO:
        return False
    columns = slice(region.left, region.left + region.mask.shape[1])
    above = view.lab[max(view.row - round(_ABOVE * TORSO), 0) : max(view.row - 2, 0), columns]
    return bool(above.size and (np.linalg.norm(above - colour, axis=2) < _LIKE).mean() > _CONTINUED)


def _stands_out(view: View, region: _Region, colour: Colours) -> bool:
    """Whether left and right of the region lies something else."""
    gap = max(1, round(_BESIDE * TORSO))
    sides: tuple[list[Colours], list[Colours]] = ([], [])
    for number, line in enumerate(region.mask):
        columns = region.left + np.flatnonzero(line)
        row = view.lab[region.top + number]
        sides[0].append(row[max(columns[0] - gap, 0)])
        sides[1].append(row[min(columns[-1] + gap, len(row) - 1)])
    return all(np.median(np.linalg.norm(np.array(side) - colour, axis=1)) >= _APART for side in sides)


def _present(mask: Mask, leg: Mask, first: int, last: int) -> bool:
    """Whether a leg's colours are along its line in enough of the rows."""
    rows = [y for y in range(first, last) if leg[y].any()]
    return not rows or float(np.mean([(mask[y] & leg[y]).any() for y in rows])) >= _PRESENT
