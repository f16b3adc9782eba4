import argparse
import math
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.controlnets.controlnet import ControlNetModel
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from safetensors.torch import load_file
from transformers import BertTokenizer, BlipForConditionalGeneration, CLIPTextModel
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

from pipeline.errors import Missing
from pipeline.families.captioner import Captioner
from pipeline.training.autoencoder import AutoencoderPart, write_autoencoder
from pipeline.training.captioner import CaptionerPart, write_captioner
from pipeline.training.control import HINT, UNLOCKED_RATE, ControlPart, awaken, copy_of_encoder, write_control
from pipeline.training.denoiser import DenoiserPart, build_unet, write_painter
from pipeline.training.frames import whole_frame
from pipeline.training.loop import Box, train
from pipeline.training.pack import read_pack
from pipeline.training.preview import PreviewPart, write_preview
from pipeline.training.sizes import SIZES, Sizes

Options = Callable[[Path], argparse.Namespace]


def tensors_of(state: Any) -> dict[str, torch.Tensor]:
    """Every tensor in a nested state, by its path."""
    if isinstance(state, torch.Tensor):
        return {"": state.clone()}
    pairs = state.items() if isinstance(state, dict) else enumerate(state if isinstance(state, list) else ())
    return {f"{name}/{path}": value for name, inner in pairs for path, value in tensors_of(inner).items()}


def differing(before: dict[str, torch.Tensor], after: dict[str, torch.Tensor]) -> list[str]:
    assert before.keys() == after.keys()
    return [name for name, value in before.items() if not torch.equal(value, after[name])]


def trained_and_resumed(make: Callable[[], Any], folder: Path) -> Any:
    """Two steps change the model; a new part resumes from the checkpoint with everything as it was."""
    part = make()
    begin = tensors_of(part.state()["model"])
    losses = [loss for progress in (0.2, 0.6) for loss in part.step(progress).values()]
    assert all(math.isfinite(loss) for loss in losses)
    assert differing(begin, tensors_of(part.state()["model"]))
    train(part, folder, Box(minutes=1e-6))
    elapsed = torch.load(folder / "checkpoint.pt", weights_only=True)["elapsed"]
    assert elapsed > 0
    resumed = make()
    train(resumed, folder, Box(minutes=0.0))
    assert differing(tensors_of(part.state()), tensors_of(resumed.state())) == []
    assert torch.load(folder / "checkpoint.pt", weights_only=True)["elapsed"] == elapsed
    return resumed


def assert_half_precision(folder: Path) -> None:
    """All weights in a folder are float16, in files of at most 15 MB."""
    files = list(folder.glob("*.safetensors"))
    assert files
    for file in files:
        assert file.stat().st_size <= 15e6
        kinds = {tensor.dtype for tensor in load_file(file).values() if tensor.is_floating_point()}
        assert kinds == {torch.float16}


def assert_same_weights(loaded: torch.nn.Module, written: torch.nn.Module) -> None:
    half = {name: value.half().float() for name, value in written.state_dict().items()}
    assert differing(half, {name: value.float() for name, value in loaded.state_dict().items()}) == []


def test_the_autoencoder(folder: Path, options: Options) -> None:
    part = trained_and_resumed(lambda: AutoencoderPart(options(folder)), folder / "run" / "vae")
    assert part.grid().shape == (2 * 192, 2 * 128, 3)
    assert 5 < part.validate()["psnr"] < 50
    write_autoencoder(part, folder / "weights")
    assert_half_precision(folder / "weights" / "vae")
    assert_same_weights(AutoencoderTiny.from_pretrained(folder / "weights" / "vae"), part.model)


def test_the_preview_decoder(folder: Path, options: Options) -> None:
    part = trained_and_resumed(lambda: PreviewPart(options(folder)), folder / "run" / "preview")
    write_preview(part, folder / "weights")
    assert_half_precision(folder / "weights" / "preview")
    assert_same_weights(AutoencoderTiny.from_pretrained(folder / "weights" / "preview"), part.model)


