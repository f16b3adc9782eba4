"""Smooth fields over a canvas, kept on a coarse grid: colours and grain change slowly, pixels are many."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.linalg import splu

Field = npt.NDArray[np.float32]  # (h, w) or (h, w, C) on the coarse grid

_CELLS = 192  # along the long side: about what a family sees of a canvas


@dataclass(frozen=True)
class Grid:
    """A grid of square cells of `cell` pixels over a picture of height x width pixels."""

    height: int
    width: int
    cell: int

    @property
    def rows(self) -> int:
        """Cells from top to bottom."""
        return -(-self.height // self.cell)

    @property
    def columns(self) -> int:
        """Cells from left to right."""
        return -(-self.width // self.cell)

    def spread(self, field: Field, top: int, bottom: int) -> Field:
        """The field interpolated to the pixels of rows top to bottom: (bottom - top, width[, C])."""
        # Pixel centres to cell centres; the same numbers whatever strip is asked for.
        step, shift = 1 / self.cell, 0.5 / self.cell - 0.5
        to_cells = np.array([[step, 0, shift], [0, step, top * step + shift]], np.float64)
        return _as_field(
            cv2.warpAffine(
                field,
                to_cells,
                (self.width, bottom - top),
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            )
        )

    def gather(self, pixels: Field, bottom: int) -> Field:
        """The mean of each cell of a strip that starts at a cell's edge and ends with row bottom."""
        rows = -(-bottom // self.cell) - (bottom - pixels.shape[0]) // self.cell
        high, wide = rows * self.cell - pixels.shape[0], self.columns * self.cell - pixels.shape[1]
        full = cv2.copyMakeBorder(pixels, 0, high, 0, wide, cv2.BORDER_REPLICATE)
        return _as_field(cv2.resize(full, (self.columns, rows), interpolation=cv2.INTER_AREA))


def grid_over(height: int, width: int) -> Grid:
    """The grid for a picture: never finer than a pixel a cell."""
    return Grid(height, width, max(1, -(-max(height, width) // _CELLS)))


def carry(values: Field, known: npt.NDArray[np.bool_], reach: float) -> Field:
    """The field (h, w, C) carried from known cells into the others, where it fades over reach cells.

    Solves the screened membrane u = reach^2 * laplace(u) with the known cells as its boundary.
    """
    result = np.where(known[..., None], values, np.float32(0))
    inside = ~known
    count = int(inside.sum())
    if not count or count == inside.size:
        return result
    number = np.full(inside.shape, -1)
    number[inside] = np.arange(count)
    diagonal = np.full(count, 1 / reach**2)
    right = np.zeros((count, values.shape[2]))
    links: list[npt.NDArray[np.int64]] = []
    for here, there in _neighbours(inside.shape):
        ours = inside[here]
        both = ours & inside[there]
        edge = ours & known[there]
        diagonal += np.bincount(number[here][ours], minlength=count)
        np.add.at(right, number[here][edge], values[there][edge])
        links.append(np.stack([number[here][both], number[there][both]]))
    row, column = np.concatenate(links, axis=1)
    matrix = sparse.csc_matrix((-np.ones(row.size), (row, column)), shape=(count, count))
    result[inside] = splu(matrix + sparse.diags(diagonal).tocsc()).solve(right)
    return result


def smoothed(values: Field, weights: Field, sigma: float) -> Field:
    """The field (h, w, C) blurred over sigma cells, each cell counting by its weight (h, w)."""
    total = cv2.GaussianBlur(weights, (0, 0), sigma)
    sums = _as_field(cv2.GaussianBlur(values * weights[..., None], (0, 0), sigma)).reshape(values.shape)
    return _as_field(sums / np.maximum(total, 1e-6)[..., None])


def _neighbours(
    shape: tuple[int, ...],
) -> list[tuple[tuple[slice, slice], tuple[slice, slice]]]:
    every, first, last = slice(None), slice(None, -1), slice(1, None)
    pairs = [((first, every), (last, every)), ((every, first), (every, last))]
    return pairs + [(there, here) for here, there in pairs]


def _as_field(array: npt.NDArray[np.generic] | cv2.Mat) -> Field:
    return np.asarray(array, np.float32)
