"""Postures off the feet: on a seat, on the ground, on the knees, on the heels, lying."""

from dataclasses import replace

import numpy as np

from pipeline.training.renders.arms import Gesture, idle_arms
from pipeline.training.renders.posture import SIDES, Leg, Posture, Side
from pipeline.training.renders.staging import Limbs, Staging, sign, some_side
from pipeline.training.renders.vectors import Floats, direction, turned_x, turned_y

_DANGLES = 0.2  # the share of high seats, from which feet hang


def on_a_seat(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On a chair, a bench or a ledge, each foot where it likes."""
    return _on_seat(rng, {side: _resting(rng, side) for side in SIDES})


def knee_over_knee(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On a seat with one knee over the other."""
    over, under = some_side(rng)
    across = -sign(over)
    shin = direction(float(rng.uniform(0.1, 0.55)), across * float(rng.uniform(0.1, 0.4)), -1.0)
    thigh = direction(1.0, across * float(rng.uniform(0.26, 0.4)), float(rng.uniform(0.2, 0.36)))
    below = direction(1.0, -across * float(rng.uniform(-0.1, 0.05)), float(rng.uniform(-0.08, 0.04)))
    straight = direction(float(rng.uniform(-0.25, 0.25)), across * float(rng.uniform(-0.3, 0.0)), -1.0)
    legs = {
        over: Leg(thigh, shin, bent=float(rng.uniform(5, 35))),
        under: Leg(below, straight, toes_out=float(rng.uniform(0, 20))),
    }
    return _on_seat(rng, legs)


def ankle_on_knee(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On a seat with one ankle laid on the other knee."""
    over, under = some_side(rng)
    out = sign(over)
    thigh = direction(0.85, 0.8 * out, float(rng.uniform(0.2, 0.34)))
    shin = direction(float(rng.uniform(0.1, 0.3)), -out, float(rng.uniform(0.06, 0.14)))
    legs = {
        over: Leg(thigh, shin, bent=float(rng.uniform(-5, 20))),
        under: Leg(direction(1.0, -0.12 * out, -0.02), direction(float(rng.uniform(-0.1, 0.25)), 0.0, -1.0)),
    }
    return _on_seat(rng, legs)


def ankles_crossed(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On a seat, or on the ground with legs stretched, one ankle over the other."""
    over, under = some_side(rng)
    stretched = float(rng.uniform(0.15, 0.6))
    lift = float(rng.uniform(0.05, 0.12))
    legs = {
        side: Leg(
            direction(1.0, sign(side) * 0.05, ahead),
            direction(stretched + ahead, -sign(side) * float(rng.uniform(0.42, 0.55)), ahead - 1.0),
            bent=float(rng.uniform(5, 30)),
        )
        for side, ahead in ((over, lift), (under, 0.0))
    }
    return _on_seat(rng, legs)


def on_the_ground(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On the ground: knees up, legs stretched out, or cross-legged."""
    way = rng.random()
    legs: dict[Side, Leg] = {}
    for place, side in enumerate(some_side(rng)):
        out = sign(side)
        if way < 0.35 and (place == 0 or rng.random() < 0.6):
            up = float(rng.uniform(0.55, 1.0))
            legs[side] = Leg(direction(0.8, 0.25 * out, up), direction(0.45, -0.08 * out, -1.0 * up - 0.12))
        elif way < 0.65:
            legs[side] = Leg(direction(1, 0.2 * out, 0.08), direction(1, 0.1 * out, -0.1), bent=10)
        else:
            thigh = direction(0.75, 0.7 * out, float(rng.uniform(0.06, 0.2)))
            legs[side] = Leg(thigh, direction(-0.16 + 0.3 * place, -out, -0.2), bent=25)
    pelvis, legs = _leaning(legs, float(rng.uniform(-22, -6)), float(rng.normal(0, 20)))
    hands: tuple[Gesture, ...] = ("lap", "lap", "bear", "hold")
    return _staged(rng, pelvis, legs, hands, bend=(2, 26), around=45, above=0.7)


def kneeling(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On both knees, on one knee, or on the heels."""
    way, (first, second) = rng.random(), some_side(rng)
    down = {
        side: _knelt(direction(float(rng.uniform(-0.05, 0.12)), 0.12 * sign(side), -1.0)) for side in SIDES
    }
    if way < 0.4:
        down[first] = Leg(
            direction(1.0, 0.25 * sign(first), 0.02), direction(0.02, -0.06 * sign(first), -1.0)
        )
    elif way < 0.7:
        down = {side: _knelt(direction(1.0, 0.2 * sign(side), -0.16), 0.06) for side in (first, second)}
    pelvis, legs = _leaning(down, float(rng.normal(2, 4)), float(rng.normal(0, 20)))
    return _staged(rng, pelvis, legs, ("lap", "hang", "hip", "hold"), bend=(0, 18), around=60)


def squatting(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On the heels or the balls of the feet, knees bent deep."""
    heel, lean = float(rng.choice((0, 0, 25))), float(rng.uniform(5, 20))
    spread, back = float(rng.uniform(0.25, 0.6)), float(rng.uniform(0.3, 0.6))
    legs = {
        side: Leg(
            direction(0.85, spread * sign(side), float(rng.uniform(0.25, 0.5))),
            direction(-back, -0.1 * sign(side), -1.0),
            toes_out=10,
            heel_up=heel,
        )
        for side in SIDES
    }
    pelvis, legs = _leaning(legs, lean, float(rng.normal(0, 15)))
    return _staged(rng, pelvis, legs, ("lap", "lap", "hold"), bend=(8, 30), around=55)


def lying(rng: np.random.Generator, limbs: Limbs) -> Staging:
    """On the back or on a side, legs stretched or drawn up."""
    on_side = rng.random() < 0.4
    drawn = float(rng.uniform(0, 0.9))
    legs: dict[Side, Leg] = {}
    for side in SIDES:
        up = drawn if on_side or rng.random() < 0.5 else 0.05
        bend = 0.9 * up + float(rng.uniform(0, 0.15))
        out = 0.02 if on_side else 0.14
        legs[side] = Leg(direction(up, out * sign(side), -1.0), direction(-bend, 0.0, -1.0), bent=28)
    rolled = turned_y(float(rng.choice((-80, 80)))) if on_side else turned_y(float(rng.normal(0, 6)))
    pelvis = turned_y(float(rng.choice((-1, 1)) * rng.uniform(15, 80))) @ turned_x(-90) @ rolled
    return _staged(rng, pelvis, legs, ("hang", "lap", "hip"), bend=(-3, 8), around=40, above=1.3)


def _resting(rng: np.random.Generator, side: Side) -> Leg:
    spread = sign(side) * float(rng.uniform(0.0, 0.35))
    return Leg(
        direction(1.0, spread, float(rng.uniform(-0.1, 0.06))),
        direction(float(rng.uniform(-0.35, 0.4)), float(rng.normal(0, 0.08)) - 0.3 * spread, -1.0),
        toes_out=float(rng.uniform(0, 20)),
        heel_up=float(rng.choice((0, 0, 0, 20))),
    )


def _knelt(thigh: Floats, rise: float = -0.05) -> Leg:
    return Leg(thigh, direction(-1.0, 0.1 * thigh[0], rise), bent=58)


def _on_seat(rng: np.random.Generator, legs: dict[Side, Leg]) -> Staging:
    pelvis, legs = _leaning(legs, float(rng.uniform(-16, 4)), float(rng.normal(0, 12)))
    hands: tuple[Gesture, ...] = ("lap", "lap", "lap", "lap", "hold", "fold", "bear")
    staging = _staged(rng, pelvis, legs, hands, bend=(0, 24), around=45)
    drop = float(rng.uniform(0.06, 0.4)) if rng.random() < _DANGLES else 0.0
    return Staging(staging.posture, seat=True, drop=drop, around=staging.around)


def _leaning(legs: dict[Side, Leg], lean: float, turn: float) -> tuple[Floats, dict[Side, Leg]]:
    """A pelvis that leans forward and is turned (degrees), and legs that stay as on a level one."""
    level = turned_x(-lean)
    kept = {side: replace(leg, thigh=level @ leg.thigh, shin=level @ leg.shin) for side, leg in legs.items()}
    return turned_y(turn) @ turned_x(lean), kept


def _staged(
    rng: np.random.Generator,
    pelvis: Floats,
    legs: dict[Side, Leg],
    hands: tuple[Gesture, ...],
    bend: tuple[float, float],
    around: float,
    above: float = 0.5,
) -> Staging:
    spine = float(rng.uniform(*bend)), float(rng.normal(0, 4)), float(rng.normal(0, 7))
    head = float(rng.normal(6, 9)), float(rng.normal(0, 5)), float(rng.normal(0, 16))
    return Staging(Posture(pelvis, spine, head, legs, idle_arms(rng, *hands)), around=around, above=above)
