"""The denoising loop that all deterministic solvers share."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import torch

from pipeline.canvas.native import Window
from pipeline.engine.condition import Condition
from pipeline.engine.requests import Denoise, Report, Sampler
from pipeline.samplers.solver import Solver
from pipeline.samplers.windows import predict, views


@dataclass(frozen=True, eq=False)
class Known:
    """The part of a picture that is put back at every step: clean latents, their noise, mask 1 = unknown."""

    latents: torch.Tensor
    noise: torch.Tensor
    mask: torch.Tensor

    def put_back(self, x: torch.Tensor, solver: Solver) -> torch.Tensor:
        """x with its known part replaced, noised to the level that x has after the solver's last step."""
        return (1 - self.mask) * solver.noised(self.latents, self.noise) + self.mask * x


@dataclass(frozen=True)
class Grid:
    """Windows in pixels that cover a canvas whose latents are `scale` pixels wide; none: all at once."""

    windows: Sequence[Window] = ()
    scale: int = 8


def sample(
    x: torch.Tensor,
    solver: Solver,
    condition: Condition,
    guidance_until: float = 1.0,
    known: Known | None = None,
    grid: Grid = Grid(),
) -> Sampler[torch.Tensor]:
    """Denoises latents x (1, 4, h, w) by all steps of the solver, and reports each.

    Only the share `guidance_until` of the steps, from the noisy end, is guided: late guidance costs a
    second row and changes little (Kynkäänniemi et al. 2024, arXiv 2404.07724).
    """
    steps = len(solver.timesteps)
    seen = views(condition, grid.windows, grid.scale)
    for done, t in enumerate(solver.timesteps):
        if done == ceil(guidance_until * steps):
            condition, seen = condition.unguided(), tuple(view.unguided() for view in seen)
        if seen:
            output = yield from predict(x, t, seen, grid.scale)
        else:
            output = yield Denoise(x, t, condition)
        x, clean = solver.step(output, x)
        if known is not None:
            x = known.put_back(x, solver)
        yield Report(done + 1, steps, clean)
    return x
