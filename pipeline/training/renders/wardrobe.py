"""Outfits: garments with names, colours, lengths, fabrics."""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from pipeline.training.garments import Region
from pipeline.training.renders.body import Build
from pipeline.training.renders.coordinates import ANKLE
from pipeline.training.renders.vectors import Floats
from pipeline.words.colours import NAMED_COLOURS, to_lab

Fabric = Literal["plain", "stripes", "checks", "denim", "knit", "leather"]

_COLOURS = tuple(NAMED_COLOURS)
_USUAL = np.array([5, 3, 3, 2, 2, 1.3, 1, 0.8, 0.8, 1.5, 3, 0.8])  # how often people wear each
_SPREAD = 4.0  # CIELAB units by which a garment differs from the colour of its name


@dataclass(frozen=True)
class Garment:
    """What covers a region: its name, colour word, colour (3,) in 0..1, second colour, fabric.

    `ends` is where it ends below (body height), `sleeve` how far down the arms it goes, `loose` how many
    metres it stands off.
    """

    region: Region
    name: str
    word: str
    colour: Floats
    second: Floats
    fabric: Fabric
    ends: float
    sleeve: float = 0.0
    loose: float = 0.01


@dataclass(frozen=True)
class Outfit:
    """All that a person wears; `skirt` is a bottom or dress that hangs free, `opening` half a coat's gap (m),
    `narrow` the share by which a skirt tapers to its hem.
    """

    garments: dict[Region, Garment]
    skirt: Region | None
    opening: float
    narrow: float
    heel: float
    sole: Floats
    sock: Floats
    skin: Floats
    hair: Floats
    hair_length: float


def random_outfit(build: Build, rng: np.random.Generator) -> Outfit:
    """An everyday outfit."""
    womanly = build.male < 0.5
    garments: dict[Region, Garment] = {}
    skirt: Region | None = None
    if womanly and rng.random() < 0.22:
        skirt = "dress"
        ends = float(rng.choice((1.5, 1.15, 0.85, 0.4)))
        garments["dress"] = _garment(rng, "dress", "dress", ends, sleeve=_sleeve(rng), loose=0.012)
    else:
        garments["top"] = _top(rng)
        garments["bottom"] = _bottom(rng, womanly)
        skirt = "bottom" if garments["bottom"].name == "skirt" else None
    if rng.random() < 0.4:
        garments["outer"] = _outer(rng)
    garments["shoes"] = _shoes(rng, womanly)
    return Outfit(
        garments,
        skirt,
        opening=float(rng.uniform(0.01, 0.05)) if rng.random() < 0.7 else 0.0,
        narrow=float(rng.uniform(-0.1, 0.28)),
        heel=float(rng.uniform(0.03, 0.075)) if garments["shoes"].name in ("heels", "pumps") else 0.0,
        sole=_colour(rng, str(rng.choice(("white", "black", "brown", "beige", "grey")))),
        sock=_colour(rng, str(rng.choice(("white", "black", "grey", "black")))),
        skin=_skin(rng),
        hair=_hair(rng),
        hair_length=float(rng.uniform(0.1, 0.42)) if rng.random() < (0.65 if womanly else 0.08) else 0.0,
    )


def _top(rng: np.random.Generator) -> Garment:
    name = str(rng.choice(("t-shirt", "shirt", "sweater", "blouse", "top", "jumper", "sweatshirt")))
    warm = name in ("sweater", "jumper", "sweatshirt")
    sleeve = 1.92 if warm else _sleeve(rng)
    fabric: Fabric = "knit" if warm else "plain"
    return _garment(
        rng,
        "top",
        name,
        float(rng.uniform(2.0, 2.6)),
        sleeve,
        0.02 if warm else 0.011,
        fabric,
        patterned=0.35,
    )


