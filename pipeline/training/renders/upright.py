"""Postures on the feet: weight on one leg, walking, legs crossed, a foot on a step, a leg raised."""

from dataclasses import replace

import numpy as np

from pipeline.training.renders.arms import arms, idle_arms
from pipeline.training.renders.posture import Leg, Posture, Side
from pipeline.training.renders.staging import Limbs, Staging, planted, sign, some_side
from pipeline.training.renders.vectors import Floats, direction, turned_x, turned_y, turned_z

_STRAIGHT = 0.985  # of a leg's length from hip to ankle: knees are never quite locked


def contrapposto(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """Weight on one leg, the other a little bent and set aside."""
    bearing, free = some_side(rng)
    pelvis = _pelvis(rng, tip=-4 * sign(bearing))
    down = -_STRAIGHT * limbs.leg
    legs = {
        bearing: planted(limbs, bearing, pelvis, (0.05 * sign(bearing), down, 0.0)),
        free: planted(
            limbs,
            free,
            pelvis,
            (sign(free) * float(rng.uniform(0.08, 0.24)), down, float(rng.uniform(-0.05, 0.2))),
            toes_out=float(rng.uniform(5, 35)),
            heel_up=float(rng.choice((0, 0, 20))),
        ),
    }
    return _staged(rng, pelvis, legs, around=35)


def walking(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """A step: one foot ahead, the other behind with its heel up."""
    front, back = some_side(rng)
    pelvis = _pelvis(rng)
    stride = float(rng.uniform(0.15, 0.36))
    down = -np.sqrt((0.99 * limbs.leg) ** 2 - stride**2)
    legs = {
        front: planted(
            limbs, front, pelvis, (0.05 * sign(front), down, stride), 5, float(rng.uniform(-14, 0))
        ),
        back: planted(
            limbs, back, pelvis, (0.06 * sign(back), down + 0.25 * stride, -1.1 * stride), 4, 90 * stride
        ),
    }
    swing = float(rng.uniform(0.1, 0.4)) * (1 if back == "L" else -1)
    posture = Posture(pelvis, _spine(rng), _head(rng), legs, arms(rng, "hang", "hang", swing))
    return Staging(posture, around=50)


def crossed(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """Standing with one ankle crossed before the other."""
    front, bearing = some_side(rng)
    pelvis = _pelvis(rng, tip=-3 * sign(bearing))
    down = -_STRAIGHT * limbs.leg
    over = sign(bearing) * float(rng.uniform(0.1, 0.24))
    ahead = float(rng.uniform(0.1, 0.2))
    up = float(rng.choice((0, 0, 25, 45)))
    legs = {
        bearing: planted(limbs, bearing, pelvis, (0.02 * sign(bearing), down, 0.0)),
        front: planted(
            limbs, front, pelvis, (over, down + 0.0017 * up, ahead), float(rng.uniform(-10, 15)), up
        ),
    }
    return _staged(rng, pelvis, legs, around=25)


def on_a_step(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """Coming down a step, or one foot set on a block ahead."""
    high, low = some_side(rng)
    pelvis = _pelvis(rng)
    down = -0.97 * limbs.leg
    descending = rng.random() < 0.55
    rise = float(rng.uniform(0.13, 0.2) if descending else rng.uniform(0.28, 0.48))
    ahead = float(rng.uniform(-0.3, -0.2) if descending else rng.uniform(0.24, 0.4))
    aside = sign(high) * float(rng.uniform(0.07, 0.16))
    lift = float(rng.choice((0, 0, 15)))
    legs = {
        low: planted(
            limbs, low, pelvis, (0.07 * sign(low), down, 0.06 if descending else -0.05), heel_up=lift
        ),
        high: planted(limbs, high, pelvis, (aside, down + rise, ahead)),
    }
    staging = _staged(rng, pelvis, legs, around=50)
    return replace(staging, steps=(high,))


def leg_raised(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On one leg, the knee of the other lifted."""
    raised, bearing = some_side(rng)
    pelvis = _pelvis(rng, tip=-3 * sign(bearing))
    out = sign(raised) * float(rng.uniform(-0.1, 0.5))
    thigh = direction(1.0, out, float(rng.uniform(-1.0, 0.1)))
    shin = direction(float(rng.uniform(-0.9, 0.1)), -0.3 * out, -1.0)
    legs = {
        bearing: planted(limbs, bearing, pelvis, (0.03 * sign(bearing), -_STRAIGHT * limbs.leg, 0.0)),
        raised: Leg(thigh, shin, bent=float(rng.uniform(5, 40))),
    }
    return _staged(rng, pelvis, legs, around=45)


def _staged(rng: np.random.Generator, pelvis: Floats, legs: dict[Side, Leg], around: float) -> Staging:
    moving = idle_arms(rng, "hang", "hang", "hang", "hip", "hold", "fold", "head")
    return Staging(Posture(pelvis, _spine(rng), _head(rng), legs, moving), around=around)


def _pelvis(rng: np.random.Generator, tip: float = 0.0) -> Floats:
    turn, lean = float(rng.normal(0, 6)), float(rng.normal(0, 3))
    return np.asarray(turned_y(turn) @ turned_z(tip + float(rng.normal(0, 2))) @ turned_x(lean))


def _spine(rng: np.random.Generator) -> tuple[float, float, float]:
    return float(rng.normal(2, 5)), float(rng.normal(0, 4)), float(rng.normal(0, 8))


def _head(rng: np.random.Generator) -> tuple[float, float, float]:
    return float(rng.normal(4, 9)), float(rng.normal(0, 5)), float(rng.normal(0, 18))
