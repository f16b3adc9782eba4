"""What people stand before and on: asphalt, paving, boards, grass; plaster, brick, panels."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from pipeline.training.renders.noise import Noise
from pipeline.training.renders.vectors import Floats

Stuff = Literal["even", "rough", "slabs", "bricks", "boards", "grass"]


@dataclass(frozen=True)
class Ground:
    """A surface: its stuff, colour (3,) in 0..1, its slabs' size in metres, how it is turned (degrees)."""

    stuff: Stuff
    colour: Floats
    size: tuple[float, float]
    turn: float

    def colours(self, u: Floats, v: Floats, away: Floats, noise: Noise) -> Floats:
        """Colours (N,3) at places (N,) in metres, seen from so far `away` (N,): grain fades with distance."""
        c, s = np.cos(np.radians(self.turn)), np.sin(np.radians(self.turn))
        u, v = c * u - s * v, s * u + c * v
        near = np.exp(-away / 9)
        grain = noise.grain(0.43 * u, 0.43 * v) * near
        broad = noise.clouds(0.11 * u, 0.11 * v)
        light = 1 + _ROUGHNESS[self.stuff] * grain + 0.07 * broad
        if self.stuff in ("slabs", "bricks", "boards"):
            light = light * _laid(u, v, self.size, self.stuff != "slabs", noise, near)
        colour = self.colour * light[:, None]
        if self.stuff == "grass":
            colour = colour * (1 + 0.25 * noise.grain(1.7 * u, 1.7 * v) * near)[:, None]
        return np.asarray(colour.clip(0.02, 0.97))


_ROUGHNESS: dict[Stuff, float] = {
    "even": 0.04, "rough": 0.16, "slabs": 0.07, "bricks": 0.1, "boards": 0.08, "grass": 0.22,
}  # fmt: skip
_TONES = {
    "even": ((0.72, 0.70, 0.67), (0.5, 0.5, 0.5), (0.85, 0.83, 0.8), (0.45, 0.37, 0.3), (0.6, 0.66, 0.7)),
    "rough": ((0.42, 0.42, 0.43), (0.55, 0.54, 0.52), (0.62, 0.56, 0.48), (0.33, 0.34, 0.36)),
    "slabs": ((0.6, 0.58, 0.55), (0.5, 0.49, 0.48), (0.7, 0.67, 0.62), (0.55, 0.42, 0.36)),
    "bricks": ((0.52, 0.32, 0.26), (0.6, 0.55, 0.5), (0.45, 0.38, 0.36), (0.75, 0.72, 0.69)),
    "boards": ((0.5, 0.36, 0.24), (0.63, 0.5, 0.36), (0.38, 0.3, 0.25), (0.6, 0.58, 0.55)),
    "grass": ((0.3, 0.4, 0.18), (0.4, 0.43, 0.22), (0.26, 0.34, 0.2)),
}


def random_ground(rng: np.random.Generator, *stuffs: Stuff) -> Ground:
    """A surface of one of these stuffs."""
    stuff = stuffs[int(rng.integers(len(stuffs)))]
    tone = np.array(_TONES[stuff][int(rng.integers(len(_TONES[stuff])))])
    colour = np.clip(tone * float(np.exp(rng.normal(0, 0.15))) + rng.normal(0, 0.02, 3), 0.08, 0.9)
    long = float(rng.uniform(0.25, 0.8))
    sizes = {"bricks": (0.22, 0.075), "boards": (1.6, float(rng.uniform(0.09, 0.16)))}
    size = sizes.get(stuff, (long, long * float(rng.choice((1.0, 1.0, 0.5)))))
    return Ground(stuff, colour, size, float(rng.uniform(0, 90)) if rng.random() < 0.5 else 0.0)


def _laid(
    u: Floats, v: Floats, size: tuple[float, float], shifted: bool, noise: Noise, near: Floats
) -> Floats:
    """Light (N,) of slabs or bricks: each a little different, joints dark."""
    row = np.floor(v / size[1])
    along = u / size[0] + (0.5 * np.mod(row, 2) if shifted else 0.0)
    column = np.floor(along)
    joint = 0.004 + 0.02 * min(size)
    edge = np.minimum(
        np.abs(np.mod(along + 0.5, 1) - 0.5) * size[0], np.abs(np.mod(v / size[1] + 0.5, 1) - 0.5) * size[1]
    )
    own = noise.grain(0.137 * column + 0.013, 0.219 * row + 0.007)
    return np.asarray((1 + 0.06 * own) * (1 - 0.3 * near * (edge < joint)))
