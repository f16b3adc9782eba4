"""Denoising diffusion implicit models (Song, Meng and Ermon 2021, arXiv 2010.02502)."""

import torch
from diffusers.schedulers.scheduling_ddim import DDIMScheduler

from pipeline.samplers.solver import SchedulerConfig, Walk


class Ddim(Walk):
    """Deterministic DDIM steps (equation 12, eta 0) over `steps` of the family's train timesteps.

    Prediction type, betas and the spacing of timesteps are the family's. `level` starts the walk at or below
    a train timestep instead of at pure noise. With "trailing" spacing choose steps that divide the number of
    train timesteps: diffusers rounds the length of a step down, and 150 of 1000 steps are each 10 % short.
    """

    def __init__(self, config: SchedulerConfig, steps: int, level: int | None = None) -> None:
        # Latents are not confined to [-1, 1], and some families' configurations forget to say so.
        super().__init__(DDIMScheduler.from_config(dict(config), clip_sample=False), steps, level)

    def step(self, output: torch.Tensor, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x, clean = self._next(output, x)
        return x, clean
