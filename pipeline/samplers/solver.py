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


class Walk:
    """The part of a solver that diffusers' schedulers share: the timesteps, and the place among them.

    The scheduler goes by its own step index where Karras' levels share a rounded timestep.
    """

    def __init__(self, scheduler: Any, steps: int, level: int | None) -> None:
        self._scheduler = scheduler
        scheduler.set_timesteps(steps)
        walk: list[int] = scheduler.timesteps.tolist()
        self._begin = first_step(walk, level)
        self.timesteps = walk[self._begin :]
        self._done = 0

    def noised(self, clean: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """Clean latents at the noise level that the next step starts from; themselves after the last."""
        if self._done == len(self.timesteps):
            return clean
        t = torch.tensor([self.timesteps[self._done]])
        noisy: torch.Tensor = self._scheduler.add_noise(clean, noise, t)
        return noisy

    def _next(self, output: torch.Tensor, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """What the scheduler's next step returns."""
        answer: tuple[torch.Tensor, ...] = self._scheduler.step(
            output, self.timesteps[self._done], x, return_dict=False
        )
        self._done += 1
        return answer


def first_step(timesteps: list[int], level: int | None) -> int:
    """Place of the first timestep at or below a noise level in train timesteps; the last if there is none."""
    if level is None:
        return 0
    return next((place for place, t in enumerate(timesteps) if t <= level), len(timesteps) - 1)
