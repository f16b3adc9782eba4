"""The two losses that make the decoder look like a photo."""

import pytest
import torch
import torch.nn.functional as F

from pipeline.training.adversary import Adversary, fooling_loss, telling_loss
from pipeline.training.perceptual import PerceptualLoss


@pytest.fixture(scope="module")
def looks() -> PerceptualLoss:
    return PerceptualLoss()


@pytest.fixture
def pictures() -> torch.Tensor:
    generator = torch.Generator().manual_seed(0)
    coarse = torch.rand(2, 3, 8, 8, generator=generator) * 2 - 1
    fine = torch.rand(2, 3, 64, 64, generator=generator) * 0.6 - 0.3
    return (F.interpolate(coarse, size=64, mode="bicubic") + fine).clamp(-1, 1)


def blurred(pictures: torch.Tensor, size: int) -> torch.Tensor:
    return F.avg_pool2d(F.pad(pictures, [size // 2] * 4, mode="reflect"), size, 1)


def test_blur_is_seen_and_more_blur_is_seen_more(looks: PerceptualLoss, pictures: torch.Tensor) -> None:
    same, little, much = (
        float(looks(p, pictures)) for p in (pictures, blurred(pictures, 3), blurred(pictures, 9))
    )
    assert same == pytest.approx(0, abs=1e-6)
    assert 0.05 < little < much


def test_only_the_made_picture_is_led(looks: PerceptualLoss, pictures: torch.Tensor) -> None:
    made, real = blurred(pictures, 5).requires_grad_(), pictures.clone().requires_grad_()
    looks(made, real).backward()
    assert made.grad is not None
    assert float(made.grad.abs().sum()) > 0
    assert real.grad is None
    assert all(parameter.grad is None for parameter in looks.parameters())


def test_a_step_down_the_loss_brings_the_picture_nearer(
    looks: PerceptualLoss, pictures: torch.Tensor
) -> None:
    made = blurred(pictures, 5).requires_grad_()
    before = looks(made, pictures)
    (slope,) = torch.autograd.grad(before, made)
    after = looks(made - 0.05 * slope / slope.abs().max(), pictures)
    assert float(after.detach()) < float(before.detach())


def test_an_adversary_learns_to_tell_blur_from_photos(pictures: torch.Tensor) -> None:
    torch.manual_seed(0)
    adversary = Adversary()
    optimizer = torch.optim.Adam(adversary.parameters(), lr=2e-3)
    made = blurred(pictures, 5)
    first = float(telling_loss(adversary, pictures, made).detach())
    for _ in range(60):
        loss = telling_loss(adversary, pictures, made)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert float(telling_loss(adversary, pictures, made).detach()) < 0.5 * first
    assert float(fooling_loss(adversary, made)) > float(fooling_loss(adversary, pictures))


def test_a_fooled_adversary_costs_nothing_to_the_other_side(pictures: torch.Tensor) -> None:
    adversary = Adversary()
    made = pictures.clone().requires_grad_()
    telling_loss(adversary, pictures, made).backward()
    assert made.grad is None
