"""Detail below the family's scale, borrowed from places of the photo that look alike at that scale.

The photo is its own dictionary, as in self-exemplar super-resolution (Glasner et al., ICCV 2009): for each
block of the painted picture a kept block with a similar coarse picture lends its fine detail.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.canvas.coarse import Field, Grid

Grey = npt.NDArray[np.float32]  # (H, W), grey levels
Stored = npt.NDArray[np.int8]  # (H, W), grey levels: a quarter of the memory, as fine as a photo's own steps

_BLOCK = 6  # cells along a block's side
_STRIDE = 3  # cells from block to block
_SOFT = 0.8  # cells: what is coarser than this the painted picture has by itself
_STEPS = 5  # within a cell, where what is coarse is worked out
HALO = 2  # cells around a strip that its detail depends on
_DISTANCE = 0.06  # grey levels that a cell of distance counts when blocks are compared
_LENDERS = 6000  # at most; the search takes as long as there are many
_CHOICE = 24  # so many of the most similar blocks are looked at
_GOLDEN = 0.618034  # of a turn from block to block: the same lenders come in another order
_SIMILAR, _SLACK = 1.3, 1.0  # times and grey levels beyond the best: still as good
_TRUST = 22.0  # grey levels of difference at which a lender is trusted little
_MOST = 16.0  # grey levels: stronger detail is an outline, and would draw a false one


@dataclass(frozen=True)
class Loans:
    """Who lends detail to whom: n blocks by their upper left cells (n, 2), and the trust in each lender."""

    at: npt.NDArray[np.intp]
    source: npt.NDArray[np.intp]
    trust: npt.NDArray[np.float32]


def fine_detail(grey: Grey, grid: Grid) -> Stored:
    """What of a picture (H, W) is finer than the cells."""
    # What is coarse is worked out on a smaller picture: a blur over 50 pixels would cost more than the rest.
    step = max(1, grid.cell // _STEPS)
    high, wide = grey.shape
    small = cv2.resize(grey, (-(-wide // step), -(-high // step)), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), _SOFT * grid.cell / step)
    detail = cv2.subtract(grey, cv2.resize(soft, (wide, high), interpolation=cv2.INTER_LINEAR))
    return np.rint(np.clip(detail, -127, 127)).astype(np.int8)


def find_loans(
    look: Field,
    strength: Field,
    lenders: npt.NDArray[np.bool_],
    borrowers: npt.NDArray[np.bool_],
    seed: int,
) -> Loans:
    """A lender among `lenders` for each block that touches `borrowers`, both (h, w) cells.

    `look` (h, w, 3) is the coarse picture that blocks are compared by, `strength` (h, w) how much detail
    there is: of several lenders as similar one of the calmer half is drawn.
    """
    sources = _corners(lenders)
    at = _blocks_over(borrowers)
    if not len(sources) or not len(at):
        return Loans(at[:0], at[:0], np.empty(0, np.float32))
    power = cv2.boxFilter(strength**2, -1, (_BLOCK, _BLOCK), anchor=(0, 0))
    calm = np.asarray(power, np.float32)[sources[:, 0], sources[:, 1]]
    chosen, distance = _choose(_features(look, sources), _features(look, at), calm, seed)
    return Loans(at, sources[chosen], np.exp(-((distance / _TRUST) ** 2)))


def trust_map(loans: Loans, rows: int, columns: int) -> Field:
    """How much of each cell's detail has been lent, as a share of its power, (rows, columns)."""
    shape = (rows + 2 * _BLOCK, columns + 2 * _BLOCK)
    power, total = np.zeros(shape, np.float32), np.full(shape, 1e-6, np.float32)
    window = _window(_BLOCK) ** 2
    for (row, column), trust in zip(loans.at + _BLOCK, loans.trust, strict=True):
        there = np.s_[row : row + _BLOCK, column : column + _BLOCK]
        power[there] += trust**2 * window
        total[there] += window
    share: Field = (power / total)[_BLOCK:-_BLOCK, _BLOCK:-_BLOCK]
    return share


