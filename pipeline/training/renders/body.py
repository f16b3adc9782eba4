"""Grown-up bodies of varied sex, age, build and height."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from pipeline.training.renders.assets import load_assets, shape
from pipeline.training.renders.vectors import Floats

_ORIGINS = ("african", "asian", "caucasian")


@dataclass(frozen=True)
class Build:
    """What a body is like: each share 0..1; `origins` are shares of MakeHuman's three shapes of that name."""

    male: float
    old: float
    muscle: float
    weight: float
    height: float
    origins: tuple[float, float, float]


def random_build(rng: np.random.Generator) -> Build:
    """A body between 20 and 60 years old, mostly of middling build."""
    first, second, third = (float(share) for share in rng.dirichlet((0.7, 0.7, 0.7)))
    sex = float(rng.uniform(0, 0.15))
    return Build(
        male=1 - sex if rng.random() < 0.45 else sex,
        old=float(rng.uniform(0, 0.5)),
        muscle=float(rng.beta(3, 3)),
        weight=float(rng.beta(3, 3.4)),
        height=float(rng.beta(3, 3)),
        origins=(first, second, third),
    )


def body_of(build: Build) -> Floats:
    """The vertices (V,3) in metres of such a body at rest, helpers for clothes and hair included."""
    vertices = load_assets().vertices.copy()
    for name, share in _shares(build).items():
        if share > 0.01:
            places, moves = shape(name)
            vertices[places] += share * moves
    return vertices


def _shares(build: Build) -> dict[str, float]:
    people = {
        f"{sex}-{age}": by_sex * by_age
        for (sex, by_sex), (age, by_age) in product(
            (("male", build.male), ("female", 1 - build.male)), (("young", 1 - build.old), ("old", build.old))
        )
    }
    builds = {
        f"{muscle}muscle-{weight}weight": a * b
        for (muscle, a), (weight, b) in product(_thirds(build.muscle), _thirds(build.weight))
    }
    heights = {"minheight": max(0.0, 1 - 2 * build.height), "maxheight": max(0.0, 2 * build.height - 1)}
    shares = {
        f"{origin}-{person}": a * b
        for (origin, a), (person, b) in product(zip(_ORIGINS, build.origins, strict=True), people.items())
    }
    for (person, a), (form, b) in product(people.items(), builds.items()):
        shares[f"universal-{person}-{form}"] = a * b
        shares.update({f"height/{person}-{form}-{end}": a * b * share for end, share in heights.items()})
    return shares


def _thirds(value: float) -> tuple[tuple[str, float], ...]:
    return (
        ("min", max(0.0, 1 - 2 * value)),
        ("average", 1 - abs(2 * value - 1)),
        ("max", max(0.0, 2 * value - 1)),
    )
