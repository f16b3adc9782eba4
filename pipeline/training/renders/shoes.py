"""Shoes: a sole and an upper, lofted around a foot at rest."""

import numpy as np

from pipeline.training.renders.assets import Assets
from pipeline.training.renders.coordinates import HEIGHT, X, Y, Z, landmarks
from pipeline.training.renders.posture import Side
from pipeline.training.renders.surface import Surface, triangles_of
from pipeline.training.renders.vectors import Floats, Ints, Mask, smoothstep, unit

UPPER, SOLE = 1, 2
SOLE_HEIGHT = 0.022  # metres
_RINGS, _AROUND = 16, 18
_EASE = 0.006  # metres between foot and upper


def shoe(assets: Assets, rest: Floats, side: Side, heel: float) -> Surface:
    """The shoe of one foot at rest, its parts `UPPER` and `SOLE`; `heel` in metres."""
    foot = rest[_foot(assets, side)]
    collar = landmarks(assets, rest)[0] + 0.012
    ankle = assets.heads(rest)[assets.bones.index(f"foot.{side}")]
    ahead = unit((foot[foot[:, 2] > np.quantile(foot[:, 2], 0.85)].mean(axis=0) - ankle) * (1, 0, 1))
    across = np.array([ahead[2], 0, -ahead[0]])
    along, aside = (foot - ankle) @ ahead, (foot - ankle) @ across
    begin, end = along.min() - _EASE, along.max() + 0.012
    ground = foot[:, 1].min()
    rings = []
    for share in np.linspace(0, 1, _RINGS):
        place = begin + (end - begin) * (1 - np.cos(np.pi * share)) / 2
        near = np.abs(along - np.clip(place, begin + 0.02, end - 0.035)) < 0.018
        top = min(float(foot[near, 1].max()) + _EASE, collar)
        low, high = float(aside[near].min()) - _EASE, float(aside[near].max()) + _EASE
        round_off = np.sqrt(max(0.03, 1 - max(0.0, 2 * abs(share - 0.5) - 0.55) ** 2 / 0.45**2))
        lift = heel * (1 - float(smoothstep(0.3, 0.42, np.array(share)))) if heel else 0.0
        ring = _ring((low + high) / 2, round_off * (high - low) / 2, ground, top - ground, lift)
        rings.append(ankle * (1, 0, 1) + place * ahead + ring[:, :1] * across + ring[:, 1:] * (0, 1, 0))
    return _lofted(np.stack(rings), ground, landmarks(assets, rest))


def inside_shoe(assets: Assets, rest: Floats) -> Mask:
    """The vertices (V,) of feet that a shoe hides."""
    collar = landmarks(assets, rest)[0]
    return np.asarray((assets.share("foot") > 0.5) & (rest[:, 1] < collar - 0.005))


def _foot(assets: Assets, side: Side) -> Ints:
    body = np.unique(assets.quads["body"])
    return np.asarray(body[assets.share(f"foot.{side}")[body] > 0.5])


def _ring(middle: float, half: float, ground: float, top: float, lift: float) -> Floats:
    """A cross-section (K,2), aside and up: a flat sole, upright sides, a round upper."""
    angles = np.linspace(0, np.pi, _AROUND - 4)
    wide, high = np.cos(angles), np.sin(angles)
    upper = np.column_stack([middle + half * np.sign(wide) * np.abs(wide) ** 0.7, ground + top * high**0.8])
    edge, below = half + 0.004, ground - SOLE_HEIGHT - lift
    left = [[middle - edge, ground], [middle - 0.96 * edge, below]]
    right = [[middle + 0.96 * edge, below], [middle + edge, ground]]
    return np.concatenate([upper, left, right])


def _lofted(rings: Floats, ground: float, marks: list[float]) -> Surface:
    count, around, _ = rings.shape
    numbers = np.arange(count * around).reshape(count, around)
    after = np.roll(numbers, -1, axis=1)
    quads = np.stack([numbers[:-1], after[:-1], after[1:], numbers[1:]], axis=-1).reshape(-1, 4)
    ends = np.array([[count * around + i] * 3 for i in range(2)])
    caps = [np.column_stack([ring, turned, np.full(around, end[0])]) for ring, turned, end in (
        (after[0], numbers[0], ends[0]), (numbers[-1], after[-1], ends[1])
    )]  # fmt: skip
    middles = rings[[0, -1]].mean(axis=1)
    middles[:, 1] = ground
    vertices = np.concatenate([rings.reshape(-1, 3), middles])
    triangles = np.concatenate([triangles_of(quads), *caps])
    parts = np.where(vertices[triangles, 1].max(axis=1) <= ground + 1e-6, SOLE, UPPER)
    coordinates = np.zeros((len(vertices), 6))
    coordinates[:, HEIGHT] = np.interp(vertices[:, 1], marks, range(6))
    coordinates[:, [X, Y, Z]] = vertices
    return Surface(vertices, triangles, coordinates, parts)
