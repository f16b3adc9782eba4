from dataclasses import replace

import pytest
import torch
from diffusers.models.controlnets.controlnet import ControlNetModel

from pipeline.engine.batching import answer
from pipeline.engine.condition import Condition, Control, Inpaint
from pipeline.engine.memory import LeastRecentlyUsed
from pipeline.engine.model import FamilyModels
from pipeline.engine.requests import Denoise
from tests.fakes.tiny_modules import tiny_family


def denoised(models: FamilyModels, control: Control | None, guidance: float = 3.0) -> torch.Tensor:
    random = torch.Generator().manual_seed(0)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=random)

    inpaint = Inpaint(torch.ones(1, 1, 8, 6), normal(1, 4, 8, 6))
    condition = Condition(normal(1, 32, 16), normal(1, 32, 16), guidance, control, inpaint)
    (outcome,) = answer([Denoise(normal(1, 4, 8, 6), 500, condition)], models).outcomes
    if isinstance(outcome, Exception):
        raise outcome
    assert isinstance(outcome, torch.Tensor)
    return outcome


def skeleton() -> torch.Tensor:
    return torch.rand(1, 3, 64, 48, generator=torch.Generator().manual_seed(1))


def newborn() -> ControlNetModel:
    """A ControlNet as training starts from: a copy of a UNet's encoder, joined by zeros."""
    controlnet: ControlNetModel = ControlNetModel.from_unet(
        tiny_family(4).unet, conditioning_embedding_out_channels=(4, 8, 8, 8)
    )
    controlnet.eval().requires_grad_(False)
    return controlnet


@pytest.mark.parametrize("both_halves", [True, False])
def test_a_newborn_controlnet_changes_nothing(both_halves: bool) -> None:
    family = tiny_family()
    models = FamilyModels(replace(family, controlnet=newborn()))
    with_control = denoised(models, Control(skeleton(), 1.0, both_halves))
    assert torch.equal(with_control, denoised(models, None))
    learnt = denoised(FamilyModels(family), Control(skeleton(), 1.0, both_halves))
    assert (learnt - with_control).abs().max() > 1e-3


def test_weight_0_is_no_control() -> None:
    models = FamilyModels(tiny_family())
    assert torch.equal(denoised(models, Control(skeleton(), 0.0)), denoised(models, None))


def test_a_control_image_is_embedded_once_and_forgotten_with_it() -> None:
    family = tiny_family()
    assert family.controlnet is not None
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    hook = family.controlnet.controlnet_cond_embedding.register_forward_hook(count)
    models = FamilyModels(family)
    image, other = skeleton(), skeleton().flip(-1)
    first = denoised(models, Control(image))
    assert torch.equal(denoised(models, Control(image, 1.0)), first)
    assert calls == 1
    assert not torch.equal(denoised(models, Control(other)), first)
    assert calls == 2
    del image
    denoised(models, Control(skeleton()))
    hook.remove()
    assert calls == 3


def test_the_family_keeps_its_own_controlnet() -> None:
    family = tiny_family()
    FamilyModels(family)
    assert family.controlnet is not None
    assert "controlnet_cond_embedding.conv_in.weight" in family.controlnet.state_dict()


def test_a_controlnet_for_bgr_pictures_sees_them_flipped() -> None:
    family = tiny_family()
    assert family.controlnet is not None
    bgr = ControlNetModel.from_config(
        family.controlnet.config, controlnet_conditioning_channel_order="bgr"
    ).eval()
    bgr.load_state_dict(family.controlnet.state_dict())
    bgr.requires_grad_(False)
    seen_as_bgr = denoised(FamilyModels(replace(family, controlnet=bgr)), Control(skeleton()))
    assert bgr.config["controlnet_conditioning_channel_order"] == "bgr"
    torch.testing.assert_close(seen_as_bgr, denoised(FamilyModels(family), Control(skeleton().flip(1))))


def test_a_family_without_controlnet_says_so() -> None:
    models = FamilyModels(replace(tiny_family(), controlnet=None))
    with pytest.raises(ValueError, match="no ControlNet"):
        denoised(models, Control(skeleton()))


def test_words_are_embedded_once() -> None:
    family = tiny_family()
    models = FamilyModels(family)
    calls: list[int] = []

    def count(_module: object, _inputs: object, output: tuple[torch.Tensor, ...]) -> None:
        calls.append(len(output[0]))

    hook = family.text_encoder.register_forward_hook(count)
    first = models.embed(["red shoes", "", "red shoes"])
    again = models.embed(["", "blue shoes"])
    hook.remove()
    assert calls == [2, 1]
    assert first.shape == (3, 32, 16)
    assert torch.equal(first[0], first[2])
    assert torch.equal(again[0], first[1])


def test_encoding_then_decoding_has_the_scale_of_the_denoiser() -> None:
    family = tiny_family()
    models = FamilyModels(family)
    image = skeleton() * 2 - 1
    latents = models.encode(image)
    assert latents.shape == (1, 4, 8, 6)
    raw = family.vae.encode(image).latent_dist.mode()
    torch.testing.assert_close(latents, raw * family.vae.config["scaling_factor"])
    torch.testing.assert_close(models.decode(latents), family.vae.decode(raw).sample)
    preview = models.preview(latents)
    assert preview is not None
    assert preview.shape == image.shape
    assert FamilyModels(replace(family, preview=None)).preview(latents) is None


def test_the_least_recently_used_is_forgotten() -> None:
    memory = LeastRecentlyUsed[str, int](2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.get("a") == 1
    memory.put("c", 3)
    assert (memory.get("a"), memory.get("b"), memory.get("c")) == (1, None, 3)
