"""With a denoiser known by formula, samplers recover the true conditional distribution of what is missing."""

from typing import Literal

import pytest
import torch

from pipeline.engine.drive import drive
from pipeline.samplers.inpaint import Settings, inpaint
from pipeline.samplers.noise import noise
from tests.fakes.exact import ExactFamily, ExactModels, PairMixture, exact_family

SHAPE = (1, 3, 48, 48)  # of the left latents, each of which makes a pair with its right neighbour
CELL = 8
STEPS = {"ddim": 200, "dpm++": 20}
# The share of the picture in Stable Diffusion's noisiest level, which starting from pure noise ignores.
SIGNAL_LEFT = 0.0683
TWO_FUTURES = [(2 / 3, 0.0, -2.0), (1 / 3, 0.0, 2.0), (1.0, 3.0, 0.5)]


def in_pixels(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """The image (1, C, 8 h, 16 w) whose latents' columns are left and right (1, C, h, w) by turns."""
    latents = torch.stack([left, right], dim=-1).flatten(-2)
    return latents.repeat_interleave(CELL, -1).repeat_interleave(CELL, -2)


def painted_right(
    left: torch.Tensor, models: ExactModels, settings: Settings, family: ExactFamily
) -> torch.Tensor:
    """What is painted beside each left latent, of the shape of left (1, 3, h, w)."""
    known, unknown = torch.zeros_like(left[:, :1]), torch.ones_like(left[:, :1])
    picture, mask = in_pixels(left, torch.zeros_like(left)), in_pixels(known, unknown)
    image = drive(inpaint(picture, mask, "", "", None, settings, 0, family), models)
    return image[..., ::CELL, ::CELL][..., 1::2]


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
def test_a_gaussian_pair_keeps_its_slope_and_scatter(
    solver: Literal["ddim", "dpm++"], prediction: Literal["epsilon", "v_prediction"]
) -> None:
    left = noise(SHAPE, 1)
    models = PairMixture([(1.0, 0.0, 0.0)], spread=1.0, tie=0.9, prediction_type=prediction)
    settings = Settings(solver, STEPS[solver], guidance=1.0)
    right = painted_right(left, models, settings, exact_family(9, prediction))
    slope = (left * right).sum() / (left * left).sum()
    assert slope == pytest.approx(0.9 * (1 - 0.436 * SIGNAL_LEFT), abs=0.015)
    assert (right - slope * left).std() == pytest.approx(0.436, abs=0.015)


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
def test_every_gaussian_latent_ends_where_the_flow_leads(solver: Literal["ddim", "dpm++"]) -> None:
    left = noise(SHAPE, 1)
    models = PairMixture([(1.0, 0.0, 0.0)], spread=1.0, tie=0.9)
    right = painted_right(left, models, Settings(solver, STEPS[solver], guidance=1.0), exact_family())
    start = noise((1, 4, 48, 96), 0)[:, :3, :, 1::2]
    mean, deviation, a = 0.9 * left, 0.19**0.5, SIGNAL_LEFT
    # The probability flow of a Gaussian scales the distance from its moving mean (Song et al. 2021, eq. 13).
    ends = mean + deviation * (start - a * mean) / (a**2 * 0.19 + 1 - a**2) ** 0.5
    assert (right - ends).abs().mean() < 0.01


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
def test_a_mixture_keeps_the_shares_of_its_modes(solver: Literal["ddim", "dpm++"]) -> None:
    left = torch.zeros(SHAPE)
    left[..., 24:] = 3.0
    models = PairMixture(TWO_FUTURES, spread=0.09)
    settings = Settings(solver, STEPS[solver], guidance=1.0)
    right = painted_right(left, models, settings, exact_family())
    torn, settled = right[..., :24], right[..., 24:]
    assert (torn > 0).float().mean() == pytest.approx(1 / 3, abs=0.04)
    assert torn[torn > 0].mean() == pytest.approx(2.0, abs=0.03)
    assert torn[torn < 0].std() == pytest.approx(0.3, abs=0.03)
    assert settled.mean() == pytest.approx(0.5, abs=0.02)
    assert settled.std() == pytest.approx(0.3, abs=0.03)


def test_the_second_order_solver_needs_fewer_steps() -> None:
    left = torch.zeros(1, 3, 16, 16)
    models = PairMixture([(1 / 3, 0.0, -2.0), (1 / 3, 0.0, 0.3), (1 / 3, 0.0, 2.0)], spread=0.16)

    def painted(solver: Literal["ddim", "dpm++"], steps: int) -> torch.Tensor:
        return painted_right(left, models, Settings(solver, steps, guidance=1.0), exact_family())

    exact = painted("ddim", 1000)

    def error(solver: Literal["ddim", "dpm++"], steps: int) -> float:
        return (painted(solver, steps) - exact).abs().median().item()

    assert error("dpm++", 20) < error("ddim", 50) < error("ddim", 20)