def test_the_captioner(folder: Path, options: Options) -> None:
    part = trained_and_resumed(lambda: CaptionerPart(options(folder)), folder / "run" / "captioner")
    where = folder / "weights" / "captioner"
    write_captioner(part, where)
    assert_half_precision(where)
    captioner = Captioner(
        BlipForConditionalGeneration.from_pretrained(where, dtype=torch.float32),
        BlipImageProcessorPil.from_pretrained(where),
        BertTokenizer.from_pretrained(where),
    )
    assert_same_weights(captioner.model, part.model)
    frame = whole_frame(read_pack(options(folder).pack, "train")[0], 128, 192)
    # What the captioner sees at work is what it saw in training.
    seen = captioner.image_processor(frame.picture, return_tensors="pt")["pixel_values"]
    assert float((seen - part.pixels([frame])).abs().mean()) < 0.1
    assert isinstance(captioner.caption(frame.picture, max_new_tokens=3), str)


def test_the_denoiser(folder: Path, options: Options, small: Sizes) -> None:
    part = trained_and_resumed(lambda: DenoiserPart(options(folder), small), folder / "run" / "denoiser")
    assert part.grid().shape == (3 * 192, 2 * 128, 3)
    painter = part.average.module
    write_painter(painter, folder / "weights")
    kinds: dict[str, Any] = {"unet": UNet2DConditionModel, "text_encoder": CLIPTextModel}
    for name, kind in kinds.items():
        assert_half_precision(folder / "weights" / name)
        loaded = kind.from_pretrained(folder / "weights" / name)
        assert_same_weights(loaded, getattr(painter, name))
    scheduler: Any = DDIMScheduler.from_pretrained(folder / "weights" / "scheduler")
    assert scheduler.config["prediction_type"] == "v_prediction"


def test_the_validation_loss_is_always_of_the_same_noise(
    folder: Path, options: Options, small: Sizes
) -> None:
    part = DenoiserPart(options(folder), small)
    first = part.validate()
    torch.manual_seed(99)
    assert part.validate() == first


@pytest.fixture
def learnt(folder: Path, options: Options, small: Sizes) -> DenoiserPart:
    """A denoiser with a checkpoint, for a ControlNet to begin from."""
    part = DenoiserPart(options(folder), small)
    part.step(0.5)
    torch.save({"part": part.state()}, checkpoint_in(folder / "run" / "denoiser"))
    return part


def checkpoint_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder / "checkpoint.pt"


def test_the_controlnet(folder: Path, options: Options, small: Sizes, learnt: DenoiserPart) -> None:
    first: Any = ControlPart(options(folder), small)
    averaged: Any = learnt.average.module
    assert differing(averaged.unet.state_dict(), first.average.module.unet.state_dict()) == []
    part = trained_and_resumed(lambda: ControlPart(options(folder), small), folder / "run" / "control")
    begin, now = (tensors_of(p.model.controlnet.state_dict()) for p in (first, part))
    assert any("controlnet_down_blocks" in name for name in differing(begin, now))
    write_control(part.average.module, folder / "weights")
    kinds: dict[str, Any] = {"unet": UNet2DConditionModel, "controlnet": ControlNetModel}
    for name, kind in kinds.items():
        assert_half_precision(folder / "weights" / name)
        loaded = kind.from_pretrained(folder / "weights" / name)
        assert_same_weights(loaded, getattr(part.average.module, name))


@pytest.mark.usefixtures("learnt")
def test_training_goes_on_from_a_familys_weights(folder: Path, options: Options, small: Sizes) -> None:
    part: Any = ControlPart(options(folder), small)
    part.step(0.5)
    family = folder / "weights"
    shutil.rmtree(folder / "run")
    write_control(part.average.module, family)
    chosen = options(folder)
    chosen.begin = family
    for begun, names in (
        (DenoiserPart(chosen, small), ("unet", "text_encoder")),
        (ControlPart(chosen, small), ("unet", "text_encoder", "controlnet")),
    ):
        for name in names:
            assert_same_weights(getattr(begun.model, name), getattr(part.average.module, name))
    with pytest.raises(Missing, match="UNet2DConditionModel in .* has another --size"):
        DenoiserPart(chosen, replace(small, channels=tuple(2 * each for each in small.channels)))
    chosen.begin = folder / "elsewhere"
    with pytest.raises(Missing, match="no UNet2DConditionModel to begin with"):
        ControlPart(chosen, small)


