"""What materials look like: skin, hair and the fabrics of an outfit, in colours 0..1."""

import numpy as np

from pipeline.training.garments import ORDER, region_number
from pipeline.training.renders.coordinates import ALONG, ARM, HEIGHT, X, Y, Z
from pipeline.training.renders.materials import EYE, HAIR, SKIN, SOCK, SOLE
from pipeline.training.renders.noise import Noise
from pipeline.training.renders.vectors import Floats, Ints
from pipeline.training.renders.wardrobe import Garment, Outfit

_UPPER_ARM = 0.27  # metres


def worn_colours(found: Ints, coordinates: Floats, outfit: Outfit, noise: Noise) -> tuple[Floats, Floats]:
    """Colours (N,3) of materials (N,) at body coordinates (N,6), and how much each shines (N,), 0..1."""
    u = coordinates[:, X] + 0.83 * coordinates[:, Z]
    v = np.where(coordinates[:, ARM] > 0.5, _UPPER_ARM * coordinates[:, ALONG], coordinates[:, Y])
    grain, clouds = noise.grain(5.1 * u, 5.1 * v), noise.clouds(1.3 * u, 0.9 * v)
    colours, shine = np.zeros((len(found), 3)), np.zeros(len(found))
    plain = {SKIN: outfit.skin, HAIR: outfit.hair, SOLE: outfit.sole, SOCK: outfit.sock, EYE: np.full(3, 0.5)}
    for material, colour in plain.items():
        where = found == material
        strands = noise.grain(9 * u[where], 0.6 * v[where]) if material == HAIR else 0.12 * grain[where]
        colours[where] = colour * (1 + 0.12 * strands)[:, None]
        shine[where] = 0.12 if material in (HAIR, SKIN) else 0.0
    for region in ORDER:
        garment = outfit.garments.get(region)
        if garment is not None:
            where = found == region_number(region)
            colours[where] = _cloth(
                garment, u[where], v[where], coordinates[where], grain[where], clouds[where]
            )
            shine[where] = 0.5 if garment.fabric == "leather" else 0.04
    return colours.clip(0.01, 1), shine


def _cloth(garment: Garment, u: Floats, v: Floats, place: Floats, grain: Floats, clouds: Floats) -> Floats:
    colour = np.broadcast_to(garment.colour, (len(u), 3))
    rough = 0.016
    if garment.fabric in ("stripes", "checks"):
        width = 0.03 + 0.05 * float(garment.second[0])
        down, across = (np.where(np.mod(axis, width) < 0.35 * width, 0.6, 0.0) for axis in (v, u))
        share = ((down + across) / 2 if garment.fabric == "checks" else down)[:, None]
        colour = colour * (1 - share) + garment.second * share
    elif garment.fabric == "denim":
        worn = np.exp(-(((place[:, HEIGHT] - 1.5) / 0.4) ** 2)) * (0.5 + 0.5 * np.clip(clouds, -1, 1))
        colour = colour + (1 - colour) * (0.22 * worn)[:, None]
        rough = 0.035
    elif garment.fabric == "knit":
        colour = colour * (1 + 0.07 * np.sign(np.sin(2 * np.pi * u / 0.022)))[:, None]
        rough = 0.028
    return np.asarray(colour * (1 + rough * grain + 0.025 * clouds)[:, None])
