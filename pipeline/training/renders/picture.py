"""A scene as a picture: rays, materials, light."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.training.garments import ORDER, region_number
from pipeline.training.renders.backdrop import street
from pipeline.training.renders.fabrics import worn_colours
from pipeline.training.renders.grounds import Ground, random_ground
from pipeline.training.renders.lighting import Light, evened, lit, openness, random_light
from pipeline.training.renders.materials import SOLE, materials
from pipeline.training.renders.noise import Noise
from pipeline.training.renders.scene import Scene
from pipeline.training.renders.tracing import BOXES, FIGURE, FLOOR, NOTHING, WALL, Hits, World
from pipeline.training.renders.vectors import Floats, Ints, Mask

FINER = 1.5  # rays for each pixel, across and down
_SPARSE = 2  # every so many rays ask, across and down, how open the sky is
_GAMMA = 2.2
_FRINGE = 0.4  # pixels of softness, as a lens gives


@dataclass(frozen=True)
class Look:
    """What things are made of and how they are lit; `photo` (H,W,3) in 0..1 takes the place of a ground."""

    light: Light
    noise: Noise
    ground: Ground
    wall: Ground
    boxes: Ground
    photo: Floats | None


def random_look(scene: Scene, noise: Noise, photo: Floats | None, rng: np.random.Generator) -> Look:
    """Light and grounds for a scene."""
    light = random_light(scene.camera.place - scene.joints.mean(axis=0), rng)
    if photo is not None:
        tint = photo.mean(axis=(0, 1)) / photo.mean()
        light = Light(light.sun, light.sunny, light.sky, light.tint * (1 + 0.5 * (tint - 1)))
    return Look(
        light,
        noise,
        random_ground(rng, "rough", "rough", "slabs", "slabs", "even", "bricks", "boards", "grass"),
        random_ground(rng, "even", "rough", "bricks", "slabs", "boards"),
        random_ground(rng, "even", "rough", "boards", "even"),
        photo,
    )


def painted(
    scene: Scene, look: Look, size: tuple[int, int], rng: np.random.Generator
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The picture (H,W,3) of a scene, and the region of the garment at each pixel (H,W), as in `ORDER`."""
    width, height = size
    fine = round(width * FINER), round(height * FINER)
    rays = scene.camera.rays(*fine, 1 / FINER)
    hits = scene.world.seen(np.broadcast_to(scene.camera.place, rays.shape), rays)
    points = scene.camera.place + hits.distance[:, None] * rays
    normals = _normals(scene.world, hits, rays)
    colours, shine, found = _colours(scene, look, hits, points, normals)
    solid = hits.thing != NOTHING
    shade, gloss = np.ones((len(rays), 3)), np.zeros(len(rays))
    open_sky = _open_sky(scene.world, hits, points, normals, fine, rng)
    sun, sky, shiny = lit(scene.world, look.light, points[solid], normals[solid], -rays[solid], rng)
    shade[solid] = _brightness(sun, sky * open_sky[solid])[:, None] * look.light.tint
    gloss[solid] = shiny * look.light.sunny
    picture = colours**_GAMMA * shade + (shine * gloss)[:, None] * 0.35
    behind = street(width, height, scene.camera.horizon(), rng) if look.photo is None else look.photo
    far = cv2.resize(behind**_GAMMA, fine, interpolation=cv2.INTER_LINEAR).reshape(-1, 3)
    picture[~solid] = far[~solid]
    if look.photo is not None:
        ground = hits.thing == FLOOR
        plain = _brightness(look.light.sunny * max(0.0, look.light.sun[1]), look.light.sky)
        picture[ground] = far[ground] * (shade[ground].mean(axis=1) / plain).clip(0, 1.15)[:, None]
    regions = np.where((found >= 1) & (found <= len(ORDER)), found, 0)
    regions[found == SOLE] = region_number("shoes")
    return _developed(picture.reshape(fine[1], fine[0], 3), size, rng), _thinned(regions, fine, size)


def _brightness(sun: Floats | float, sky: Floats | float) -> Floats:
    """What the camera makes of so much sun and sky: about 1 on what faces both."""
    return np.asarray(0.95 * np.asarray(sky) + 0.85 * np.asarray(sun) + 0.06)


