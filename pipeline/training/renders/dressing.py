"""A body at rest with its clothes on: skin drawn out to cloth, skirt, coat tails, shoes, hair."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import scipy.sparse as sp

from pipeline.training.garments import region_number
from pipeline.training.renders.assets import Assets, load_assets
from pipeline.training.renders.coordinates import (
    HEIGHT,
    Marks,
    X,
    Y,
    Z,
    body_coordinates,
    landmarks,
    marks_of,
)
from pipeline.training.renders.figure import Figure
from pipeline.training.renders.hair import long_hair
from pipeline.training.renders.materials import (
    BODY,
    EYE_PART,
    HAIR,
    HAIR_PART,
    SKIN,
    SKIRT_PART,
    TAIL_PART,
    materials,
)
from pipeline.training.renders.posture import SIDES
from pipeline.training.renders.shoes import inside_shoe, shoe
from pipeline.training.renders.surface import Surface, joined, triangles_of
from pipeline.training.renders.vectors import Floats, Ints
from pipeline.training.renders.wardrobe import Outfit

_SMOOTHINGS = 6  # cloth spans what skin follows
_FOLD = 0.0035  # metres


@dataclass(frozen=True)
class Dressed:
    """A dressed body at rest, the bones' weights (V,B) on its vertices, and its marks."""

    surface: Surface
    weights: Floats
    marks: Marks

    def posed(self, figure: Figure) -> Surface:
        """The same as a figure carries it."""
        return replace(self.surface, vertices=figure.carried(self.surface.vertices, self.weights))


def dressed(rest: Floats, outfit: Outfit, rng: np.random.Generator) -> Dressed:
    """A body of these vertices (V,3) in an outfit."""
    assets = load_assets()
    coordinates = body_coordinates(assets, rest)
    marks = marks_of(assets, rest)
    pieces = [_body(assets, rest, coordinates, outfit, marks, rng)]
    weights = [assets.weights[np.unique(assets.quads["body"])]]
    for part, name, moved in _helpers(assets, rest, outfit):
        places, quads = np.unique(assets.quads[name], return_inverse=True)
        triangles = triangles_of(quads.reshape(-1, 4))
        triangles = triangles[(rest[places, 1] >= moved[places, 1] - 1e-9)[triangles].any(axis=1)]
        if part == TAIL_PART and outfit.opening:
            middle = moved[places][triangles].mean(axis=1)
            triangles = triangles[~((np.abs(middle[:, 0]) < outfit.opening) & (middle[:, 2] > 0))]
        parts = np.full(len(triangles), part)
        pieces.append(Surface(moved[places], triangles, _moved(coordinates[places], moved[places]), parts))
        weights.append(assets.weights[places])
    if outfit.hair_length:
        surface, carried = long_hair(assets, marks, outfit.hair_length, HAIR_PART)
        pieces.append(surface)
        weights.append(carried)
    for side in SIDES:
        pieces.append(shoe(assets, rest, side, outfit.heel))
        alone = np.zeros((len(pieces[-1].vertices), len(assets.bones)))
        alone[:, assets.bones.index(f"foot.{side}")] = 1
        weights.append(alone)
    return Dressed(joined(pieces), np.concatenate(weights), marks)


def _body(
    assets: Assets, rest: Floats, coordinates: Floats, outfit: Outfit, marks: Marks, rng: np.random.Generator
) -> Surface:
    quads = assets.quads["body"]
    count = int(quads.max()) + 1
    skin, own = rest[:count], coordinates[:count]
    wearing = materials(own, np.full(count, BODY), outfit, marks)
    cloth = (wearing != SKIN)[:, None]
    smooth = skin.copy()
    for _ in range(_SMOOTHINGS):
        smooth = np.where(cloth, 0.4 * smooth + 0.6 * (_neighbours() @ smooth), skin)
    normals = Surface(smooth, triangles_of(quads), own, np.zeros(0, int)).normals()
    off = _stand_off(wearing, outfit, own)
    for _ in range(2):
        off = np.where(wearing == SKIN, 0.0, 0.5 * off + 0.5 * (_neighbours() @ off))
    off += np.where((wearing > SKIN) & (wearing < HAIR), _folds(own, rng), 0.0)
    hidden = inside_shoe(assets, rest)[quads].all(axis=1)
    triangles = triangles_of(quads[~hidden])
    return Surface(smooth + off[:, None] * normals, triangles, own, np.full(len(triangles), BODY))


