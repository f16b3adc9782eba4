"""DPM-Solver++ (Lu et al. 2022, arXiv 2211.01095) on Karras' noise levels (arXiv 2206.00364)."""

import torch
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler

from pipeline.samplers.solver import SchedulerConfig, Walk


class DpmSolver(Walk):
    """Second-order multistep (2M, algorithm 2) on the clean latents foreseen, deterministic.

    The noise levels are those of Karras et al., equation 5 with rho 7: with evenly spaced timesteps the
    second order gains nothing. Prediction type and betas are the family's. `level` starts the walk at or
    below a train timestep instead of at pure noise.
    """

    def __init__(self, config: SchedulerConfig, steps: int, level: int | None = None) -> None:
        scheduler = DPMSolverMultistepScheduler.from_config(
            dict(config),
            algorithm_type="dpmsolver++",
            solver_order=2,
            use_karras_sigmas=True,
            thresholding=False,
        )
        super().__init__(scheduler, steps, level)
        scheduler.set_begin_index(self._begin)

    def step(self, output: torch.Tensor, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        (x,) = self._next(output, x)
        clean: torch.Tensor = self._scheduler.model_outputs[-1]
        return x, clean
