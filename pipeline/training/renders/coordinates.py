"""Where on the body a point lies: how high, how far along an arm, at rest.

`HEIGHT` is 0 at the ankles, 1 at the knees, 2 at the hips, 3 at the waist, 4 at the neck, 5 at the crown;
`ALONG` an arm is 0 at the shoulder, 1 at the elbow, 2 at the wrist; `ARM` tells how much of an arm it is;
`X`, `Y`, `Z` are metres at rest.
"""

from dataclasses import dataclass

import numpy as np

from pipeline.training.renders.assets import Assets
from pipeline.training.renders.vectors import Floats

HEIGHT, ALONG, ARM, X, Y, Z = range(6)
ANKLE, KNEE, HIP, WAIST, NECK, CROWN = range(6)
_ARM_BONES = ("upperarm", "lowerarm", "wrist")


def body_coordinates(assets: Assets, rest: Floats) -> Floats:
    """The coordinates (V,6) of all vertices of a body at rest."""
    heads = dict(zip(assets.bones, assets.heads(rest), strict=True))
    height = np.interp(rest[:, 1], landmarks(assets, rest), range(6))
    shoulder, elbow, wrist = (heads[f"{bone}.L"] for bone in ("upperarm01", "lowerarm01", "wrist"))
    mirrored = rest * np.sign(rest[:, :1] + 1e-9) * (1, 0, 0) + rest * (0, 1, 1)
    upper, lower = _along(mirrored, shoulder, elbow), _along(mirrored, elbow, wrist)
    along = np.where(lower > 0, 1 + lower, np.minimum(upper, 1))
    return np.column_stack([height, along, assets.share(*_ARM_BONES), rest])


@dataclass(frozen=True)
class Marks:
    """Places (3,) at rest that garments and hair go by: between the eyes, and where the neck begins."""

    face: Floats
    neck: Floats


def marks_of(assets: Assets, rest: Floats) -> Marks:
    """The places on a body of these vertices (V,3)."""
    eyes = np.concatenate([np.unique(assets.quads[f"helper-{side}-eye"]) for side in "lr"])
    return Marks(rest[eyes].mean(axis=0), assets.heads(rest)[assets.bones.index("neck01")])


def landmarks(assets: Assets, rest: Floats) -> list[float]:
    """The height in metres at rest of ankles, knees, hips, waist, neck and crown."""
    heads = dict(zip(assets.bones, assets.heads(rest), strict=True))
    marks = ("foot.L", "lowerleg01.L", "upperleg01.L", "spine03", "neck01")
    crown = float(rest[np.unique(assets.quads["body"]), 1].max())
    return [*(float(heads[bone][1]) for bone in marks), crown]


def _along(points: Floats, begin: Floats, end: Floats) -> Floats:
    line = end - begin
    return np.asarray((points - begin) @ line / (line @ line))
