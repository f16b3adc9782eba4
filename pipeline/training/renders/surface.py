"""A triangle mesh with what is known of each vertex: where on the body it lies at rest."""

from dataclasses import dataclass

import numpy as np

from pipeline.training.renders.vectors import Floats, Ints, unit


@dataclass(frozen=True)
class Surface:
    """Vertices (V,3), triangles (T,3), body coordinates (V,6) as in `coordinates`, a part's number (T,)."""

    vertices: Floats
    triangles: Ints
    coordinates: Floats
    parts: Ints

    def normals(self) -> Floats:
        """The unit normal (V,3) of each vertex: the mean of its triangles', by area."""
        a, b, c = (self.vertices[self.triangles[:, i]] for i in range(3))
        faces = np.cross(b - a, c - a)
        around = self.triangles.ravel()
        thrice = np.repeat(faces, 3, axis=0)
        count = len(self.vertices)
        return unit(np.stack([np.bincount(around, thrice[:, i], count) for i in range(3)], axis=1))


def triangles_of(quads: Ints) -> Ints:
    """Two triangles (2Q,3) for each quad (Q,4)."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def joined(surfaces: list[Surface]) -> Surface:
    """One surface of several."""
    starts = np.cumsum([0] + [len(surface.vertices) for surface in surfaces])
    return Surface(
        np.concatenate([surface.vertices for surface in surfaces]),
        np.concatenate([s.triangles + start for s, start in zip(surfaces, starts, strict=False)]),
        np.concatenate([surface.coordinates for surface in surfaces]),
        np.concatenate([surface.parts for surface in surfaces]),
    )
