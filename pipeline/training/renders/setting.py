"""What a body rests on: the floor, a seat, steps, all of boxes."""

from dataclasses import dataclass

import numpy as np

from pipeline.training.renders.coordinates import ARM, HEIGHT
from pipeline.training.renders.materials import SOLE_PART
from pipeline.training.renders.posture import SIDES, Side
from pipeline.training.renders.staging import Staging
from pipeline.training.renders.surface import Surface
from pipeline.training.renders.vectors import FORWARD, Floats, Ints, turned_y

Box = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]  # from and to: x, y, z
_HIGHEST_STEP = 0.24  # metres
_SINK = 0.012  # metres a body sinks into a seat
_CORNERS = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)])
_SIDES_OF_A_BOX = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
     [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]]
)  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """The height of the floor in metres, and vertices (8K,3) and triangles (12K,3) of boxes."""

    floor: float
    vertices: Floats
    triangles: Ints


def setting_of(staging: Staging, surface: Surface, rng: np.random.Generator) -> Setting:
    """What the dressed body of a staging rests on."""
    forward = staging.posture.pelvis @ FORWARD
    if abs(forward[1]) > 0.8:
        forward = np.array([0.0, 0.0, 1.0])
    own = turned_y(float(np.degrees(np.arctan2(forward[0], forward[2]))))
    vertices = surface.vertices @ own  # as seen from the body: forward is z
    soles = _soles(surface)
    boxes: list[Box] = []
    if staging.seat:
        floor = min(float(vertices[sole, 1].min()) for sole in soles.values()) - staging.drop
        boxes = _seat(vertices, surface.coordinates, floor, rng)
    else:
        bearing = np.unique(surface.triangles[surface.parts <= SOLE_PART])
        floor = float(vertices[bearing, 1].min())
    for side in staging.steps:
        boxes += _steps(vertices[soles[side]], floor, rng)
    corners = [_CORNERS * np.diff(box, axis=1).T + np.array(box)[:, 0] for box in boxes]
    triangles = [_SIDES_OF_A_BOX + 8 * i for i in range(len(boxes))]
    empty = np.zeros((0, 3))
    return Setting(
        floor, np.concatenate([empty, *corners]) @ own.T, np.concatenate([empty.astype(int), *triangles])
    )


def _soles(surface: Surface) -> dict[Side, Ints]:
    of_soles = np.unique(surface.triangles[surface.parts == SOLE_PART])
    left = surface.coordinates[of_soles, 3] > 0
    return {side: of_soles[left == (side == "L")] for side in SIDES}


def _seat(vertices: Floats, coordinates: Floats, floor: float, rng: np.random.Generator) -> list[Box]:
    height = coordinates[:, HEIGHT]
    resting = vertices[(height > 1.5) & (height < 2.3) & (coordinates[:, ARM] < 0.5)]
    top = float(resting[:, 1].min()) + _SINK
    middle, back = float(resting[:, 0].mean()), float(resting[:, 2].min())
    shins = vertices[(height > 0.25) & (height < 0.95) & (coordinates[:, ARM] < 0.5)]
    front = max(back + 0.3, min(back + float(rng.uniform(0.42, 0.55)), float(shins[:, 2].min()) - 0.01))
    if rng.random() < 0.55:  # a ledge, a bench, a wall
        half, deep = float(rng.uniform(0.35, 1.6)), float(rng.uniform(0.02, 0.5))
        x, z = (middle - half, middle + half), (back - deep, front)
        thick = top - floor if rng.random() < 0.6 else float(rng.uniform(0.05, 0.12))
        legs: list[Box] = (
            [
                ((place - 0.05, place + 0.05), (floor, top - thick), (back, front - 0.06))
                for place in (x[0] + 0.15, x[1] - 0.15)
            ]
            if thick < top - floor
            else []
        )
        return [(x, (top - thick, top), z), *legs]
    half = float(rng.uniform(0.22, 0.28))
    x, z = (middle - half, middle + half), (back - 0.04, front)
    legs = [
        ((a, a + 0.04), (floor, top - 0.05), (b, b + 0.04))
        for a in (x[0], x[1] - 0.04)
        for b in (z[0], z[1] - 0.04)
    ]
    chair: list[Box] = [(x, (top - 0.05, top), z), *legs]
    if rng.random() < 0.7:
        chair.append((x, (top + 0.15, top + float(rng.uniform(0.35, 0.5))), (back - 0.1, back - 0.06)))
    return chair


def _steps(sole: Floats, floor: float, rng: np.random.Generator) -> list[Box]:
    """Stairs that rise behind a low foothold, or a block under a high one that hides no other foot."""
    top, middle = float(sole[:, 1].min()), float(sole[:, 0].mean())
    rise = top - floor
    if rise > _HIGHEST_STEP:
        aside, near = float(rng.uniform(0.2, 0.5)), float(sole[:, 2].min()) - 0.04
        x = (middle - 0.11, middle + aside) if middle > 0 else (middle - aside, middle + 0.11)
        return [(x, (floor, top), (near, near + float(rng.uniform(0.36, 0.5))))]
    half, near, deep = float(rng.uniform(0.7, 1.8)), float(sole[:, 2].max()) + 0.04, 0.32
    x = (middle - half, middle + half)
    return [
        (x, (floor + step * rise, floor + (step + 1) * rise), (near - (step + 4) * deep, near - step * deep))
        for step in range(int(rng.integers(1, 5)))
    ]
