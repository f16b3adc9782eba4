"""Long hair: a curtain from ear to ear behind the face."""

import numpy as np

from pipeline.training.renders.assets import Assets
from pipeline.training.renders.coordinates import HEIGHT, Marks, X, Y, Z
from pipeline.training.renders.surface import Surface, triangles_of
from pipeline.training.renders.vectors import Floats, smoothstep

_ACROSS, _DOWN = 22, 12
_OPEN = 62.0  # degrees to each side of the face that stay free


def long_hair(assets: Assets, marks: Marks, length: float, part: int) -> tuple[Surface, Floats]:
    """Hair that falls so many metres below the eyes, and the bones' weights (V,B) on it."""
    angles = np.radians(np.linspace(_OPEN, 360 - _OPEN, _ACROSS))
    depths = np.linspace(-0.085, length, _DOWN)
    below = smoothstep(0.04, 0.16, depths)[:, None]
    crown = np.sqrt(np.clip(1 - (np.minimum(depths, 0) / 0.125) ** 2, 0.05, 1))[:, None]
    wave = 0.006 * np.sin(7 * angles)[None] * below
    wide = (0.088 * crown + 0.012 * below + wave) * np.ones_like(angles)
    deep = (0.108 * crown - 0.018 * below + wave) * np.ones_like(angles)
    middle = marks.face + np.array([0.0, 0.0, -0.098])
    x = middle[0] + wide * np.sin(angles)
    y = marks.face[1] - depths[:, None] * (1 - 0.06 * np.cos(3 * angles))
    # Behind the shoulders, not through them.
    z = middle[2] + deep * np.cos(angles) - 0.028 * below * (np.cos(angles) < 0.2)
    vertices = np.stack([x, y, z], axis=-1).reshape(-1, 3)
    numbers = np.arange(len(vertices)).reshape(_DOWN, _ACROSS)
    corners = numbers[:-1, :-1], numbers[:-1, 1:], numbers[1:, 1:], numbers[1:, :-1]
    triangles = triangles_of(np.stack(corners, axis=-1).reshape(-1, 4))
    coordinates = np.zeros((len(vertices), 6))
    coordinates[:, HEIGHT], coordinates[:, [X, Y, Z]] = 4.5, vertices
    weights = np.zeros((len(vertices), len(assets.bones)))
    loose = np.repeat(smoothstep(0.06, 0.3, depths), _ACROSS)
    weights[:, assets.bones.index("head")], weights[:, assets.bones.index("spine01")] = 1 - loose, loose
    return Surface(vertices, triangles, coordinates, np.full(len(triangles), part)), weights
