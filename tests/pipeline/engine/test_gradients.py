"""Losses differentiated through the models."""

import pytest
import torch

from pipeline.engine.condition import Condition, Control, Inpaint
from pipeline.engine.drive import drive
from pipeline.engine.engine import Engine
from pipeline.engine.model import FamilyModels
from pipeline.engine.requests import Denoise, Embed, Encode, Gradient, Prediction, Sampler
from tests.fakes.exact import LocalGaussian
from tests.fakes.tiny_modules import tiny_family


def brightness(prediction: Prediction) -> torch.Tensor:
    """A loss that looks at the decoded picture, as SyncDiffusion's does."""
    return (prediction.decode(prediction.x - 0.5 * prediction.output) ** 2).mean()


def guided_condition(text: torch.Tensor, negative: torch.Tensor, masked: torch.Tensor) -> Condition:
    skeleton = torch.rand(1, 3, 64, 48, generator=torch.Generator().manual_seed(1))
    return Condition(text, negative, 3.0, Control(skeleton, 0.7), Inpaint(torch.ones(1, 1, 8, 6), masked))


def asking(slopes: list[torch.Tensor]) -> Sampler[float]:
    """Compares the gradient along a direction with the difference that a step along it makes."""
    random = torch.Generator().manual_seed(0)
    image = torch.rand(1, 3, 64, 48, generator=random) * 2 - 1
    text, negative, masked = yield [Embed("red shoes"), Embed(""), Encode(image)]
    condition = guided_condition(text, negative, masked)
    x = torch.randn(1, 4, 8, 6, generator=random)
    yield Denoise(x, 300, condition)  # so that whatever is remembered comes from inference mode
    slope = yield Gradient(x, 300, condition, brightness)
    slopes.append(slope)
    direction = slope / slope.norm()
    losses = []
    for step in (-0.05, 0.05):
        moved = x + step * direction
        output = yield Denoise(moved, 300, condition)
        models = FamilyModels(tiny_family())
        losses.append(brightness(Prediction(moved, output, models.decode)).item())
    return (losses[1] - losses[0]) / 0.1


def test_the_gradient_is_the_slope_of_the_loss() -> None:
    slopes: list[torch.Tensor] = []
    measured = drive(asking(slopes), FamilyModels(tiny_family()))
    assert slopes[0].shape == (1, 4, 8, 6)
    assert measured == pytest.approx(slopes[0].norm().item(), rel=0.02)


def test_the_engine_has_a_lane_for_gradients() -> None:
    alone: list[torch.Tensor] = []
    drive(asking(alone), FamilyModels(tiny_family()))
    together: list[torch.Tensor] = []
    with Engine(FamilyModels(tiny_family())) as engine:
        for running in [engine.submit(asking(together)) for _ in range(3)]:
            running.result(30)
    for slope in together:
        torch.testing.assert_close(slope, alone[0], atol=1e-5, rtol=1e-4)
    assert not any(slope.requires_grad for slope in together)


def test_the_gradient_of_a_known_denoiser_is_the_formula() -> None:
    def sampler() -> Sampler[torch.Tensor]:
        x, mean = torch.full((1, 4, 2, 2), 0.3), torch.zeros(1, 4, 2, 2)
        condition = Condition(torch.zeros(1, 1, 1), inpaint=Inpaint(torch.ones(1, 1, 2, 2), mean))
        slope: torch.Tensor = yield Gradient(x, 200, condition, lambda p: (p.output**2).sum() / 2)
        return slope

    # x0 ~ N(0, .25): noise foreseen = s / (.25 a^2 + s^2) x, with a^2 = .75369 at t 200 of Stable Diffusion
    a2 = 0.75369
    factor = (1 - a2) ** 0.5 / (0.25 * a2 + 1 - a2)
    expected = torch.full((1, 4, 2, 2), 0.3 * factor**2)
    torch.testing.assert_close(drive(sampler(), LocalGaussian()), expected, atol=1e-4, rtol=0)
