"""Refining: the painted picture reworked at a larger scale, tile by tile, from a low level of noise.

SDEdit (Meng et al. 2022, arXiv 2108.01073) on overlapping tiles whose outputs are averaged (MultiDiffusion).
"""

from itertools import product

from pipeline.canvas.native import NativeFrame, NativeSize, Window

LEVEL = 200  # of 1000 train timesteps: layout stays, detail is made anew
MOST_FINER = 2.0  # beyond, a tile shows too little of a body for the family to know what it sees
LEAST_FINER = 1.25


def finer_frame(coarse: NativeFrame, width: int, height: int, native: NativeSize) -> NativeFrame | None:
    """The frame to refine a canvas of width x height pixels in; None if the coarse one is fine enough."""
    finer = min(MOST_FINER, width / coarse.width, height / coarse.height)
    if finer < LEAST_FINER:
        return None
    w, h = (_multiple(finer * side, native.multiple) for side in (coarse.width, coarse.height))
    tile = (min(w, native.width), min(h, native.height))
    corners = product(_starts(h, tile[1], native.multiple), _starts(w, tile[0], native.multiple))
    return NativeFrame(w, h, tuple(Window(left, top, *tile) for top, left in corners))


def _multiple(length: float, multiple: int) -> int:
    return max(1, round(length / multiple)) * multiple


def _starts(length: int, tile: int, multiple: int) -> list[int]:
    """Where tiles begin so that they cover length: at most half a tile apart, the last one flush."""
    stride = max(multiple, tile // 2 // multiple * multiple)
    return [*range(0, length - tile, stride), length - tile]