@pytest.mark.usefixtures("learnt")
def test_the_denoiser_learns_on_at_its_share_of_the_controlnets_rate(
    folder: Path, options: Options, small: Sizes
) -> None:
    part = ControlPart(options(folder), small)
    part.step(0.5)
    led, unlocked = part.optimizer.param_groups
    assert unlocked["lr"] == pytest.approx(UNLOCKED_RATE * led["lr"])
    learning = {id(parameter) for parameter in part.model.parameters()}
    assert {id(parameter) for group in (led, unlocked) for parameter in group["params"]} == learning


@torch.no_grad()
def test_a_copy_of_the_encoder_changes_nothing_until_it_has_learnt(small: Sizes) -> None:
    torch.manual_seed(0)
    unet: Any = build_unet(small).eval()
    controlnet: Any = copy_of_encoder(unet, small.hint_channels).eval()
    x, text = torch.randn(2, 9, 24, 16), torch.randn(2, 5, small.context)
    skeletons, t = torch.rand(2, 3, 192, 128), torch.tensor([10, 900])

    def painted() -> torch.Tensor:
        down, middle = controlnet(x[:, :4], t, text, controlnet_cond=skeletons, return_dict=False)
        led: torch.Tensor = unet(
            x, t, text, down_block_additional_residuals=down, mid_block_additional_residual=middle
        ).sample
        return led

    assert torch.equal(painted(), unet(x, t, text).sample)
    torch.nn.init.normal_(controlnet.controlnet_mid_block.weight)
    assert not torch.allclose(painted(), unet(x, t, text).sample, atol=1e-3)
    own = unet.state_dict()
    assert torch.equal(controlnet.conv_in.weight, own["conv_in.weight"][:, :4])
    copied = {name: value for name, value in controlnet.state_dict().items() if "down_blocks.1" in name}
    inherited = {name: value for name, value in copied.items() if not name.startswith("controlnet")}
    assert len(inherited) > 10
    assert differing(inherited, {name: own[name] for name in inherited}) == []


@torch.no_grad()
def test_an_awakened_hint_arrives_as_strong_as_it_should_and_still_changes_nothing(small: Sizes) -> None:
    torch.manual_seed(0)
    unet: Any = build_unet(small).eval()
    controlnet: Any = copy_of_encoder(unet, small.hint_channels).eval()
    embedding = controlnet.controlnet_cond_embedding
    skeletons = torch.zeros(4, 3, 96, 64)
    skeletons[:, :, 30:60, 20:24] = torch.rand(4, 3, 1, 1)
    assert float(embedding(skeletons).std()) == 0
    awaken(embedding, skeletons)
    assert float(embedding(skeletons).std()) == pytest.approx(HINT, rel=0.01)
    x, text, t = torch.randn(4, 4, 12, 8), torch.randn(4, 5, small.context), torch.tensor([500] * 4)
    down, middle = controlnet(x, t, text, controlnet_cond=skeletons, return_dict=False)
    assert all(float(part.abs().max()) == 0 for part in (*down, middle))


def test_streets_denoiser_is_as_large_as_its_checkpoints() -> None:
    with torch.device("meta"):
        unet: Any = build_unet(SIZES["laptop"])
        controlnet: Any = copy_of_encoder(unet, SIZES["laptop"].hint_channels)
    shapes = {name: tuple(value.shape) for name, value in unet.state_dict().items()}
    assert shapes["conv_in.weight"] == (64, 9, 3, 3)
    assert shapes["down_blocks.2.resnets.0.conv1.weight"] == (192, 128, 3, 3)
    assert shapes["mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight"] == (192, 128)
    assert tuple(controlnet.controlnet_cond_embedding.conv_out.weight.shape) == (64, 64, 3, 3)
