"""What the denoising loop needs of a solver, and how much of its schedule is walked."""

from collections.abc import Mapping
from typing import Any, Protocol

import torch

SchedulerConfig = Mapping[str, Any]


class Solver(Protocol):
    """Steps of one picture from noise to latents; it may remember, so each picture has its own."""

    timesteps: list[int]  # train timesteps, noisiest first

    def noised(self, clean: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """Clean latents at the noise level that the next step starts from; themselves after the last."""
        ...

    def step(self, output: torch.Tensor, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """From x and the model's output at it to the next x, and the clean latents foreseen."""
        ...


def first_step(timesteps: list[int], level: int | None) -> int:
    """Place of the first timestep at or below a noise level in train timesteps; the last if there is none."""
    if level is None:
        return 0
    return next((place for place, t in enumerate(timesteps) if t <= level), len(timesteps) - 1)
