"""Rays against a dressed body, what it rests on, the floor and a wall: Intel's Embree by `embreex`."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh

from pipeline.training.renders.setting import Setting
from pipeline.training.renders.surface import Surface
from pipeline.training.renders.vectors import Floats, Ints, Mask, unit

FIGURE, FLOOR, BOXES, WALL, NOTHING = 0, 1, 2, 3, -1
_FLOOR_SIDE = 60.0  # metres
_FAR = 1e6


@dataclass(frozen=True)
class Hits:
    """For each ray what it meets (N,), which triangle (N,), shares of its corners (N,3), how far (N,)."""

    thing: Ints
    triangle: Ints
    shares: Floats
    distance: Floats


class World:
    """All that rays may meet; `wall` is a place (3,) on it and its direction (3,), if there is one."""

    def __init__(self, surface: Surface, setting: Setting, wall: tuple[Floats, Floats] | None) -> None:
        self.surface, self.setting, self.wall = surface, setting, wall
        self._scene = rtcore_scene.EmbreeScene()
        self._kept: list[Any] = []  # Embree reads the arrays as long as it lives
        self._things: list[int] = []
        self._add(FIGURE, surface.vertices, surface.triangles)
        side = _FLOOR_SIDE * np.array([[-1, 0, -1], [1, 0, -1], [1, 0, 1], [-1, 0, 1]])
        self._add(FLOOR, side + (0, setting.floor, 0), np.array([[0, 2, 1], [0, 3, 2]]))
        if len(setting.triangles):
            self._add(BOXES, setting.vertices, setting.triangles)
        if wall is not None:
            place, facing = wall
            across = unit(np.cross((0, 1, 0), facing))
            corners = [
                place + 20 * (a * across + b * np.array([0, 1, 0]))
                for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
            ]
            self._add(WALL, np.array(corners), np.array([[0, 1, 2], [0, 2, 3]]))

    def _add(self, thing: int, vertices: Floats, triangles: Ints) -> None:
        kept = np.ascontiguousarray(vertices, np.float32), np.ascontiguousarray(triangles, np.int32)
        self._kept.append((kept, TriangleMesh(self._scene, *kept)))
        self._things.append(thing)

    def seen(self, begins: Floats, rays: Floats) -> Hits:
        """The first things that rays (N,3) from `begins` (N,3) meet."""
        told = self._scene.run(_single(begins), _single(rays), output=1)
        things = np.array([*self._things, NOTHING])[told["geomID"]]
        u, v = told["u"].astype(np.float64), told["v"].astype(np.float64)
        distance = np.minimum(told["tfar"].astype(np.float64), _FAR)
        return Hits(things, told["primID"].astype(np.int64), np.stack([1 - u - v, u, v], axis=1), distance)

    def free(self, begins: Floats, rays: Floats, far: float = _FAR) -> Mask:
        """Which of the rays (N,3) meet nothing within so many metres."""
        reach = np.full(len(rays), far, np.float32)
        return np.asarray(self._scene.run(_single(begins), _single(rays), reach, query="OCCLUDED") < 0)

    def distance(self, begins: Floats, rays: Floats) -> Floats:
        """How far (N,) the first things lie."""
        return np.asarray(self._scene.run(_single(begins), _single(rays), query="DISTANCE"), np.float64)


def _single(values: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.ascontiguousarray(values, np.float32)