def _stand_off(wearing: Ints, outfit: Outfit, coordinates: Floats) -> Floats:
    off = np.zeros(len(wearing))
    for region, garment in outfit.garments.items():
        off[wearing == region_number(region)] = garment.loose
    flared = np.clip(1.2 - coordinates[:, HEIGHT], 0, 1) * 0.6 + 0.8
    off = np.where(wearing == region_number("bottom"), off * flared, off)
    return np.asarray(np.where(wearing == HAIR, 0.02, off))


def _folds(coordinates: Floats, rng: np.random.Generator) -> Floats:
    """Waves of cloth (V,) in metres: strongest at knees, elbows and hips."""
    height, y = coordinates[:, HEIGHT], coordinates[:, Y]
    bend = sum(np.exp(-(((height - joint) / 0.16) ** 2)) for joint in (0.1, 1.0, 2.05, 2.8))
    waves = np.zeros(len(y))
    for _ in range(4):
        slant = rng.normal(0, 12, 2)
        waves += np.sin(
            float(rng.uniform(45, 95)) * y + coordinates[:, [X, Z]] @ slant + float(rng.uniform(0, 6.3))
        )
    return np.asarray(_FOLD / 2 * waves * (0.35 + np.asarray(bend)))


def _helpers(assets: Assets, rest: Floats, outfit: Outfit) -> list[tuple[int, str, Floats]]:
    """Part number, group and all vertices (V,3) of what hangs free or is set in."""
    found = [(EYE_PART, f"helper-{side}-eye", rest) for side in "lr"]
    marks = landmarks(assets, rest)
    outer = outfit.garments.get("outer")
    if outer is not None and outer.ends < 1.8:
        found.append((TAIL_PART, "helper-skirt", _hanging(rest, marks, outer.ends, 0.03, 0.2)))
    if outfit.skirt is not None:
        hem = outfit.garments[outfit.skirt].ends
        found.append((SKIRT_PART, "helper-skirt", _hanging(rest, marks, hem, 0.012, outfit.narrow)))
    return found


def _hanging(rest: Floats, marks: list[float], hem: float, off: float, narrow: float) -> Floats:
    """The skirt cut off at a hem (body height), so many metres off, narrowed by a share to its hem."""
    cut = rest.copy()
    low, high = (float(np.interp(level, range(6), marks)) for level in (hem, 2))
    cut[:, 1] = np.maximum(cut[:, 1], low)
    out = (cut - np.array([0.0, 0.0, 0.02])) * (1, 0, 1)
    length = np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
    depth = np.clip((high - cut[:, 1:2]) / max(high - low, 0.05), 0, 1)
    return np.asarray(cut - out * narrow * depth + out / length * off)


def _moved(coordinates: Floats, vertices: Floats) -> Floats:
    changed = coordinates.copy()
    changed[:, [X, Y, Z]] = vertices
    return changed


@cache
def _neighbours() -> sp.csr_matrix:
    """The matrix (V,V) that takes the mean of each body vertex' neighbours."""
    quads = load_assets().quads["body"]
    count = int(quads.max()) + 1
    ends = np.concatenate([quads[:, [i, (i + 1) % 4]] for i in range(4)])
    ends = np.concatenate([ends, ends[:, ::-1]])
    links = sp.coo_matrix((np.ones(len(ends)), ends.T), (count, count)).tocsr()
    links.data[:] = 1
    return sp.diags(1 / np.maximum(np.asarray(links.sum(axis=1)).ravel(), 1)) @ links