def _bottom(rng: np.random.Generator, womanly: bool) -> Garment:
    names = (
        "jeans",
        "jeans",
        "pants",
        "pants",
        "shorts",
        *(("skirt", "skirt", "leggings") if womanly else ()),
    )
    name = str(rng.choice(names))
    if name == "skirt":
        return _garment(rng, "bottom", name, float(rng.choice((1.5, 1.2, 0.9, 0.35))), patterned=0.25)
    ends = float(rng.uniform(1.15, 1.6)) if name == "shorts" else float(rng.uniform(-0.1, 0.22))
    loose = 0.003 if name == "leggings" else float(rng.uniform(0.006, 0.03))
    if name == "jeans":
        word = str(rng.choice(("blue", "blue", "blue", "black", "grey", "white")))
        return _garment(rng, "bottom", name, ends, loose=loose, fabric="denim", word=word)
    return _garment(rng, "bottom", name, ends, loose=loose, patterned=0.1)


def _outer(rng: np.random.Generator) -> Garment:
    name = str(rng.choice(("jacket", "jacket", "coat", "cardigan", "blazer")))
    long = name == "coat" or (name == "cardigan" and rng.random() < 0.4)
    ends = float(rng.uniform(0.9, 1.6)) if long else float(rng.uniform(2.0, 2.5))
    fabric: Fabric = "leather" if name == "jacket" and rng.random() < 0.4 else "plain"
    return _garment(
        rng, "outer", name, ends, sleeve=1.95, loose=float(rng.uniform(0.02, 0.032)), fabric=fabric
    )


def _shoes(rng: np.random.Generator, womanly: bool) -> Garment:
    names = (
        "sneakers",
        "sneakers",
        "shoes",
        "boots",
        "loafers",
        *(("heels", "flats", "pumps") if womanly else ()),
    )
    name = str(rng.choice(names))
    ends = float(rng.uniform(0.15, 0.8)) if name == "boots" else float(ANKLE)
    word = _COLOURS[int(rng.integers(len(_COLOURS)))] if rng.random() < 0.6 else None
    fabric: Fabric = "plain" if name == "sneakers" else "leather"
    return _garment(rng, "shoes", name, ends, fabric=fabric, word=word)


def _garment(
    rng: np.random.Generator,
    region: Region,
    name: str,
    ends: float,
    sleeve: float = 0.0,
    loose: float = 0.01,
    fabric: Fabric = "plain",
    word: str | None = None,
    patterned: float = 0.0,
) -> Garment:
    word = word or _COLOURS[int(rng.choice(len(_COLOURS), p=_USUAL / _USUAL.sum()))]
    if rng.random() < patterned:
        fabric = "stripes" if rng.random() < 0.6 else "checks"
    second = _colour(rng, str(rng.choice(("white", "black", "beige", "grey"))))
    return Garment(region, name, word, _colour(rng, word), second, fabric, ends, sleeve, loose)


def _sleeve(rng: np.random.Generator) -> float:
    return float(rng.choice((0.1, 0.55, 0.6, 1.3, 1.9)))


def _colour(rng: np.random.Generator, word: str) -> Floats:
    lab = to_lab(np.array([[NAMED_COLOURS[word]]], np.uint8)) + rng.normal(0, _SPREAD, 3).astype(np.float32)
    return _rgb(lab)


def _skin(rng: np.random.Generator) -> Floats:
    light = float(rng.beta(1.6, 1.0))
    lab = np.array([30 + 44 * light, 15 + rng.normal(0, 1.5), 19 + rng.normal(0, 2) - 3 * light], np.float32)
    return _rgb(lab[None, None])


def _hair(rng: np.random.Generator) -> Floats:
    lab = np.array([[8, 2, 3], [15, 6, 9], [28, 11, 18], [55, 9, 30], [50, 1, 4]], np.float32)
    chosen = lab[int(rng.choice(5, p=(0.35, 0.3, 0.18, 0.1, 0.07)))] + rng.normal(0, 2, 3).astype(np.float32)
    return _rgb(chosen[None, None].astype(np.float32))


def _rgb(lab: Floats | np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Floats:
    clipped = np.asarray(lab, np.float32)
    clipped[..., 0] = clipped[..., 0].clip(4, 96)
    return np.asarray(cv2.cvtColor(clipped, cv2.COLOR_LAB2RGB)[0, 0].clip(0, 1), np.float64)
