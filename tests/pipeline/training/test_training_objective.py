from typing import Any

import pytest
import torch

from pipeline.training.diffusion import (
    KNOWN_WEIGHT,
    LEAST,
    MIN_SNR,
    build_scheduler,
    inpaint_input,
    weighted_loss,
)


def alphas() -> torch.Tensor:
    found: torch.Tensor = build_scheduler().alphas_cumprod
    return found


@pytest.mark.parametrize("t", [0, 100, 400, 700, 999])
def test_the_loss_is_that_of_the_clean_latents_weighted_by_min_snr_but_never_skipped(t: int) -> None:
    generator = torch.Generator().manual_seed(t)
    clean, noise, error = (torch.randn(1, 4, 6, 4, generator=generator) for _ in range(3))
    scheduler: Any = build_scheduler()
    times = torch.tensor([t])
    noisy = scheduler.add_noise(clean, noise, times)
    velocity = scheduler.get_velocity(clean, noise, times)
    alpha = alphas()[t].double()
    told = alpha.sqrt() * noisy - (1 - alpha).sqrt() * (velocity + error)
    snr = float(alpha / (1 - alpha))
    least = LEAST * (snr + 1)  # an error of v is this much larger than one of the clean latents
    expected = max(min(snr, MIN_SNR), least) * float((told - clean).square().mean())
    everywhere = torch.ones(1, 1, 6, 4)
    found = float(weighted_loss(velocity + error, velocity, everywhere, everywhere, alphas()[times]))
    assert found == pytest.approx(expected, rel=0.01)


def test_an_error_in_the_known_region_weighs_less() -> None:
    target = torch.zeros(1, 4, 4, 4)
    mask = torch.zeros(1, 1, 4, 4)
    mask[..., 2:, :] = 1
    known, unknown = torch.zeros(1, 4, 4, 4), torch.zeros(1, 4, 4, 4)
    known[..., :2, :], unknown[..., 2:, :] = 1, 1
    even, noise_level = torch.ones_like(mask), torch.tensor([0.5])
    ratio = weighted_loss(known, target, mask, even, noise_level) / weighted_loss(
        unknown, target, mask, even, noise_level
    )
    assert float(ratio) == pytest.approx(KNOWN_WEIGHT)


def test_an_error_counts_as_much_as_its_place_is_worth() -> None:
    target, mask = torch.zeros(1, 4, 4, 4), torch.ones(1, 1, 4, 4)
    worth, noise_level = torch.ones(1, 1, 4, 4), torch.tensor([0.5])
    worth[..., 3, :] = 4
    shoes, ground = torch.zeros(1, 4, 4, 4), torch.zeros(1, 4, 4, 4)
    shoes[..., 3, 0], ground[..., 0, 0] = 1, 1
    losses = [weighted_loss(error, target, mask, worth, noise_level) for error in (shoes, ground)]
    assert float(losses[0] / losses[1]) == pytest.approx(4)


def test_the_size_of_the_hole_does_not_change_the_weight_of_an_even_error() -> None:
    error, target = torch.ones(2, 4, 4, 4), torch.zeros(2, 4, 4, 4)
    large, small = torch.ones(2, 1, 4, 4), torch.zeros(2, 1, 4, 4)
    noise_levels = torch.tensor([0.3, 0.9])
    assert torch.allclose(
        weighted_loss(error, target, large, torch.ones_like(large), noise_levels),
        weighted_loss(error, target, small, torch.ones_like(small), noise_levels),
    )


def test_the_denoiser_sees_noise_mask_and_masked_picture_in_this_order() -> None:
    seen = inpaint_input(
        torch.full((2, 4, 3, 3), 1), torch.full((2, 1, 3, 3), 2), torch.full((2, 4, 3, 3), 3)
    )
    assert seen[0, :, 0, 0].tolist() == [1, 1, 1, 1, 2, 3, 3, 3, 3]


def test_the_schedule_is_stable_diffusions() -> None:
    found = alphas()
    betas = torch.linspace(0.00085**0.5, 0.012**0.5, 1000, dtype=torch.float64) ** 2
    assert torch.allclose(found.double(), (1 - betas).cumprod(0), atol=1e-5)
    assert build_scheduler().config["prediction_type"] == "v_prediction"
