"""A family of random weights, in the layout of `street`, small enough to be built in every test run."""

from pathlib import Path
from typing import Any, Literal, TypeVar

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.controlnets.controlnet import ControlNetModel
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_ddpm import DDPMScheduler
from transformers import (
    BertTokenizer,
    BlipConfig,
    BlipForConditionalGeneration,
    BlipTextConfig,
    BlipVisionConfig,
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTokenizer,
)
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

from pipeline.families.clip_tokenizer import train_clip_tokenizer

CAPTIONS = (
    "a woman in a red dress and black shoes",
    "a man in a white shirt, blue jeans and brown boots",
    "a woman wearing a grey coat and white sneakers on the street",
    "a person in a green jacket, a black skirt and yellow heels",
)
MAX_LENGTH = 32
_Model = TypeVar("_Model", bound=torch.nn.Module)
_TEXT_WIDTH = 16
_CAPTIONER_SIDE = 32

_FAMILY = """
name = "tiny"
title = "Random weights for the tests"
unet_channels = {channels}
latent_scale = 8

[licence]
name = "Apache-2.0"
note = "Nothing was learnt."

[native]
width = 64
height = 96
multiple = 32
min_aspect = 0.5
max_aspect = 1.0

[defaults]
solver = "dpm++"
steps = 4
guidance = 2.0
guidance_until = 0.5
control_weight = 0.8
refine = false

[vocabulary]
words = [{words}]
"""


def build_tiny_family(
    folder: Path,
    seed: int = 0,
    channels: Literal[4, 9] = 9,
    prediction_type: Literal["epsilon", "v_prediction"] = "v_prediction",
    dtype: torch.dtype = torch.float16,
) -> Path:
    """Writes a tiny family into the folder and returns the folder; equal seeds make equal weights.

    `channels` is 9 for an inpainting UNet and 4 for a plain one; `dtype` is that of the files.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "family.toml").write_text(_FAMILY.format(channels=channels, words=_quoted_words()))
        tokenizer = train_clip_tokenizer(CAPTIONS, vocabulary_size=600, max_length=MAX_LENGTH)
        tokenizer.save_pretrained(folder / "tokenizer")
        _cast(_text_encoder(tokenizer), dtype).save_pretrained(folder / "text_encoder")
        _cast(_unet(channels), dtype).save_pretrained(folder / "unet")
        _cast(_controlnet(), dtype).save_pretrained(folder / "controlnet")
        _cast(_autoencoder(), dtype).save_pretrained(folder / "vae")
        _cast(_preview(), dtype).save_pretrained(folder / "preview")
        _scheduler(prediction_type).save_pretrained(folder / "scheduler")
        _save_captioner(folder / "captioner", dtype)
    return folder


def _cast(model: _Model, dtype: torch.dtype) -> _Model:
    # Not `model.to(dtype)`: diffusers' own warns at every call.
    torch.nn.Module.to(model, dtype)
    return model


def _quoted_words() -> str:
    words = sorted({word.strip(",") for caption in CAPTIONS for word in caption.split()})
    return ", ".join(f'"{word}"' for word in words)


def _unet(channels: int) -> Any:
    return UNet2DConditionModel(
        sample_size=8,
        in_channels=channels,
        out_channels=4,
        block_out_channels=(8, 16, 16),
        down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
        layers_per_block=1,
        cross_attention_dim=_TEXT_WIDTH,
        attention_head_dim=2,
        norm_num_groups=4,
    )


def _controlnet() -> Any:
    """As after some training: what a ControlNet is born with, zeros, would hide every mistake in its use."""
    controlnet = ControlNetModel(
        in_channels=4,
        conditioning_embedding_out_channels=(4, 8, 8, 8),
        block_out_channels=(8, 16, 16),
        down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
        layers_per_block=1,
        cross_attention_dim=_TEXT_WIDTH,
        attention_head_dim=2,
        norm_num_groups=4,
    )
    born_zero = (*controlnet.controlnet_down_blocks, controlnet.controlnet_mid_block)
    for layer in (*born_zero, controlnet.controlnet_cond_embedding.conv_out):
        torch.nn.init.normal_(layer.weight, std=0.2)
    return controlnet


def _autoencoder() -> Any:
    return AutoencoderKL(
        block_out_channels=(4, 8, 8, 8),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        latent_channels=4,
        norm_num_groups=4,
        sample_size=64,
        scaling_factor=0.5,
    )


def _preview() -> Any:
    return AutoencoderTiny(
        encoder_block_out_channels=(4, 4, 4, 4),
        decoder_block_out_channels=(4, 4, 4, 4),
        num_encoder_blocks=(1, 1, 1, 1),
        num_decoder_blocks=(1, 1, 1, 1),
    )


def _text_encoder(tokenizer: CLIPTokenizer) -> CLIPTextModel:
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=_TEXT_WIDTH,
            intermediate_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            max_position_embeddings=MAX_LENGTH,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def _scheduler(prediction_type: str) -> Any:
    return DDPMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        prediction_type=prediction_type,
    )


def _save_captioner(folder: Path, dtype: torch.dtype) -> None:
    words = sorted({word.strip(",") for caption in CAPTIONS for word in caption.split()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[DEC]", ",", *words]
    tokenizer = BertTokenizer(
        vocab={token: number for number, token in enumerate(vocabulary)},
        additional_special_tokens=["[DEC]"],
    )
    text = BlipTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        encoder_hidden_size=16,
        intermediate_size=32,
        projection_dim=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=40,
        bos_token_id=vocabulary.index("[DEC]"),
        eos_token_id=vocabulary.index("[SEP]"),
        sep_token_id=vocabulary.index("[SEP]"),
        pad_token_id=vocabulary.index("[PAD]"),
    )
    vision = BlipVisionConfig(
        hidden_size=16,
        intermediate_size=32,
        projection_dim=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=_CAPTIONER_SIDE,
        patch_size=8,
    )
    config = BlipConfig(
        text_config=text.to_dict(),
        vision_config=vision.to_dict(),
        projection_dim=16,
        image_text_hidden_size=16,
    )
    _cast(BlipForConditionalGeneration(config), dtype).save_pretrained(folder)
    side = {"height": _CAPTIONER_SIDE, "width": _CAPTIONER_SIDE}
    BlipImageProcessorPil(size=side).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
