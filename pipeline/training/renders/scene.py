"""A person in an outfit and a pose, on something, before something, seen by a camera."""

from dataclasses import dataclass, replace

import numpy as np

from pipeline.training.renders.assets import load_assets
from pipeline.training.renders.body import body_of, random_build
from pipeline.training.renders.camera import Camera, random_camera
from pipeline.training.renders.coordinates import Marks
from pipeline.training.renders.dressing import dressed
from pipeline.training.renders.figure import joints_of, posed
from pipeline.training.renders.poses import KINDS
from pipeline.training.renders.posture import Posture
from pipeline.training.renders.setting import setting_of
from pipeline.training.renders.staging import Staging, limbs_of
from pipeline.training.renders.tracing import World
from pipeline.training.renders.vectors import Floats
from pipeline.training.renders.wardrobe import Outfit, random_outfit

_HANGS = frozenset({"standing", "walking", "standing crossed"})
_LOW = frozenset({"on the ground", "kneeling", "squatting", "lying", "leg raised"})
_TAILS, _KNEES = 1.8, 1.0  # body heights
_INSTEP = 0.16  # metres from heel to ball, over which a heel lifts


@dataclass(frozen=True)
class Scene:
    """All that a picture shows; joints (18,3) are in the world, the body's marks at rest."""

    kind: str
    world: World
    camera: Camera
    outfit: Outfit
    joints: Floats
    marks: Marks


def random_scene(
    kind: str, size: tuple[int, int], rng: np.random.Generator, walled: bool = False, grounded: bool = False
) -> Scene:
    """Somebody in a pose of that kind, for a picture of (width, height) pixels; see `random_camera`.

    `walled` puts an upright wall behind.
    """
    build = random_build(rng)
    rest, outfit = body_of(build), random_outfit(build, rng)
    while _rides_up(outfit, kind):
        outfit = random_outfit(build, rng)
    staging = KINDS[kind].make(rng, limbs_of(load_assets(), load_assets().heads(rest)))
    staging = replace(staging, posture=_on_heels(staging.posture, outfit.heel))
    figure = posed(rest, staging.posture)
    clothed = dressed(rest, outfit, rng)
    surface = clothed.posed(figure)
    setting = setting_of(staging, surface, rng)
    camera = random_camera(surface.vertices[::3], setting.floor, staging, size, rng, grounded)
    wall = _wall(camera, np.concatenate([surface.vertices, setting.vertices]), rng) if walled else None
    return Scene(kind, World(surface, setting, wall), camera, outfit, joints_of(figure, rest), clothed.marks)


def _rides_up(outfit: Outfit, kind: str) -> bool:
    """Whether a skirt or a coat's tails would have to fall otherwise than they can: they follow the legs."""
    hanging = [garment for region, garment in outfit.garments.items() if region in (outfit.skirt, "outer")]
    free = [garment.ends for garment in hanging if garment.ends < _TAILS]
    if kind in _LOW:
        return bool(free)
    return kind not in _HANGS and outfit.skirt is not None and outfit.garments[outfit.skirt].ends > _KNEES


def _on_heels(posture: Posture, heel: float) -> Posture:
    lift = float(np.degrees(np.arcsin(heel / _INSTEP)))
    legs = {side: replace(leg, heel_up=leg.heel_up + lift) for side, leg in posture.legs.items()}
    return replace(posture, legs=legs)


def _wall(camera: Camera, points: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """A place (3,) on an upright wall behind all points (N,3), and where it faces (3,)."""
    towards = camera.place - points.mean(axis=0)
    turn = np.arctan2(towards[0], towards[2]) + np.radians(float(rng.normal(0, 12)))
    facing = np.array([np.sin(turn), 0.0, np.cos(turn)])
    behind = float((points @ facing).min()) - float(rng.uniform(0.02, 1.8))
    return facing * behind, facing


def staging_of(kind: str, seed: int) -> Staging:
    """The staging of a kind for the neutral body: what poses can be judged by without a picture."""
    assets = load_assets()
    limbs = limbs_of(assets, assets.heads(assets.vertices))
    return KINDS[kind].make(np.random.default_rng(seed), limbs)