def _normals(world: World, hits: Hits, rays: Floats) -> Floats:
    normals = np.zeros(rays.shape)
    on_figure = hits.thing == FIGURE
    corners = world.surface.triangles[hits.triangle[on_figure]]
    blended = (world.surface.normals()[corners] * hits.shares[on_figure][..., None]).sum(axis=1)
    normals[on_figure] = blended / np.maximum(np.linalg.norm(blended, axis=1, keepdims=True), 1e-9)
    normals[hits.thing == FLOOR] = (0, 1, 0)
    boxes = hits.thing == BOXES
    if boxes.any():
        a, b, c = (world.setting.vertices[world.setting.triangles[:, i]] for i in range(3))
        faces = np.cross(b - a, c - a)
        normals[boxes] = (faces / np.linalg.norm(faces, axis=1, keepdims=True))[hits.triangle[boxes]]
    if world.wall is not None:
        normals[hits.thing == WALL] = world.wall[1]
    # Cloth is seen from within too, and corners have no inside.
    away = (normals * rays).sum(axis=1) > 0
    normals[away] *= -1
    return normals


def _colours(
    scene: Scene, look: Look, hits: Hits, points: Floats, normals: Floats
) -> tuple[Floats, Floats, Ints]:
    """Colours (N,3), shine (N,) and, on the figure, materials (N,; -1 elsewhere)."""
    colours, shine = np.zeros(points.shape), np.zeros(len(points))
    found = np.full(len(points), -1)
    on_figure = hits.thing == FIGURE
    surface = scene.world.surface
    corners = surface.triangles[hits.triangle[on_figure]]
    places = (surface.coordinates[corners] * hits.shares[on_figure][..., None]).sum(axis=1)
    parts = surface.parts[hits.triangle[on_figure]]
    found[on_figure] = materials(places, parts, scene.outfit, scene.marks)
    colours[on_figure], shine[on_figure] = worn_colours(found[on_figure], places, scene.outfit, look.noise)
    for thing, ground in ((FLOOR, look.ground), (BOXES, look.boxes), (WALL, look.wall)):
        where = hits.thing == thing
        u, v = _flat(points[where], normals[where])
        colours[where] = ground.colours(u, v, hits.distance[where], look.noise)
    return colours, shine, found


def _flat(points: Floats, normals: Floats) -> tuple[Floats, Floats]:
    """Places (N,) in metres on level or upright surfaces."""
    level = np.abs(normals[:, 1]) > 0.7
    across = points[:, 0] * np.abs(normals[:, 2]) + points[:, 2] * np.abs(normals[:, 0])
    return np.where(level, points[:, 0], across), np.where(level, points[:, 2], points[:, 1])


def _open_sky(
    world: World, hits: Hits, points: Floats, normals: Floats, fine: tuple[int, int], rng: np.random.Generator
) -> Floats:
    """The share of the sky (N,) that is open, told from some of the rays' places and evened out."""
    near = np.linalg.norm(points - world.surface.vertices.mean(axis=0), axis=1) < 2.2
    grid = np.zeros((fine[1], fine[0]), bool)
    grid[::_SPARSE, ::_SPARSE] = True
    chosen = grid.ravel() & near & (hits.thing != NOTHING)
    values = np.ones(len(points))
    values[chosen] = openness(world, points[chosen], normals[chosen], rng)
    small = values.reshape(grid.shape)[::_SPARSE, ::_SPARSE]
    things = hits.thing.reshape(grid.shape)
    result = np.ones(grid.shape)
    for thing in (FIGURE, FLOOR, BOXES, WALL):
        where: Mask = things[::_SPARSE, ::_SPARSE] == thing
        if where.any():
            even = evened(small, where, 1.1 if thing == FIGURE else 2.2)
            large = cv2.resize(even, fine, interpolation=cv2.INTER_LINEAR)
            result = np.where(things == thing, large, result)
    return result.ravel()


def _developed(linear: Floats, size: tuple[int, int], rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Light (H,W,3) to a picture of (width, height) pixels with a camera's softness and grain."""
    small = cv2.resize(linear, size, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), _FRINGE * float(rng.uniform(0.6, 1.6)))
    shown = 255 * np.clip(soft * float(np.exp(rng.normal(0.05, 0.12))), 0, 1) ** (1 / _GAMMA)
    shown += rng.normal(0, float(rng.uniform(0.5, 2.5)), shown.shape)
    return np.asarray(np.rint(shown.clip(0, 255)), np.uint8)


def _thinned(regions: Ints, fine: tuple[int, int], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    grid = regions.reshape(fine[1], fine[0]).astype(np.uint8)
    return np.asarray(cv2.resize(grid, size, interpolation=cv2.INTER_NEAREST), np.uint8)
