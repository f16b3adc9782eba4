"""Daylight: a sun with soft edges, a sky that corners see less of, a little shine."""

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.training.renders.tracing import World
from pipeline.training.renders.vectors import UP, Floats, Mask, unit

_REACH = 0.9  # metres within which things shade each other from the sky
_OFF = 0.003  # metres: rays begin a little off the surface
_FURTHER_OFF = 0.012  # towards the sun, or facets would shade themselves
_SKY_RAYS = 6
_SOFT = 0.035  # the sun's radius as a share of its distance, widened by haze


@dataclass(frozen=True)
class Light:
    """Direction to the sun (3,), how strong sun and sky are, and the light's tint (3,)."""

    sun: Floats
    sunny: float
    sky: float
    tint: Floats


def random_light(towards_camera: Floats, rng: np.random.Generator) -> Light:
    """Sunshine from the camera's side of the world, or an overcast sky."""
    ahead = np.degrees(np.arctan2(towards_camera[0], towards_camera[2]))
    around, high = np.radians(ahead + float(rng.normal(0, 60))), np.radians(float(rng.uniform(28, 70)))
    sun = np.array([np.sin(around) * np.cos(high), np.sin(high), np.cos(around) * np.cos(high)])
    sunny = float(rng.uniform(0.5, 1.0)) if rng.random() < 0.5 else float(rng.uniform(0.05, 0.35))
    warm = float(rng.normal(0, 0.04))
    return Light(sun, sunny, 1.0 - 0.55 * sunny, np.array([1 + warm, 1.0, 1 - warm]))


def lit(
    world: World, light: Light, points: Floats, normals: Floats, to_eye: Floats, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    """At points (N,3): how much sun arrives past what stands in its way, how much sky, gloss (N,)."""
    begins = points + _FURTHER_OFF * normals
    sun = unit(light.sun + _SOFT * (2 * rng.random(points.shape) - 1))
    facing = np.clip(normals @ light.sun, 0, None)
    sunlight = facing * world.free(begins, sun)
    sky = 0.62 + 0.38 * normals[:, 1]
    halfway = unit(light.sun + to_eye)
    gloss = np.clip((normals * halfway).sum(axis=1), 0, 1) ** 24 * (sunlight > 0)
    return light.sunny * sunlight, light.sky * sky, gloss


def openness(world: World, points: Floats, normals: Floats, rng: np.random.Generator) -> Floats:
    """The share (N,) of the sky that nothing near hides."""
    begins = points + _OFF * normals
    total = np.zeros(len(points))
    for _ in range(_SKY_RAYS):
        around = unit(2 * rng.random(points.shape) - 1)
        total += world.free(begins, unit(normals + 0.95 * around + 0.05 * UP), _REACH)
    return np.asarray(total / _SKY_RAYS)


def evened(values: Floats, where: Mask, radius: float) -> Floats:
    """Values (H,W) smoothed among the places `where` they count."""
    weight = where.astype(np.float64)
    spread = cv2.GaussianBlur(values * weight, (0, 0), radius)
    return np.asarray(spread / np.maximum(cv2.GaussianBlur(weight, (0, 0), radius), 1e-6))
