"""Rendered people as examples of a pack: picture, garment regions, exact joints, caption pieces."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Sight
from pipeline.training.garments import ORDER, Piece
from pipeline.training.pack import Example
from pipeline.training.prepare import blur_head
from pipeline.training.renders.backdrop import surroundings
from pipeline.training.renders.noise import Noise, random_noise
from pipeline.training.renders.picture import painted, random_look
from pipeline.training.renders.poses import random_kind
from pipeline.training.renders.scene import Scene, random_scene
from pipeline.training.renders.vectors import Floats, unit
from pipeline.training.renders.wardrobe import Outfit
from pipeline.words.colours import colour_name

_FEWEST_PIXELS = 60  # of a garment that a caption names
_NOISES = 8
_BEFORE_A_PHOTO, _BEFORE_A_WALL = 0.5, 0.35

# Metres of flesh and cloth between a joint and what is seen of it; other joints lie in `_FLESH`.
_FLESH = 0.11
_DEPTHS = {J.R_HIP: 0.17, J.L_HIP: 0.17, J.NECK: 0.14, J.R_EYE: 0.035, J.L_EYE: 0.035, J.NOSE: 0.02}


def rendered(count: int, height: int, seed: int, photos: list[Example]) -> Iterator[Example]:
    """So many people of `height` x 2/3 `height` pixels; half of them before photos' surroundings, if any."""
    noises = [random_noise(np.random.default_rng((seed, i))) for i in range(_NOISES)]
    for number in range(count):
        rng = np.random.default_rng((seed, 1000 + number))
        yield one_render(f"render-{seed}-{number:05d}", random_kind(rng), height, noises, photos, rng)


def one_render(
    name: str, kind: str, height: int, noises: list[Noise], photos: list[Example], rng: np.random.Generator
) -> Example:
    """Somebody in a pose of that kind."""
    size = round(height * 2 / 3), height
    photo = _surroundings(photos, size, rng)
    walled = photo is None and rng.random() < _BEFORE_A_WALL
    scene = random_scene(kind, size, rng, walled, grounded=photo is not None)
    look = random_look(scene, noises[int(rng.integers(len(noises)))], photo, rng)
    picture, regions = painted(scene, look, size, rng)
    person = person_of(scene, size)
    # As in the street photos, so that nobody can tell renders by their faces.
    return Example(
        name, blur_head(picture, person), regions, person, pieces_of(picture, regions, scene.outfit)
    )


def person_of(scene: Scene, size: tuple[int, int]) -> Person:
    """The joints in pixels of a picture of that size: guessed where something hides them, or outside."""
    places = scene.camera.projected(scene.joints)
    rays = scene.joints - scene.camera.place
    begins = np.broadcast_to(scene.camera.place, rays.shape)
    free = scene.world.distance(begins, unit(rays))
    seen = free > np.linalg.norm(rays, axis=1) - [_DEPTHS.get(j, _FLESH) for j in J]
    inside = ((places >= 0) & (places < size)).all(axis=1)
    sights = [Sight.VISIBLE if ok else Sight.GUESSED for ok in seen & inside]
    return Person(tuple(Joint(float(x), float(y), s) for (x, y), s in zip(places, sights, strict=True)))


def pieces_of(
    picture: npt.NDArray[np.uint8], regions: npt.NDArray[np.uint8], outfit: Outfit
) -> tuple[Piece, ...]:
    """The garments that can be seen, from the top, with the colours they have in the picture."""
    pieces = []
    for place, region in enumerate(ORDER, 1):
        where = regions == place
        garment = outfit.garments.get(region)
        if garment is not None and int(where.sum()) >= _FEWEST_PIXELS:
            top = float(np.flatnonzero(where.any(axis=1))[0]) / len(where)
            pieces.append(Piece(region, garment.name, colour_name(picture[where]), top))
    return tuple(pieces)


def _surroundings(photos: list[Example], size: tuple[int, int], rng: np.random.Generator) -> Floats | None:
    if not photos or rng.random() >= _BEFORE_A_PHOTO:
        return None
    for number in rng.integers(len(photos), size=4):
        found = surroundings(photos[number], *size)
        if found is not None:
            return found
    return None
