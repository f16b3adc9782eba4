"""DPM-Solver++ (Lu et al. 2022, arXiv 2211.01095) on Karras' noise levels (arXiv 2206.00364)."""

import torch
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler

from pipeline.samplers.solver import SchedulerConfig, first_step


class DpmSolver:
    """Second-order multistep (2M, algorithm 2) on the clean latents foreseen, deterministic.

    The noise levels are those of Karras et al., equation 5 with rho 7: with evenly spaced timesteps the
    second order gains nothing. Prediction type and betas are the family's. `level` starts the walk at or
    below a train timestep instead of at pure noise.
    """

    def __init__(self, config: SchedulerConfig, steps: int, level: int | None = None) -> None:
        self._scheduler = DPMSolverMultistepScheduler.from_config(
            dict(config),
            algorithm_type="dpmsolver++",
            solver_order=2,
            use_karras_sigmas=True,
            thresholding=False,
        )
        self._scheduler.set_timesteps(steps)
        walk: list[int] = self._scheduler.timesteps.tolist()
        begin = first_step(walk, level)
        self._scheduler.set_begin_index(begin)
        self.timesteps = walk[begin:]
        self._done = 0

    def noised(self, clean: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        if self._done == len(self.timesteps):
            return clean
        # The scheduler goes by its own step index: Karras' levels can share a rounded timestep.
        t = torch.tensor([self.timesteps[self._done]])
        noisy: torch.Tensor = self._scheduler.add_noise(clean, noise, t)
        return noisy

    def step(self, output: torch.Tensor, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        (x,) = self._scheduler.step(output, self.timesteps[self._done], x, return_dict=False)
        self._done += 1
        clean: torch.Tensor = self._scheduler.model_outputs[-1]
        return x, clean
