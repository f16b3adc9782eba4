"""Stable Diffusion 1.5's sizes, filled with random weights: saved, loaded and asked once.

`python -m pipeline.families.full_size` tries what a family for a GPU needs (layout, loader, memory, fitting
parts) where its weights cannot be had.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
import transformers
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.controlnets.controlnet import ControlNetModel
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from transformers import (
    BertTokenizer,
    BlipConfig,
    BlipForConditionalGeneration,
    CLIPTextConfig,
    CLIPTextModel,
)
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

from pipeline.families.clip_tokenizer import train_clip_tokenizer
from pipeline.families.family import Family
from pipeline.families.load import load_family
from pipeline.families.lock import lock_of, write_lock
from pipeline.families.places import spec_file_of
from pipeline.families.spec import SPEC_FILE, PartName

_TEXT_WIDTH = 768
_BLOCKS = (320, 640, 1280, 1280)
_SIDE = 16  # latents


def build_full_size(folder: Path, say: Callable[[str], None] = print) -> Path:
    """Writes a family of Stable Diffusion 1.5's sizes into the folder, in float16: about 3.3 GB."""
    for part, make in _MODELS.items():
        started = time.monotonic()
        model = _with_random_weights(make)
        model.save_pretrained(folder / part)
        count = sum(weight.numel() for weight in model.parameters())
        say(f"saved {part:12} {count / 1e6:7.1f} M weights  {time.monotonic() - started:5.1f} s")
        del model
    _save_words(folder)
    _scheduler().save_pretrained(folder / "scheduler")
    (folder / SPEC_FILE).write_bytes(spec_file_of("realistic-vision").read_bytes())
    write_lock(folder, lock_of(folder))
    return folder


@torch.inference_mode()
def denoise_once(family: Family) -> torch.Tensor:
    """One unguided call of text encoder, ControlNet and UNet at small latents: output (1, 4, 16, 16)."""
    assert family.controlnet is not None
    generator = torch.Generator().manual_seed(0)
    noisy, masked = torch.randn(2, 1, 4, _SIDE, _SIDE, generator=generator).to(family.device, family.dtype)
    skeleton = torch.rand(1, 3, 8 * _SIDE, 8 * _SIDE, generator=generator).to(noisy)
    words = family.tokenizer("a woman in a red dress", padding="max_length", return_tensors="pt")
    text = family.text_encoder(words["input_ids"].to(family.device))[0]
    time_step = torch.tensor([500], device=family.device)
    down, middle = family.controlnet(noisy, time_step, text, skeleton, return_dict=False)
    inpainting = torch.cat([noisy, torch.ones_like(noisy[:, :1]), masked], dim=1)
    output: torch.Tensor = family.unet(
        inpainting,
        time_step,
        text,
        down_block_additional_residuals=down,
        mid_block_additional_residual=middle,
        return_dict=False,
    )[0]
    return output


def _unet() -> Any:
    return UNet2DConditionModel(
        sample_size=64,
        in_channels=9,
        block_out_channels=_BLOCKS,
        cross_attention_dim=_TEXT_WIDTH,
        attention_head_dim=8,
    )


def _controlnet() -> Any:
    return ControlNetModel(block_out_channels=_BLOCKS, cross_attention_dim=_TEXT_WIDTH, attention_head_dim=8)


def _autoencoder() -> Any:
    return AutoencoderKL(
        block_out_channels=(128, 256, 512, 512),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=2,
        sample_size=512,
    )


def _text_encoder() -> CLIPTextModel:
    return CLIPTextModel(
        CLIPTextConfig(
            hidden_size=_TEXT_WIDTH, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12
        )
    )


_MODELS: dict[PartName, Callable[[], Any]] = {
    "unet": _unet,
    "controlnet": _controlnet,
    "vae": _autoencoder,
    "text_encoder": _text_encoder,
    "captioner": lambda: BlipForConditionalGeneration(BlipConfig()),
    "preview": AutoencoderTiny,
}


def _with_random_weights(make: Callable[[], Any]) -> Any:
    """Straight in float16: the libraries' own initialisation is in float32, twice the memory."""
    with torch.device("meta"):
        model = make()
    torch.nn.Module.to(model, torch.float16)
    model.to_empty(device="cpu")
    if hasattr(model, "tie_weights"):
        model.tie_weights()
    generator = torch.Generator().manual_seed(0)
    for name, weight in model.named_parameters():
        if weight.dim() > 1:
            torch.nn.init.normal_(weight, std=weight[0].numel() ** -0.5, generator=generator)
        else:
            torch.nn.init.constant_(weight, float(name.endswith("weight")))
    return model


def _save_words(folder: Path) -> None:
    train_clip_tokenizer(["a woman in a red dress"], 600, max_length=77).save_pretrained(folder / "tokenizer")
    tokens = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "woman")
    BertTokenizer(vocab={token: number for number, token in enumerate(tokens)}).save_pretrained(
        folder / "captioner"
    )
    BlipImageProcessorPil().save_pretrained(folder / "captioner")


def _scheduler() -> Any:
    return DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )


def _megabytes_at_peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        yield kept
        return
    with tempfile.TemporaryDirectory() as temporary:
        yield Path(temporary) / "full-size"


def main() -> None:
    """Builds, loads and asks; leaves nothing behind unless a folder to keep is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="the folder to write the family into and leave there")
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args()
    transformers.utils.logging.disable_progress_bar()
    with _folder(arguments.keep) as folder:
        build_full_size(folder)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        print(f"on disk: {size / 1e9:.2f} GB")
        started = time.monotonic()
        family = load_family(folder, arguments.device)
        print(f"loaded and hashed in {time.monotonic() - started:.1f} s as {family.dtype} on {family.device}")
        print(f"weights {family.weights_hash}")
        started = time.monotonic()
        output = denoise_once(family)
        print(
            f"one denoising call at {tuple(output.shape)}: {time.monotonic() - started:.1f} s, "
            f"finite: {bool(output.isfinite().all())}, standard deviation {output.std().item():.3f}"
        )
        print(f"memory at its peak: {_megabytes_at_peak():,} MB")


if __name__ == "__main__":
    main()
