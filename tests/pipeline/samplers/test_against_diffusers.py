"""Our loops make the pictures of diffusers' own pipelines from the same weights and seeds."""

import copy
from typing import Any, Literal

import pytest
import torch
from diffusers.pipelines.controlnet.pipeline_controlnet_inpaint import (
    StableDiffusionControlNetInpaintPipeline,
)
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion_inpaint import (
    StableDiffusionInpaintPipeline,
)
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler

from pipeline.engine.drive import drive
from pipeline.engine.model import FamilyModels
from pipeline.families.family import Family
from pipeline.samplers.inpaint import Settings, Start, inpaint, make_solver
from tests.fakes.tiny_modules import tiny_family

pytestmark = pytest.mark.filterwarnings("ignore:The configuration file:FutureWarning")

SEED = 7
STEPS = 6
H, W = 64, 48


@pytest.fixture(scope="module")
def picture() -> torch.Tensor:
    """A picture whose unknown part is 0 already: diffusers would look under the mask."""
    image = torch.rand(1, 3, H, W, generator=torch.Generator().manual_seed(1)) * 2 - 1
    return image * (1 - unknown())


@pytest.fixture(scope="module")
def skeleton() -> torch.Tensor:
    return torch.rand(1, 3, H, W, generator=torch.Generator().manual_seed(2))


def unknown() -> torch.Tensor:
    mask = torch.zeros(1, 1, H, W)
    mask[..., 32:, :] = 1
    return mask


def without_posterior_noise(family: Family) -> Any:
    """The autoencoder with a posterior of no width: the pipelines sample it, we take its mode."""
    vae = copy.deepcopy(family.vae)
    assert isinstance(vae.quant_conv, torch.nn.Conv2d)
    with torch.no_grad():
        vae.quant_conv.weight[4:] = 0
        assert vae.quant_conv.bias is not None
        vae.quant_conv.bias[4:] = -60
    return vae


def stock(family: Family, solver: str, controlled: bool) -> Any:
    config = dict(family.scheduler_config)
    scheduler = (
        DDIMScheduler.from_config(config, clip_sample=False)
        if solver == "ddim"
        else DPMSolverMultistepScheduler.from_config(config, use_karras_sigmas=True)
    )
    parts: dict[str, Any] = {
        "vae": without_posterior_noise(family),
        "text_encoder": family.text_encoder,
        "tokenizer": family.tokenizer,
        "unet": family.unet,
        "scheduler": copy.deepcopy(scheduler),
        "safety_checker": None,
        "feature_extractor": None,
        "requires_safety_checker": False,
    }
    if controlled:
        parts["controlnet"] = family.controlnet
    pipe: Any = (StableDiffusionControlNetInpaintPipeline if controlled else StableDiffusionInpaintPipeline)(
        **parts
    )
    pipe.scheduler = scheduler  # the constructor shifted the timesteps of the one it got
    pipe.set_progress_bar_config(disable=True)
    return pipe


def asked(picture: torch.Tensor) -> dict[str, Any]:
    noise = torch.randn(1, 4, H // 8, W // 8, generator=torch.Generator().manual_seed(SEED))
    return {
        "prompt": "a woman in a red dress",
        "negative_prompt": "boots",
        "image": picture / 2 + 0.5,
        "mask_image": unknown(),
        "height": H,
        "width": W,
        "num_inference_steps": STEPS,
        "guidance_scale": 3.0,
        "latents": noise,
        "generator": torch.Generator().manual_seed(SEED),
        "output_type": "pt",
    }


def ours(family: Family, picture: torch.Tensor, settings: Settings, **options: Any) -> torch.Tensor:
    control = options.pop("control", None)
    sampler = inpaint(
        picture, unknown(), "a woman in a red dress", "boots", control, settings, SEED, family, **options
    )
    # Brought to 0..1 as the pipelines do with output_type "pt".
    return (drive(sampler, FamilyModels(family)) / 2 + 0.5).clamp(0, 1)


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
@pytest.mark.parametrize("channels", [4, 9])
@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
def test_inpainting_is_the_stock_inpainting(
    solver: Literal["ddim", "dpm++"],
    channels: Literal[4, 9],
    prediction: Literal["epsilon", "v_prediction"],
    picture: torch.Tensor,
) -> None:
    family = tiny_family(channels, prediction)
    expected = stock(family, solver, controlled=False)(**asked(picture)).images
    painted = ours(family, picture, Settings(solver, STEPS, 3.0))
    assert expected.std() > 0.02
    torch.testing.assert_close(painted, expected, atol=1e-4, rtol=0)


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
@pytest.mark.parametrize("channels", [4, 9])
def test_inpainting_to_a_skeleton_is_the_stock_one_if_control_acts_on_both_halves(
    solver: Literal["ddim", "dpm++"],
    channels: Literal[4, 9],
    picture: torch.Tensor,
    skeleton: torch.Tensor,
) -> None:
    family = tiny_family(channels)
    call = asked(picture) | {"control_image": skeleton, "controlnet_conditioning_scale": 0.7}
    expected = stock(family, solver, controlled=True)(**call).images
    settings = Settings(solver, STEPS, 3.0, control_weight=0.7, control_both_halves=True)
    painted = ours(family, picture, settings, control=skeleton)
    torch.testing.assert_close(painted, expected, atol=1e-4, rtol=0)
    uncontrolled = ours(family, picture, settings)
    assert (uncontrolled - expected).abs().max() > 1e-2


@pytest.mark.parametrize("solver", ["ddim", "dpm++"])
def test_starting_at_a_noise_level_is_the_stock_strength(
    solver: Literal["ddim", "dpm++"], picture: torch.Tensor
) -> None:
    family = tiny_family(9)
    begun = torch.rand(1, 3, H, W, generator=torch.Generator().manual_seed(3)) * 2 - 1
    settings = Settings(solver, STEPS, 3.0)
    level = make_solver(settings, family.scheduler_config).timesteps[STEPS // 2]
    masked = FamilyModels(family).encode(picture)
    # The stock pipeline encodes one image for both purposes; handed the masked latents, it does as we do.
    call = asked(begun) | {"strength": 0.5, "masked_image_latents": masked}
    call.pop("latents")
    pipe = stock(family, solver, controlled=False)
    encode_without_drawing(pipe)
    expected = pipe(**call).images
    painted = ours(family, picture, settings, start=Start(begun, level))
    torch.testing.assert_close(painted, expected, atol=1e-4, rtol=0)


def encode_without_drawing(pipe: Any) -> None:
    """Lets the autoencoder leave the generator alone, so that its first draw is the start's noise."""
    encode = pipe._encode_vae_image
    pipe._encode_vae_image = lambda image, generator: encode(image, torch.Generator())
