"""What a family says of itself in `family.toml`. Loads no torch."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from pipeline.canvas.native import NativeSize
from pipeline.contract import Solver
from pipeline.errors import Missing

SPEC_FILE = "family.toml"

PartName = Literal[
    "unet", "vae", "text_encoder", "tokenizer", "scheduler", "controlnet", "captioner", "preview"
]
PARTS: tuple[PartName, ...] = get_args(PartName)
REQUIRED_PARTS: tuple[PartName, ...] = ("unet", "vae", "text_encoder", "tokenizer", "scheduler")


@dataclass(frozen=True)
class Defaults:
    """How this family paints best, as measured; used where a `Sampling` leaves the choice open."""

    solver: Solver
    steps: int
    guidance: float
    guidance_until: float  # the share of steps, from the noisy end, that are guided
    control_weight: float  # of a skeleton that was guessed
    refine: bool


@dataclass(frozen=True)
class Licence:
    """Under which terms the weights may be used."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Source:
    """Where one part comes from: a folder of a repository on the Hugging Face hub."""

    part: PartName
    repository: str
    folder: str = ""
    revision: str = "main"


@dataclass(frozen=True)
class FamilySpec:
    """A family's sizes, choices and terms.

    All sizes are in pixels; a latent is `latent_scale` pixels wide and high. `unet_channels` is 9 for an
    inpainting UNet (noisy latents, mask, masked latents) and 4 for one that knows no mask. An empty
    `vocabulary` means that any English word may be used.
    """

    name: str
    title: str
    native: NativeSize
    unet_channels: Literal[4, 9]
    latent_scale: int
    defaults: Defaults
    licence: Licence
    vocabulary: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def knows_masks(self) -> bool:
        """Whether the UNet sees the mask; the known region of any other is put back at every step."""
        return self.unet_channels == 9


def read_spec(file: Path) -> FamilySpec:
    """Reads a `family.toml`; raises `Missing` naming the file and the entry that is absent or wrong."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return _spec(table, file.parent)
    except FileNotFoundError as absent:
        raise Missing(f"{file.parent} is not a family: it has no {absent.filename or SPEC_FILE}") from absent
    except KeyError as absent:
        raise Missing(f"{file} has no entry {absent}; see docs/families.md for all of them") from absent
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as wrong:
        raise Missing(f"{file} cannot be read: {wrong}") from wrong


def _spec(table: Mapping[str, Any], folder: Path) -> FamilySpec:
    return FamilySpec(
        name=str(table["name"]),
        title=str(table.get("title", table["name"])),
        native=NativeSize(**table["native"]),
        unet_channels=_channels(table["unet_channels"]),
        latent_scale=int(table.get("latent_scale", 8)),
        defaults=_defaults(table["defaults"]),
        licence=Licence(**table["licence"]),
        vocabulary=_vocabulary(table.get("vocabulary", {}), folder),
        sources=tuple(_source(part, entry) for part, entry in table.get("sources", {}).items()),
    )


def _channels(number: object) -> Literal[4, 9]:
    if number == 4:
        return 4
    if number == 9:
        return 9
    raise ValueError(f"unet_channels is {number}, but only 4 and 9 can be painted with")


def _defaults(table: Mapping[str, Any]) -> Defaults:
    solver = table["solver"]
    if solver not in get_args(Solver):
        raise ValueError(f"solver is {solver!r}, but must be one of {', '.join(get_args(Solver))}")
    return Defaults(
        solver=solver,
        steps=int(table["steps"]),
        guidance=float(table["guidance"]),
        guidance_until=float(table["guidance_until"]),
        control_weight=float(table["control_weight"]),
        refine=bool(table["refine"]),
    )


def _vocabulary(table: Mapping[str, Any], folder: Path) -> tuple[str, ...]:
    listed = tuple(str(word) for word in table.get("words", ()))
    if "file" not in table:
        return listed
    return listed + tuple((folder / table["file"]).read_text(encoding="utf-8").split())


def _source(part: str, table: Mapping[str, Any]) -> Source:
    if part not in PARTS:
        raise ValueError(f"[sources.{part}] names no part; the parts are {', '.join(PARTS)}")
    return Source(part=part, **table)
