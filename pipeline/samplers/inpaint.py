"""Painting the unknown part of a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
import torch.nn.functional as F

from pipeline.canvas.native import Window
from pipeline.contract import Solver as SolverName
from pipeline.engine.condition import Condition, Control, Inpaint
from pipeline.engine.requests import Decode, Embed, Encode, ModelCall, Sampler
from pipeline.families.spec import FamilySpec
from pipeline.samplers.ddim import Ddim
from pipeline.samplers.dpm_solver import DpmSolver
from pipeline.samplers.noise import noise
from pipeline.samplers.sampling import Grid, Known, sample
from pipeline.samplers.solver import SchedulerConfig, Solver


@dataclass(frozen=True)
class Settings:
    """How to paint; `guidance_until` is the share of steps, from the noisy end, that are guided.

    `control_both_halves` lets the skeleton act on the unconditional half of guidance too, as diffusers does.
    """

    solver: SolverName = "dpm++"
    steps: int = 20
    guidance: float = 7.5
    guidance_until: float = 1.0
    control_weight: float = 1.0
    control_both_halves: bool = False


@dataclass(frozen=True, eq=False)
class Start:
    """Paint over an image (1, 3, H, W) in [-1, 1] that is noised only up to a train timestep (SDEdit)."""

    image: torch.Tensor
    level: int


class Paintable(Protocol):
    """What must be known of a family to paint with it."""

    @property
    def spec(self) -> FamilySpec: ...

    @property
    def scheduler_config(self) -> SchedulerConfig: ...


def inpaint(
    image: torch.Tensor,
    unknown: torch.Tensor,
    prompt: str,
    negative: str,
    control_image: torch.Tensor | None,
    settings: Settings,
    seed: int,
    family: Paintable,
    windows: Sequence[Window] = (),
    start: Start | None = None,
) -> Sampler[torch.Tensor]:
    """Paints where `unknown` (1, 1, H, W) is 1; returns the whole decoded image (1, 3, H, W), about [-1, 1].

    `image` (1, 3, H, W) is in [-1, 1], and what it holds in the unknown does not matter; `control_image`
    (1, 3, H, W) is in 0..1. A 9-channel family sees the mask and the masked picture (stable diffusion
    inpainting); for a 4-channel one the known part is put back after every step (blended latent diffusion,
    arXiv 2206.02779). The known part comes back through the autoencoder: the caller composites the original
    pixels over it.
    """
    grid = Grid(windows, family.spec.latent_scale)
    solver = make_solver(settings, family.scheduler_config, None if start is None else start.level)
    calls: list[ModelCall] = [Embed(prompt), Embed(negative), Encode(image * (1 - unknown))]
    text, without, masked, *started = yield calls if start is None else [*calls, Encode(start.image)]
    # A latent is unknown if any pixel of it is: a half-grey one must not pass for known.
    mask = F.adaptive_max_pool2d(unknown, masked.shape[-2:])
    knows_masks = family.spec.knows_masks
    condition = Condition(
        text=text,
        negative=without if settings.guidance > 1 else None,
        guidance=settings.guidance,
        control=_control(control_image, settings),
        inpaint=Inpaint(mask, masked) if knows_masks else None,
    )
    first = noise(tuple(masked.shape), seed)
    x = solver.noised(started[0], first) if started else first
    known = None if knows_masks else Known(masked, first, mask)
    latents = yield from sample(x, solver, condition, settings.guidance_until, known, grid)
    picture: torch.Tensor = yield Decode(latents)
    return picture


def make_solver(settings: Settings, config: SchedulerConfig, level: int | None = None) -> Solver:
    """A fresh solver of the kind and steps asked for, starting at a noise level or from pure noise."""
    kind = Ddim if settings.solver == "ddim" else DpmSolver
    return kind(config, settings.steps, level)


def _control(image: torch.Tensor | None, settings: Settings) -> Control | None:
    if image is None:
        return None
    return Control(image, settings.control_weight, settings.control_both_halves)
