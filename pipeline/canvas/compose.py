"""Joining a painted picture to the photo: colour and grain matched, kept pixels beyond the band untouched."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.canvas.blend import painted_share
from pipeline.canvas.coarse import Field, Grid, grid_over, smoothed
from pipeline.canvas.detail import HALO, Loans, Stored, find_loans, fine_detail, lent_rows, trust_map
from pipeline.canvas.grain import grain_of, grain_tile, tiled
from pipeline.canvas.match import colour_correction
from pipeline.contract import Canvas

RGB = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

BAND = 32  # pixels
_AROUND = 0.6  # of the unknown's long side: how much of the kept part around it is looked at
_SOFTNESS = 1.0  # cells
_GREY = np.full((1, 3), 1 / 3, np.float32)
_STRIP = 1 << 21  # pixels worked on at once


@dataclass(frozen=True)
class _Region:
    """The part of a canvas that is worked on, in strips of whole cells."""

    base: RGB
    painted: RGB
    unknown: Mask
    band: int
    grid: Grid

    def strips(self) -> Iterator[tuple[int, int]]:
        """Rows from and to, strip by strip."""
        step = max(1, _STRIP // (self.grid.width * self.grid.cell)) * self.grid.cell
        for top in range(0, self.grid.height, step):
            yield top, min(top + step, self.grid.height)


def compose(base: RGB, painted: RGB, unknown: Mask, band: int = BAND, seed: int = 0) -> RGB:
    """The base (H, W, 3) with its unknown (H, W) painted; all three share the canvas's size.

    Pixels farther than band from the unknown equal the base's bit for bit. The painted picture has to
    show the kept side too: its difference from the base there tells colour and grain.
    """
    if not base.shape == painted.shape == (*unknown.shape, 3):
        raise ValueError(f"sizes differ: {base.shape}, {painted.shape}, {unknown.shape}")
    result = base.copy()
    if not unknown.any():
        return result
    part = _part(unknown, band)
    region = _Region(base[part], painted[part], unknown[part], band, grid_over(*unknown[part].shape))
    known = _known(region)
    colour = colour_correction(_difference(region, known), known)
    detail, loans = _borrow(region, known, colour, seed)
    lacking = np.sqrt(1 - np.minimum(trust_map(loans, *known.shape), 1))
    grain = grain_tile(grain_of(region.base, region.unknown), seed)
    for top, bottom in region.strips():
        share = _share(region, top, bottom)
        if share.any():
            fine = lent_rows(detail, loans, region.grid, top, bottom)
            fine += region.grid.spread(lacking, top, bottom) * tiled(grain, top, bottom, region.grid.width)
            fresh = _corrected(region, colour, top, bottom) + fine[..., None]
            result[part][top:bottom] = _mixed(region.base[top:bottom], fresh, share)
    return result


def place(photo: RGB, canvas: Canvas) -> RGB:
    """The photo (h, w, 3) on its canvas (H, W, 3), its edges extended into the unknown."""
    return np.asarray(
        cv2.copyMakeBorder(photo, canvas.top, canvas.bottom, canvas.left, canvas.right, cv2.BORDER_REPLICATE),
        np.uint8,
    )


def _part(unknown: Mask, band: int) -> tuple[slice, slice]:
    """The unknown's bounding box with enough of the kept part around it."""
    rows, columns = np.flatnonzero(unknown.any(axis=1)), np.flatnonzero(unknown.any(axis=0))
    long_side = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    more = band + max(8, round(_AROUND * long_side))
    return (
        slice(max(0, rows[0] - more), rows[-1] + 1 + more),
        slice(max(0, columns[0] - more), columns[-1] + 1 + more),
    )


def _known(region: _Region) -> Field:
    """The share of each cell that is kept, (h, w)."""
    shares = [
        region.grid.gather((~region.unknown[top:bottom]).astype(np.float32), bottom)
        for top, bottom in region.strips()
    ]
    return np.concatenate(shares)


def _difference(region: _Region, known: Field) -> Field:
    """The mean of base - painted over each cell's kept pixels, (h, w, 3)."""
    sums = []
    for top, bottom in region.strips():
        difference = region.base[top:bottom].astype(np.float32) - region.painted[top:bottom]
        difference[region.unknown[top:bottom]] = 0
        sums.append(region.grid.gather(difference, bottom))
    mean: Field = np.concatenate(sums) / np.maximum(known, 1e-6)[..., None]
    return mean


def _corrected(region: _Region, colour: Field, top: int, bottom: int) -> Field:
    """Rows of the painted picture in the photo's colours, (rows, W, 3)."""
    rows: Field = region.painted[top:bottom] + region.grid.spread(colour, top, bottom)
    return rows


def _whole(region: _Region, colour: Field, top: int, bottom: int) -> Field:
    """Rows of the photo, with the painted picture standing in where there is none, (rows, W, 3)."""
    unknown = region.unknown[top:bottom]
    if not unknown.any():
        return region.base[top:bottom].astype(np.float32)
    soft = _corrected(region, colour, top, bottom)
    return soft if unknown.all() else np.where(unknown[..., None], soft, region.base[top:bottom])


def _borrow(region: _Region, known: Field, colour: Field, seed: int) -> tuple[Stored, Loans]:
    """The kept part's fine detail (H, W), and which of it goes where."""
    grid, halo = region.grid, HALO * region.grid.cell
    details, looks, strengths = [], [], []
    for top, bottom in region.strips():
        first, last = max(0, top - halo), min(grid.height, bottom + halo)
        whole = _whole(region, colour, first, last)
        rows = slice(top - first, bottom - first)
        details.append(fine_detail(np.asarray(cv2.transform(whole, _GREY), np.float32), grid)[rows])
        strengths.append(grid.gather(details[-1].astype(np.float32) ** 2, bottom))
        looks.append(grid.gather(whole[rows], bottom))
    sure = known > 0.999
    # The painted picture is softer than the cells: compare the photo as soft.
    look = np.concatenate(looks)
    look = np.where(sure[..., None], smoothed(look, np.ones_like(known), _SOFTNESS), look)
    lenders = ~_grown(~sure, 1)
    borrowers = _grown(~sure, 1 + -(-region.band // grid.cell))
    strength = np.sqrt(np.concatenate(strengths))
    return np.concatenate(details), find_loans(look, strength, lenders, borrowers, seed)


def _grown(mask: Mask, cells: int) -> Mask:
    kernel = np.ones((2 * cells + 1, 2 * cells + 1), np.uint8)
    return np.asarray(cv2.dilate(mask.astype(np.uint8), kernel), np.bool_)


def _share(region: _Region, top: int, bottom: int) -> Field:
    """How much of each pixel of these rows is painted, (rows, W)."""
    above, below = max(0, top - region.band), min(region.grid.height, bottom + region.band)
    return painted_share(region.unknown[above:below], region.band)[top - above : bottom - above]


def _mixed(base: RGB, fresh: Field, share: Field) -> RGB:
    """Rows of base and fresh (rows, W, 3); where the share is 0 the base's own values, exactly."""
    mixed = base + share[..., None] * (fresh - base)
    return np.clip(np.rint(mixed, out=mixed), 0, 255, out=mixed).astype(np.uint8)
