"""With a denoiser known by formula, samplers recover the true conditional distribution of what is missing."""

from typing import Literal

import pytest
import torch

from pipeline.engine.drive import drive
from pipeline.samplers.inpaint import Settings, inpaint
from pipeline.samplers.noise import noise
from tests.fakes.exact import ExactFamily, ExactModels, PairMixture, exact_family

H, W = 512, 1024  # 64 x 64 pairs of latents, in each of the 3 channels looked at
CELL = 8
STEPS = {"ddim": 200, "dpm++": 20}
SIGNAL_LEFT = (
    0.0683  # share of the picture in Stable Diffusion's noisiest level, which starting from noise ignores
)
TWO_FUTURES = [(2 / 3, 0.0, -2.0), (1 / 3, 0.0, 2.0), (1.0, 3.0, 0.5)]


def unknown_right() -> torch.Tensor:
    mask = torch.zeros(1, 1, H, W)
    mask.unflatten(-1, (-1, 2 * CELL))[..., CELL:] = 1
    return mask


def spread_out(left: torch.Tensor) -> torch.Tensor:
    """An image whose latents' left columns are these (1, 3, 64, 64)."""
    latents = torch.zeros(1, 3, H // CELL, W // CELL)
    latents[..., 0::2] = left
    return latents.repeat_interleave(CELL, -1).repeat_interleave(CELL, -2)


def painted_right(
    left: torch.Tensor, models: ExactModels, settings: Settings, family: ExactFamily
) -> torch.Tensor:
    """What is painted beside each left latent, as (1, 3, 64, 64)."""
    image = drive(inpaint(spread_out(left), unknown_right(), "", "", None, settings, 0, family), models)
    return image[..., ::CELL, ::CELL][..., 1::2]


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
def test_a_gaussian_pair_keeps_its_slope_and_scatter(
    solver: Literal["ddim", "dpm++"], prediction: Literal["epsilon", "v_prediction"]
) -> None:
    left = noise((1, 3, H // CELL, W // CELL // 2), 1)
    models = PairMixture([(1.0, 0.0, 0.0)], spread=1.0, tie=0.9, prediction_type=prediction)
    settings = Settings(solver, STEPS[solver], guidance=1.0)
    right = painted_right(left, models, settings, exact_family(9, prediction))
    slope = (left * right).sum() / (left * left).sum()
    assert slope == pytest.approx(0.9, abs=0.03)  # of which SIGNAL_LEFT explains .027
    assert (right - slope * left).std() == pytest.approx(0.436, abs=0.015)


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
def test_every_gaussian_latent_ends_where_the_flow_leads(solver: Literal["ddim", "dpm++"]) -> None:
    left = noise((1, 3, H // CELL, W // CELL // 2), 1)
    models = PairMixture([(1.0, 0.0, 0.0)], spread=1.0, tie=0.9)
    right = painted_right(left, models, Settings(solver, STEPS[solver], guidance=1.0), exact_family())
    start = noise((1, 4, H // CELL, W // CELL), 0)[:, :3, :, 1::2]
    mean, deviation, a = 0.9 * left, 0.19**0.5, SIGNAL_LEFT
    # The probability flow of a Gaussian scales the distance from its moving mean (Song et al. 2021, eq. 13).
    ends = mean + deviation * (start - a * mean) / (a**2 * 0.19 + 1 - a**2) ** 0.5
    assert (right - ends).abs().mean() < 0.01


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
def test_a_mixture_keeps_the_shares_of_its_modes(solver: Literal["ddim", "dpm++"]) -> None:
    left = torch.zeros(1, 3, H // CELL, W // CELL // 2)
    left[..., 32:] = 3.0
    models = PairMixture(TWO_FUTURES, spread=0.09)
    settings = Settings(solver, STEPS[solver], guidance=1.0)
    right = painted_right(left, models, settings, exact_family())
    torn, settled = right[..., :32], right[..., 32:]
    assert (torn > 0).float().mean() == pytest.approx(1 / 3, abs=0.03)
    assert torn[torn > 0].mean() == pytest.approx(2.0, abs=0.03)
    assert torn[torn < 0].std() == pytest.approx(0.3, abs=0.03)
    assert settled.mean() == pytest.approx(0.5, abs=0.02)
    assert settled.std() == pytest.approx(0.3, abs=0.03)


def test_the_second_order_solver_needs_fewer_steps() -> None:
    left = torch.zeros(1, 3, H // CELL, W // CELL // 2)
    models = PairMixture([(1 / 3, 0.0, -2.0), (1 / 3, 0.0, 0.3), (1 / 3, 0.0, 2.0)], spread=0.16)

    def painted(solver: Literal["ddim", "dpm++"], steps: int) -> torch.Tensor:
        return painted_right(left, models, Settings(solver, steps, guidance=1.0), exact_family())

    exact = painted("ddim", 200)
    errors = {
        name: (painted(solver, steps) - exact).abs().median().item()
        for name, solver, steps in (
            ("dpm++ 20", "dpm++", 20),
            ("ddim 50", "ddim", 50),
            ("ddim 20", "ddim", 20),
        )
    }
    assert errors["dpm++ 20"] < errors["ddim 50"] < errors["ddim 20"]
