"""Grain: the noise that lies over all of a photo, measured beside the seam and made anew."""

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.float32]  # (H, W), grey levels

OCTAVES = 2
_CALM = 0.1  # quantile: where the photo is calm, its detail is its grain
_PATCH = 16  # pixels
_PATCHES = 400
_TILE = 512  # pixels after which the noise repeats; no eye finds that in noise


def octaves(grey: Grey) -> list[Grey]:
    """The detail of each octave of a picture (H, W), finest first, each half the size of the one before."""
    details = []
    for _ in range(OCTAVES):
        soft = np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.0), np.float32)
        details.append(grey - soft)
        half = (max(1, grey.shape[1] // 2), max(1, grey.shape[0] // 2))
        grey = np.asarray(cv2.resize(grey, half, interpolation=cv2.INTER_AREA), np.float32)
    return details


def grain_of(photo: npt.NDArray[np.uint8], unknown: npt.NDArray[np.bool_]) -> tuple[float, ...]:
    """The standard deviation of the grain in each octave, from kept patches of the photo (H, W, 3)."""
    rows, columns = (np.arange(0, side - _PATCH + 1, _PATCH) for side in unknown.shape)
    kept = [
        (row, column)
        for row in rows
        for column in columns
        if not unknown[row : row + _PATCH, column : column + _PATCH].any()
    ]
    if not kept:
        return (0.0,) * OCTAVES
    spread = kept[:: -(-len(kept) // _PATCHES)]
    deviations = [
        [float(detail.std()) for detail in octaves(_grey(photo[r : r + _PATCH, c : c + _PATCH]))]
        for r, c in spread
    ]
    return tuple(np.quantile(deviations, _CALM, axis=0).tolist())


def grain_tile(strengths: tuple[float, ...], seed: int) -> Grey:
    """A periodic tile of noise (512, 512) with this standard deviation in each octave."""
    tile = np.zeros((_TILE, _TILE), np.float32)
    for strength, noise in zip(strengths, _noise(seed), strict=True):
        tile += np.float32(strength) * noise
    return tile


@lru_cache(maxsize=4)
def _noise(seed: int) -> tuple[Grey, ...]:
    """For each octave a periodic tile whose detail in that octave has standard deviation 1."""
    rng = np.random.default_rng(seed)
    frequency = 2 * np.pi * np.hypot(np.fft.fftfreq(_TILE)[:, None], np.fft.rfftfreq(_TILE)[None])
    tiles = []
    for octave in range(OCTAVES):
        fine = 2.0 ** (octave - 1) if octave else 0.0
        band = np.exp(-((fine * frequency) ** 2) / 2) - np.exp(-((2.0**octave * frequency) ** 2) / 2)
        white = np.fft.rfft2(rng.standard_normal((_TILE, _TILE)))
        noise = np.fft.irfft2(white * band, (_TILE, _TILE)).astype(np.float32)
        tiles.append(noise / octaves(noise)[octave].std())
    return tuple(tiles)


def tiled(tile: Grey, top: int, bottom: int, width: int) -> Grey:
    """Rows top to bottom of a plane covered with the tile, (rows, width)."""
    return np.take(tile[np.arange(top, bottom) % _TILE], np.arange(width) % _TILE, axis=1)


def _grey(picture: npt.NDArray[np.uint8]) -> Grey:
    return np.asarray(picture.mean(axis=2), np.float32)