def lent_rows(detail: Stored, loans: Loans, grid: Grid, top: int, bottom: int) -> Grey:
    """Rows top to bottom of what the loans bring from the detail (H, W), in grey levels."""
    side = _BLOCK * grid.cell
    window = _window(side)
    total = np.full((bottom - top + 2 * side, grid.width + 2 * side), 1e-6, np.float32)
    lent = np.zeros_like(total)
    corners, sources = loans.at * grid.cell, loans.source * grid.cell
    touching = np.flatnonzero((corners[:, 0] + side > top) & (corners[:, 0] < bottom))
    for i in touching:
        (row, column), (r, c) = corners[i] + side - (top, 0), sources[i]
        source = detail[r : r + side, c : c + side]
        there = np.s_[row : row + source.shape[0], column : column + source.shape[1]]
        shape = window[: source.shape[0], : source.shape[1]]
        lent[there] += loans.trust[i] * shape * source
        total[there] += shape**2
    # Blocks are strangers to each other: their powers add up, not their values.
    rows = (lent / np.sqrt(total))[side : side + bottom - top, side : side + grid.width]
    softened: Grey = _MOST * np.tanh(rows / _MOST)
    return softened


def _window(side: int) -> Field:
    edge = np.sin(np.pi * (np.arange(side) + 0.5) / side)
    window: Field = np.outer(edge, edge).astype(np.float32)
    return window


def _corners(lenders: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """The upper left cells of blocks that lie wholly among the lenders, evenly thinned out."""
    if min(lenders.shape) < _BLOCK:
        return np.empty((0, 2), np.intp)
    views = np.lib.stride_tricks.sliding_window_view(lenders, (_BLOCK, _BLOCK))
    corners = np.argwhere(views.all(axis=(2, 3)))
    return corners[:: -(-len(corners) // _LENDERS) or 1]


def _blocks_over(borrowers: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """The upper left cells, some of them outside, of the overlapping blocks that touch the borrowers."""
    padded = np.pad(borrowers, _BLOCK)
    views = np.lib.stride_tricks.sliding_window_view(padded, (_BLOCK, _BLOCK))[::_STRIDE, ::_STRIDE]
    return np.argwhere(views.any(axis=(2, 3))) * _STRIDE - _BLOCK


def _features(look: Field, corners: npt.NDArray[np.intp]) -> Field:
    """What is compared: the look of the block at each corner, and a little where it is."""
    coarser = cv2.blur(look, (2, 2), anchor=(0, 0))
    steps = np.arange(0, _BLOCK, 2)
    row = np.clip(corners[:, 0, None] + np.repeat(steps, len(steps)), 0, look.shape[0] - 1)
    column = np.clip(corners[:, 1, None] + np.tile(steps, len(steps)), 0, look.shape[1] - 1)
    block = np.asarray(coarser)[row, column].reshape(len(corners), -1)
    block = block / np.sqrt(block.shape[1])
    return np.asarray(np.concatenate([block, corners * _DISTANCE], axis=1), np.float32)


def _choose(
    offered: Field, asked: Field, strength: npt.NDArray[np.float32], seed: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]:
    """For each row asked the index of a row offered that is near, and the distance."""
    few = min(_CHOICE, len(offered))
    lengths = (offered**2).sum(axis=1)
    # A lender's lot is its own: greys that differ by a rounding leave most choices as they are.
    lots = np.random.default_rng(seed).random(len(offered))
    turns = np.arange(len(asked)) * _GOLDEN
    parts = -(-len(asked) // 256)
    chosen, distances = [], []
    for part, turn in zip(np.array_split(asked, parts), np.array_split(turns, parts), strict=True):
        squares = lengths + (part**2).sum(axis=1)[:, None] - 2 * part @ offered.T
        nearest = np.sort(np.argpartition(squares, few - 1, axis=1)[:, :few], axis=1)
        distance = np.sqrt(np.maximum(np.take_along_axis(squares, nearest, 1), 0))
        good = distance <= distance.min(axis=1, keepdims=True) * _SIMILAR + _SLACK
        power = np.where(good, strength[nearest], np.inf)
        rank = power.argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")
        calm = rank < np.maximum(1, good.sum(axis=1, keepdims=True) / 2)
        drawn = (lots[nearest] + turn[:, None]) % 1 + 1
        pick = np.argmax(calm * drawn, axis=1)[:, None]
        chosen.append(np.take_along_axis(nearest, pick, 1)[:, 0])
        distances.append(np.take_along_axis(distance, pick, 1)[:, 0])
    return np.concatenate(chosen), np.concatenate(distances).astype(np.float32)
