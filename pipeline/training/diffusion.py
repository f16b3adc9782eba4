"""The diffusion training objective: v-prediction, min-SNR weighting, more weight on the unknown."""

import torch
from diffusers.schedulers.scheduling_ddpm import DDPMScheduler

MIN_SNR = 5.0  # Hang et al., arXiv 2303.09556, eq. 8 with gamma 5
LEAST = 0.25  # where noise hides the picture, pose and colours are decided: min-SNR alone all but skips it
KNOWN_WEIGHT = 0.3  # the kept region is nearly given by the masked latents


def build_scheduler() -> DDPMScheduler:
    """Stable Diffusion's noise schedule, predicting v (Salimans and Ho, arXiv 2202.00512)."""
    scheduler: DDPMScheduler = DDPMScheduler(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type="v_prediction",
        clip_sample=False,
        steps_offset=1,
    )
    return scheduler


def inpaint_input(noisy: torch.Tensor, mask: torch.Tensor, masked: torch.Tensor) -> torch.Tensor:
    """The 9 channels in diffusers' order: noisy 4, mask 1 (1 = repaint), masked picture 4."""
    return torch.cat([noisy, mask, masked], dim=1)


def weighted_loss(
    predicted: torch.Tensor,
    target: torch.Tensor,
    mask: torch.Tensor,
    worth: torch.Tensor,
    alphas: torch.Tensor,
) -> torch.Tensor:
    """Mean squared error of v (B,4,h,w), weighted by min-SNR (B,) and by place (mask and worth B,1,h,w)."""
    snr = alphas / (1 - alphas)
    by_noise = (snr.clamp(max=MIN_SNR) / (snr + 1)).clamp(min=LEAST)
    region = (KNOWN_WEIGHT + (1 - KNOWN_WEIGHT) * mask) * worth
    error = ((predicted - target).square() * region).sum(dim=(1, 2, 3))
    return (by_noise * error / (region.sum(dim=(1, 2, 3)) * predicted.shape[1])).mean()
