"""What arms do in a photo: hang, rest on a hip or in the lap, fold, hold something, bear the body."""

from typing import Literal

import numpy as np

from pipeline.training.renders.posture import Arm, Side
from pipeline.training.renders.vectors import Floats, unit

Gesture = Literal["hang", "hip", "lap", "hold", "fold", "bear", "head"]

# Upper arm and forearm of the left side: shares leftward, upward, forward.
_LEFT: dict[Gesture, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "hang": ((0.2, -1.0, 0.0), (0.06, -1.0, 0.28)),
    "hip": ((0.75, -0.7, -0.3), (-0.85, -0.5, 0.3)),
    "lap": ((0.22, -1.0, 0.3), (-0.3, -0.5, 0.9)),
    "hold": ((0.22, -1.0, 0.05), (-0.3, 0.35, 0.9)),
    "fold": ((0.25, -1.0, 0.25), (-0.95, 0.08, 0.45)),
    "bear": ((0.4, -1.0, -0.6), (0.15, -1.0, -0.4)),
    "head": ((0.85, 0.45, 0.15), (-0.55, 0.75, 0.2)),
}
_SHAKE = 0.09


def arm(gesture: Gesture, side: Side, rng: np.random.Generator, swing: float = 0.0) -> Arm:
    """An arm so held, shaken a little; `swing` is the share by which it swings forward."""
    upper, fore = (np.array(shares) + rng.normal(0, _SHAKE, 3) for shares in _LEFT[gesture])
    ahead = np.array([0.0, 0.0, swing])
    return Arm(_on(side, upper + ahead), _on(side, fore + ahead))


def arms(rng: np.random.Generator, left: Gesture, right: Gesture, swing: float = 0.0) -> dict[Side, Arm]:
    """Both arms; a swing of the left is the opposite of the right's."""
    return {"L": arm(left, "L", rng, swing), "R": arm(right, "R", rng, -swing)}


def idle_arms(rng: np.random.Generator, *usual: Gesture) -> dict[Side, Arm]:
    """Arms that do one of the usual things, mostly the same on both sides."""
    first = usual[int(rng.integers(len(usual)))]
    second = first if rng.random() < 0.5 or first == "fold" else usual[int(rng.integers(len(usual)))]
    if second == "fold":
        second = first
    return arms(rng, first, second, swing=float(rng.normal(0, 0.1)))


def _on(side: Side, shares: Floats) -> Floats:
    return unit(shares * (1.0 if side == "L" else -1.0, 1.0, 1.0))
