"""Cloudy noise that repeats: the grain of cloth, stone and plaster."""

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.training.renders.vectors import Floats

_SIDE = 512


@dataclass(frozen=True)
class Noise:
    """Tiles (512,512) of mean 0 and deviation 1: `fine` has all grain sizes, `cloudy` only large ones."""

    fine: Floats
    cloudy: Floats

    def grain(self, u: Floats, v: Floats) -> Floats:
        """The fine noise at places (N,) in tile units."""
        return _taken(self.fine, u, v)

    def clouds(self, u: Floats, v: Floats) -> Floats:
        """The cloudy noise at places (N,) in tile units."""
        return _taken(self.cloudy, u, v)


def random_noise(rng: np.random.Generator) -> Noise:
    """Noise of its own."""
    octaves = [_octave(cells, rng) for cells in (4, 8, 16, 32, 64, 128, 256)]
    return Noise(
        _even(sum(octaves[2:], np.zeros(()))), _even(octaves[0] + 0.6 * octaves[1] + 0.4 * octaves[2])
    )


def _octave(cells: int, rng: np.random.Generator) -> Floats:
    small = rng.normal(size=(cells, cells))
    wrapped = np.pad(small, 2, mode="wrap")
    scale = _SIDE // cells
    large = cv2.resize(wrapped, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(large[2 * scale : 2 * scale + _SIDE, 2 * scale : 2 * scale + _SIDE], np.float64)


def _even(tile: Floats) -> Floats:
    return np.asarray((tile - tile.mean()) / tile.std())


def _taken(tile: Floats, u: Floats, v: Floats) -> Floats:
    rows, columns = ((np.asarray(axis) * _SIDE).astype(np.int64) & (_SIDE - 1) for axis in (v, u))
    return np.asarray(tile[rows, columns])
