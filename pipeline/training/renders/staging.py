"""What a posture needs around it: the body's measures, a seat, a step under a foot."""

from dataclasses import dataclass

import numpy as np

from pipeline.training.renders.assets import Assets
from pipeline.training.renders.posture import SIDES, Leg, Posture, Side, bent_to
from pipeline.training.renders.vectors import FORWARD, UP, Floats


@dataclass(frozen=True)
class Limbs:
    """Lengths of thigh and shin in metres, and where each hip is seen from the middle of both (3,)."""

    thigh: float
    shin: float
    hips: dict[Side, Floats]

    @property
    def leg(self) -> float:
        """From hip to ankle."""
        return self.thigh + self.shin


@dataclass(frozen=True)
class Staging:
    """A posture, whether it sits on a seat whose floor lies `drop` metres below the feet, and feet on steps.

    `around` is how far (degrees) the camera may go round the body, `above` its least height in metres.
    """

    posture: Posture
    seat: bool = False
    drop: float = 0.0
    steps: tuple[Side, ...] = ()
    around: float = 30.0
    above: float = 0.5


def limbs_of(assets: Assets, heads: Floats) -> Limbs:
    """The measures of a body whose bones begin at `heads` (B,3)."""
    hips, knees, ankles = (
        np.stack([heads[assets.bones.index(f"{bone}.{side}")] for side in SIDES])
        for bone in ("upperleg01", "lowerleg01", "foot")
    )
    thigh, shin = (float(np.linalg.norm(a - b, axis=1).mean()) for a, b in ((hips, knees), (knees, ankles)))
    middle = hips.mean(axis=0)
    return Limbs(thigh, shin, {side: hips[i] - middle for i, side in enumerate(SIDES)})


def planted(
    limbs: Limbs,
    side: Side,
    pelvis: Floats,
    ankle: tuple[float, float, float],
    toes_out: float = 8.0,
    heel_up: float = 0.0,
) -> Leg:
    """The leg whose ankle is so far (metres to the left, up, forward) from the middle of the hips."""
    reach = pelvis.T @ np.array(ankle) - limbs.hips[side]
    thigh, shin = bent_to(reach, limbs.thigh, limbs.shin, FORWARD + 0.3 * UP)
    return Leg(thigh, shin, None, toes_out, heel_up)


def sign(side: Side) -> float:
    """1 on the left, -1 on the right."""
    return 1.0 if side == "L" else -1.0


def some_side(rng: np.random.Generator) -> tuple[Side, Side]:
    """Either side first, the other second."""
    return ("L", "R") if rng.random() < 0.5 else ("R", "L")
