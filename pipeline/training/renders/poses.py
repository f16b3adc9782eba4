"""The kinds of pose that street photos lack, each a random posture within what joints allow."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pipeline.training.renders import seated, upright
from pipeline.training.renders.staging import Limbs, Staging

Maker = Callable[[np.random.Generator, Limbs], Staging]


@dataclass(frozen=True)
class Kind:
    """How a kind of pose is made, and its share of the renders."""

    make: Maker
    share: float


KINDS: dict[str, Kind] = {
    "standing": Kind(upright.contrapposto, 0.08),
    "walking": Kind(upright.walking, 0.09),
    "standing crossed": Kind(upright.crossed, 0.11),
    "foot on a step": Kind(upright.on_a_step, 0.1),
    "leg raised": Kind(upright.leg_raised, 0.04),
    "seated": Kind(seated.on_a_seat, 0.15),
    "seated crossed": Kind(seated.knee_over_knee, 0.11),
    "ankle on knee": Kind(seated.ankle_on_knee, 0.06),
    "ankles crossed": Kind(seated.ankles_crossed, 0.06),
    "on the ground": Kind(seated.on_the_ground, 0.07),
    "kneeling": Kind(seated.kneeling, 0.05),
    "squatting": Kind(seated.squatting, 0.04),
    "lying": Kind(seated.lying, 0.04),
}


def random_kind(rng: np.random.Generator) -> str:
    """The name of a kind, by its share."""
    shares = np.array([kind.share for kind in KINDS.values()])
    return list(KINDS)[int(rng.choice(len(shares), p=shares / shares.sum()))]
