import cv2
import numpy as np
import pytest
import torch
from skimage.data import astronaut

from pipeline.training.autoencoder import build_autoencoder, gradient_loss, pyramid_loss, whiteness_loss
from pipeline.training.pixels import to_pictures, to_tensor

SIDE = 256


def psnr(a: torch.Tensor, b: torch.Tensor) -> float:
    """Peak signal-to-noise ratio in dB of tensors in -1..1."""
    return float(-10 * ((a - b) / 2).square().mean().log10())


@pytest.fixture(scope="module")
def photo() -> torch.Tensor:
    return to_tensor([cv2.resize(astronaut(), (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.uint8)])


@torch.no_grad()
def test_it_starts_as_a_codec_of_mean_colours(photo: torch.Tensor) -> None:
    torch.manual_seed(0)
    model = build_autoencoder()
    made = model.decode(model.encode(photo).latents).sample
    means = torch.nn.functional.avg_pool2d(photo, 8).repeat_interleave(8, 2).repeat_interleave(8, 3)
    assert psnr(made, means) > 24
    assert psnr(made, photo) > psnr(means, photo) - 1.5


@torch.no_grad()
def test_its_first_latents_are_nearly_white(photo: torch.Tensor) -> None:
    torch.manual_seed(0)
    latents = build_autoencoder().encode(photo).latents
    assert latents.shape == (1, 4, SIDE // 8, SIDE // 8)
    assert (latents[:, :3].mean(dim=(0, 2, 3)).abs() < 1.2).all()
    assert (latents[:, :3].std(dim=(0, 2, 3)) < 2).all()


def test_whiteness_is_reached_at_mean_0_and_variance_1() -> None:
    white = torch.randn(8, 4, 32, 32, generator=torch.Generator().manual_seed(0))
    assert float(whiteness_loss(white)) < 0.001
    assert float(whiteness_loss(white + 1)) == pytest.approx(1, abs=0.05)
    assert float(whiteness_loss(white * np.e)) == pytest.approx(1, abs=0.05)


def test_the_losses_see_what_they_are_for() -> None:
    flat = torch.zeros(1, 3, 16, 16)
    checkers = (torch.arange(16)[:, None] + torch.arange(16)) % 2 * 2.0 - 1
    noisy = checkers.expand(1, 3, 16, 16)
    assert float(gradient_loss(flat + 0.5, flat)) == 0
    assert float(gradient_loss(noisy, flat)) == pytest.approx(4)
    assert float(pyramid_loss(noisy, flat)) == pytest.approx(0, abs=1e-6)
    assert float(pyramid_loss(flat + 0.5, flat)) == pytest.approx(1.5)


def test_pictures_become_tensors_and_come_back() -> None:
    pictures = list(np.random.default_rng(0).integers(0, 256, (2, 5, 7, 3)).astype(np.uint8))
    tensor = to_tensor(pictures)
    assert tensor.shape == (2, 3, 5, 7)
    assert -1 <= float(tensor.min()) < float(tensor.max()) <= 1
    for before, after in zip(pictures, to_pictures(tensor), strict=True):
        assert np.array_equal(before, after)
