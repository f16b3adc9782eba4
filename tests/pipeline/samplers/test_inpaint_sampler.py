from typing import Any

import pytest
import torch

from pipeline.engine.condition import Condition
from pipeline.engine.drive import drive
from pipeline.engine.model import FamilyModels
from pipeline.engine.requests import Report
from pipeline.samplers.ddim import Ddim
from pipeline.samplers.dpm_solver import DpmSolver
from pipeline.samplers.inpaint import Settings, Start, inpaint
from pipeline.samplers.noise import noise
from pipeline.samplers.sampling import Known, sample
from tests.fakes.exact import LocalGaussian, exact_family
from tests.fakes.tiny_modules import Watched, tiny_family

H, W = 64, 48


def picture() -> torch.Tensor:
    return torch.rand(1, 3, H, W, generator=torch.Generator().manual_seed(1)) * 2 - 1


def unknown() -> torch.Tensor:
    mask = torch.zeros(1, 1, H, W)
    mask[..., 32:, :] = 1
    return mask


def sampler_for(family: Any, settings: Settings, **options: Any) -> Any:
    control = options.pop("control", None)
    image = options.pop("image", picture())
    return inpaint(image, unknown(), "a red dress", "", control, settings, 3, family, **options)


@pytest.mark.parametrize(
    ("until", "rows"),
    [
        (1.0, [2, 2, 2, 2]),
        (0.5, [2, 2, 1, 1]),
        (0.3, [2, 2, 1, 1]),
        (0.25, [2, 1, 1, 1]),
        (0.0, [1, 1, 1, 1]),
    ],
)
def test_guidance_ends_after_its_share_of_the_steps(until: float, rows: list[int]) -> None:
    family = tiny_family()
    models = Watched(FamilyModels(family))
    drive(sampler_for(family, Settings("dpm++", 4, 3.0, guidance_until=until)), models)
    assert models.rows == rows


def test_guidance_1_needs_one_row() -> None:
    family = tiny_family()
    models = Watched(FamilyModels(family))
    drive(sampler_for(family, Settings("dpm++", 3, guidance=1.0)), models)
    assert models.rows == [1, 1, 1]


def test_what_the_picture_holds_in_the_unknown_does_not_matter() -> None:
    family = tiny_family()
    models = FamilyModels(family)
    other = torch.where(unknown() == 1, torch.rand(1, 3, H, W), picture())
    settings = Settings("ddim", 3, 3.0)
    assert torch.equal(
        drive(sampler_for(family, settings), models),
        drive(sampler_for(family, settings, image=other), models),
    )


@pytest.mark.parametrize("kind", [Ddim, DpmSolver])
def test_known_latents_that_are_put_back_come_out_exactly(kind: type[Ddim] | type[DpmSolver]) -> None:
    family = tiny_family(4)
    models = FamilyModels(family)
    latents = models.encode(picture()).detach()
    mask = unknown()[..., ::8, ::8]
    first = noise(tuple(latents.shape), 0)
    text = models.embed(["shoes"])
    sampler = sample(
        first,
        kind(family.scheduler_config, 5),
        Condition(text),
        known=Known(latents, first, mask),
    )
    painted = drive(sampler, models)
    assert torch.equal(painted * (1 - mask), latents * (1 - mask))
    assert (painted * mask - latents * mask).abs().max() > 0.1


@pytest.mark.parametrize("kind", [Ddim, DpmSolver])
def test_known_latents_are_at_the_noise_level_of_the_next_step(kind: type[Ddim] | type[DpmSolver]) -> None:
    solver = kind(exact_family().scheduler_config, 10)
    clean, first = torch.zeros(1, 4, 8, 8), noise((1, 4, 8, 8), 0)
    solver.step(torch.zeros(1, 4, 8, 8), first)
    betas = torch.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2
    expected = (1 - torch.cumprod(1 - betas, 0)[solver.timesteps[1]]).sqrt() * first
    # Karras' levels lie between timesteps, which are rounded.
    torch.testing.assert_close(solver.noised(clean, first), expected, atol=0.01, rtol=0)


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
def test_a_start_at_a_low_level_stays_near_its_image(solver: Any) -> None:
    family, models = exact_family(), LocalGaussian()
    begun = picture()
    pooled = models.decode(models.encode(begun))
    distances = []
    for level in (40, 200, 800):
        painted = drive(sampler_for(family, Settings(solver, 50, 1.0), start=Start(begun, level)), models)
        distances.append((painted - pooled).abs().mean().item())
    assert distances[0] < 0.4 * distances[2]
    assert distances == sorted(distances)


@pytest.mark.parametrize("kind", [Ddim, DpmSolver])
def test_a_level_cuts_the_schedule(kind: type[Ddim] | type[DpmSolver]) -> None:
    config = exact_family().scheduler_config
    whole = kind(config, 20).timesteps
    assert kind(config, 20, level=200).timesteps == [t for t in whole if t <= 200]
    assert kind(config, 20, level=0).timesteps == whole[-1:]


def test_every_step_is_reported_with_the_picture_foreseen() -> None:
    reports: list[Report] = []
    image = drive(sampler_for(exact_family(), Settings("dpm++", 6, 1.0)), LocalGaussian(), reports.append)
    assert [(report.step, report.steps) for report in reports] == [(step, 6) for step in range(1, 7)]
    assert reports[-1].clean is not None
    torch.testing.assert_close(LocalGaussian().decode(reports[-1].clean), image)


def test_a_skeleton_acts_on_the_words_half_alone() -> None:
    family = tiny_family()
    skeleton = torch.rand(1, 3, H, W, generator=torch.Generator().manual_seed(2))
    models = FamilyModels(family)
    plain, both = Settings("ddim", 3, 3.0), Settings("ddim", 3, 3.0, control_both_halves=True)
    one_half = drive(sampler_for(family, plain, control=skeleton), models)
    assert not torch.allclose(one_half, drive(sampler_for(family, both, control=skeleton), models), atol=1e-3)
    assert not torch.allclose(one_half, drive(sampler_for(family, plain), models), atol=1e-3)


def test_seeds_make_pictures() -> None:
    assert torch.equal(noise((2, 3), 5), torch.randn((2, 3), generator=torch.Generator().manual_seed(5)))
    assert torch.equal(noise((2, 3), 5, "step"), noise((2, 3), 5, "step"))
    assert not torch.equal(noise((2, 3), 5, "step"), noise((2, 3), 5, "known"))
    assert not torch.equal(noise((2, 3), 5), noise((2, 3), 6))
