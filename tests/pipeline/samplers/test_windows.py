from math import ceil
from typing import Literal

import pytest
import torch

from pipeline.canvas.native import Window
from pipeline.engine.drive import drive
from pipeline.engine.model import FamilyModels
from pipeline.samplers.inpaint import Settings, inpaint
from tests.fakes.exact import LocalGaussian, exact_family
from tests.fakes.tiny_modules import Watched, tiny_family

H, W, SIDE = 64, 160, 64


def covering(stride: int) -> tuple[Window, ...]:
    """Windows of 64 x 64 pixels across the canvas, the last one flush with its end."""
    lefts = [min(stride * place, W - SIDE) for place in range(ceil((W - SIDE) / stride) + 1)]
    return tuple(Window(left, 0, SIDE, H) for left in lefts)


def picture(height: int = H, width: int = W) -> torch.Tensor:
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(1)) * 2 - 1


def lower_half(height: int = H, width: int = W) -> torch.Tensor:
    mask = torch.zeros(1, 1, height, width)
    mask[..., height // 2 :, :] = 1
    return mask


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
@pytest.mark.parametrize("stride", [8, 16, 24, 40, 64])
def test_where_every_latent_is_for_itself_any_stride_equals_one_pass(
    solver: Literal["ddim", "dpm++"], stride: int
) -> None:
    settings = Settings(solver, 10, guidance=1.0)

    def painted(windows: tuple[Window, ...]) -> torch.Tensor:
        sampler = inpaint(picture(), lower_half(), "", "", None, settings, 3, exact_family(), windows)
        return drive(sampler, LocalGaussian())

    torch.testing.assert_close(painted(covering(stride)), painted(()), atol=1e-5, rtol=0)


@pytest.mark.parametrize("channels", [4, 9])
def test_one_window_is_no_grid_bit_for_bit(channels: Literal[4, 9]) -> None:
    family = tiny_family(channels)
    settings = Settings("dpm++", 4, 3.0, guidance_until=0.5, control_weight=0.8)
    skeleton = torch.rand(1, 3, 64, 48, generator=torch.Generator().manual_seed(2))

    def painted(windows: tuple[Window, ...]) -> torch.Tensor:
        sampler = inpaint(
            picture(64, 48), lower_half(64, 48), "shoes", "", skeleton, settings, 3, family, windows
        )
        return drive(sampler, FamilyModels(family))

    assert torch.equal(painted((Window(0, 0, 48, 64),)), painted(()))


def test_all_windows_of_a_step_share_a_call() -> None:
    family = tiny_family()
    models = Watched(FamilyModels(family))
    settings = Settings("ddim", 2, guidance=3.0)
    windows = covering(48)
    drive(inpaint(picture(), lower_half(), "", "", None, settings, 3, family, windows), models)
    assert models.rows == [2 * len(windows)] * 2


def test_windows_that_leave_a_gap_are_refused() -> None:
    windows = (Window(0, 0, SIDE, H), Window(96, 0, SIDE, H))
    settings = Settings("ddim", 2, guidance=1.0)
    sampler = inpaint(picture(), lower_half(), "", "", None, settings, 3, exact_family(), windows)
    with pytest.raises(ValueError, match="uncovered"):
        drive(sampler, LocalGaussian())


def test_windows_must_lie_on_whole_latents() -> None:
    windows = (Window(0, 0, SIDE, H), Window(92, 0, 68, H))
    settings = Settings("ddim", 2, guidance=1.0)
    sampler = inpaint(picture(), lower_half(), "", "", None, settings, 3, exact_family(), windows)
    with pytest.raises(ValueError, match="whole latents"):
        drive(sampler, LocalGaussian())
