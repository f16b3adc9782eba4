"""A body in a posture: its bones in the world, whatever they carry, and its 18 joints."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from pipeline.pose.joints import JOINTS, J
from pipeline.training.renders.assets import load_assets
from pipeline.training.renders.posture import Posture, rotations
from pipeline.training.renders.vectors import Floats, Ints

_BEGINS: dict[J, str] = {
    J.R_SHOULDER: "upperarm01.R", J.R_ELBOW: "lowerarm01.R", J.R_WRIST: "wrist.R",
    J.L_SHOULDER: "upperarm01.L", J.L_ELBOW: "lowerarm01.L", J.L_WRIST: "wrist.L",
    J.R_HIP: "upperleg01.R", J.R_KNEE: "lowerleg01.R", J.R_ANKLE: "foot.R",
    J.L_HIP: "upperleg01.L", J.L_KNEE: "lowerleg01.L", J.L_ANKLE: "foot.L",
}  # fmt: skip

# Where the detector that labels photos sees a joint, from where the bone begins: metres to the left, up,
# ahead, in the frame of a bone; medians over 90 renders.
_LABELLED: dict[J, tuple[str, tuple[float, float, float]]] = {
    J.R_SHOULDER: ("spine01", (0.0, 0.028, 0.0)), J.L_SHOULDER: ("spine01", (0.0, 0.028, 0.0)),
    J.R_HIP: ("root", (0.012, 0.036, 0.0)), J.L_HIP: ("root", (-0.012, 0.036, 0.0)),
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """Bones that began at `heads` (B,3) at rest, turned by `turns` (B,3,3) and brought to `places` (B,3)."""

    heads: Floats
    turns: Floats
    places: Floats

    def carried(self, vertices: Floats, weights: Floats) -> Floats:
        """Vertices (V,3) at rest, each moved by its bones (V,B): linear blend skinning."""
        shifts = self.places - np.einsum("bij,bj->bi", self.turns, self.heads)
        blended = weights @ np.concatenate([self.turns.reshape(-1, 9), shifts], axis=1)
        turned = np.einsum("vij,vj->vi", blended[:, :9].reshape(-1, 3, 3), vertices)
        return np.asarray(turned + blended[:, 9:])


def posed(rest: Floats, posture: Posture) -> Figure:
    """The body of these vertices (V,3) in a posture, its root where it was."""
    assets = load_assets()
    heads = assets.heads(rest)
    turns = rotations(posture, assets, heads)
    places = heads.copy()
    for bone, parent in enumerate(assets.parents):
        if parent >= 0:
            places[bone] = places[parent] + turns[parent] @ (heads[bone] - heads[parent])
    return Figure(heads, turns, places)


def joints_of(figure: Figure, rest: Floats) -> Floats:
    """The 18 COCO joints (18,3) of a figure in the world; the neck lies midway between the shoulders."""
    assets = load_assets()
    joints = np.zeros((JOINTS, 3))
    for joint, bone in _BEGINS.items():
        joints[joint] = figure.places[assets.bones.index(bone)]
    for joint, (bone, shift) in _LABELLED.items():
        joints[joint] += figure.turns[assets.bones.index(bone)] @ np.array(shift)
    joints[J.NECK] = (joints[J.R_SHOULDER] + joints[J.L_SHOULDER]) / 2
    for joint, where in _face().items():
        joints[joint] = figure.carried(rest[where], assets.weights[where]).mean(axis=0)
    return joints


@cache
def _face() -> dict[J, Ints]:
    """The vertices whose mean is the tip of the nose, an eye, an ear."""
    assets = load_assets()
    body = np.unique(assets.quads["body"])
    eyes = {
        J.L_EYE: np.unique(assets.quads["helper-l-eye"]),
        J.R_EYE: np.unique(assets.quads["helper-r-eye"]),
    }
    level = assets.vertices[eyes[J.L_EYE]].mean(axis=0)[1]
    face = body[np.abs(assets.vertices[body, 1] - level + 0.01) < 0.05]
    across, ahead = assets.vertices[face, 0], assets.vertices[face, 2]
    ends = {J.L_EAR: across.argmax(), J.R_EAR: across.argmin(), J.NOSE: ahead.argmax()}
    return eyes | {joint: face[[int(end)]] for joint, end in ends.items()}
