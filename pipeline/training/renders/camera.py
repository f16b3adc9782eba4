"""A camera before a person: where it stands, what it sees, where a point falls in the picture."""

from dataclasses import dataclass

import numpy as np

from pipeline.training.renders.staging import Staging
from pipeline.training.renders.vectors import UP, Floats, unit


@dataclass(frozen=True)
class Camera:
    """Place (3,), axes (3,3: rightward, downward, into the picture), focal length and centre in pixels."""

    place: Floats
    axes: Floats
    focal: float
    centre: Floats

    def projected(self, points: Floats) -> Floats:
        """Where points (N,3) of the world fall: (N,2) pixels, x right, y down."""
        seen = (points - self.place) @ self.axes.T
        return np.asarray(seen[:, :2] / seen[:, 2:] * self.focal + self.centre)

    def rays(self, width: int, height: int, step: float) -> Floats:
        """Unit directions (H*W,3) through a grid of `width` x `height` points, `step` pixels apart."""
        xs, ys = np.meshgrid(*((np.arange(count) + 0.5) * step for count in (width, height)))
        flat = np.stack([xs - self.centre[0], ys - self.centre[1], np.full_like(xs, self.focal)], axis=-1)
        return unit(flat.reshape(-1, 3) @ self.axes)

    def horizon(self) -> float:
        """The row of the picture where level ground ends."""
        level = unit(self.axes[2] * (1, 0, 1))
        return float(self.projected(self.place[None] + level[None])[0, 1])


def random_camera(
    points: Floats,
    floor: float,
    staging: Staging,
    size: tuple[int, int],
    rng: np.random.Generator,
    grounded: bool = False,
) -> Camera:
    """A camera that sees all points (N,3) in a picture of (width, height) pixels.

    Mostly from the front, as far aside and as high above the floor as the staging says; `grounded`, they lie
    low in the picture, as in a photo whose ground fills no more than its lower part.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (low + high) / 2
    aside = np.radians(
        float(rng.normal(0, 0.6 * staging.around)) if rng.random() < 0.75 else float(rng.uniform(-95, 95))
    )
    away = float(rng.uniform(2.6, 6.5))
    place = middle + away * np.array([np.sin(aside), 0, np.cos(aside)])
    place[1] = floor + max(staging.above, float(rng.normal(1.2, 0.35)))
    aim = middle * (1, 0, 1) + UP * (place[1] + (middle[1] - place[1]) * float(rng.uniform(0.2, 1.0)))
    axes = _looking(aim - place, roll=np.radians(float(rng.normal(0, 1.0))))
    loose = Camera(place, axes, 1.0, np.zeros(2))
    return _framed(loose, loose.projected(points), size, rng, grounded)


def _looking(towards: Floats, roll: float) -> Floats:
    into = unit(towards)
    right = unit(np.cross(into, UP))
    down = np.cross(into, right)
    tilted = np.cos(roll) * right + np.sin(roll) * down
    return np.stack([tilted, np.cross(into, tilted), into])


def _framed(
    camera: Camera, seen: Floats, size: tuple[int, int], rng: np.random.Generator, grounded: bool
) -> Camera:
    """The camera with a focal length and centre that set what it has `seen` (N,2) well into the picture."""
    low, high = seen.min(axis=0), seen.max(axis=0)
    share = float(rng.uniform(0.72, 0.92))
    focal = float(min(share * np.array(size) / (high - low) * (1.0, 1.0)))
    spare = (np.array(size) - focal * (high - low)) / 2
    shift = spare * (
        float(rng.uniform(-0.5, 0.5)),
        float(rng.uniform(0.6, 0.9) if grounded else rng.uniform(-0.1, 0.7)),
    )
    return Camera(camera.place, camera.axes, focal, np.array(size) / 2 + shift - focal * (low + high) / 2)
