"""A loaded family: modules that work together, ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.controlnets.controlnet import ControlNetModel
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from pipeline.families.captioner import Captioner
from pipeline.families.spec import FamilySpec


@dataclass(frozen=True, eq=False)
class Family:
    """One family's modules on one device, in evaluation mode and without gradients.

    `weights_hash` is the sha256 over the hashes of its safetensors files: equal weights, equal hash.
    """

    spec: FamilySpec
    unet: UNet2DConditionModel
    vae: AutoencoderKL | AutoencoderTiny
    text_encoder: CLIPTextModel
    tokenizer: CLIPTokenizer
    scheduler_config: Mapping[str, Any]
    weights_hash: str
    dtype: torch.dtype
    device: torch.device
    controlnet: ControlNetModel | None = None
    captioner: Captioner | None = None
    preview: AutoencoderTiny | None = None
