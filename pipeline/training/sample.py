"""A plain sampler for the training grids: DDIM with guidance, all pictures in one batch."""

from typing import Any

import torch
from diffusers.schedulers.scheduling_ddim import DDIMScheduler

from pipeline.training.diffusion import inpaint_input
from pipeline.training.pool import Batch

GRID_STEPS, GRID_GUIDANCE = 20, 2.0


@torch.no_grad()
def sample(part: Any, model: Any, batch: Batch, prompts: list[str]) -> torch.Tensor:
    """Latents (B,4,h,w) painted by DDIM (Song et al., arXiv 2010.02502), eta 0, the same noise each time."""
    scheduler = DDIMScheduler.from_config(part.scheduler.config)
    scheduler.set_timesteps(GRID_STEPS)
    generator = torch.Generator().manual_seed(3)
    x = torch.randn(batch.latents.shape, generator=generator).to(batch.latents.device)
    text, empty = model.embed(part.tokens(prompts)), model.embed(part.tokens([""] * len(prompts)))
    for t in scheduler.timesteps:
        times = t.expand(len(x)).to(x.device)
        inputs = inpaint_input(x, batch.mask, batch.masked)
        asked = part.predict(model, inputs, times, text, batch)
        unasked = part.predict(model, inputs, times, empty, batch)
        x = scheduler.step(unasked + GRID_GUIDANCE * (asked - unasked), t, x).prev_sample
    return x
