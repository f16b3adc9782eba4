"""A ControlNet that embeds each control image once, not at every step."""

import copy
from collections.abc import Sequence

import torch
from diffusers.models.controlnets.controlnet import ControlNetModel
from torch.utils.weak import WeakTensorKeyDictionary


class HintedControlNet:
    """Residuals of a ControlNet for rows with images and weights of their own.

    A control image goes through the image's convolutions at full resolution ("hint", arXiv 2302.05543,
    section 3.3), which do not depend on the step. Their result is remembered for as long as the image lives.
    """

    def __init__(self, controlnet: ControlNetModel) -> None:
        self._embed = controlnet.controlnet_cond_embedding
        self._flipped = controlnet.config["controlnet_conditioning_channel_order"] == "bgr"
        self._trunk = _without_hint_layers(controlnet)
        self._hints: WeakTensorKeyDictionary = WeakTensorKeyDictionary()

    def __call__(
        self,
        x: torch.Tensor,
        t: torch.Tensor,
        text: torch.Tensor,
        images: Sequence[torch.Tensor],
        weights: Sequence[float],
    ) -> tuple[tuple[torch.Tensor, ...], torch.Tensor]:
        """Residuals for the skips and the middle of the UNet, for x (K, 4, h, w) and K images and weights."""
        hints = torch.cat([self._hint(image, x) for image in images])
        scale = torch.tensor(weights, device=x.device, dtype=x.dtype).view(-1, 1, 1, 1)
        down, middle = self._trunk(
            x,
            t,
            encoder_hidden_states=text,
            controlnet_cond=hints,
            conditioning_scale=scale,
            return_dict=False,
        )
        return tuple(down), middle

    def _hint(self, image: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
        hint: torch.Tensor | None = self._hints.get(image)
        if hint is None:
            rgb = image.to(like)
            hint = self._embed(rgb.flip(1) if self._flipped else rgb)
            self._hints[image] = hint
        return hint


def _without_hint_layers(controlnet: ControlNetModel) -> ControlNetModel:
    """A view of the ControlNet, sharing all its weights, that takes hints in place of control images."""
    trunk = copy.copy(controlnet)
    trunk._modules = {**controlnet._modules, "controlnet_cond_embedding": torch.nn.Identity()}
    if controlnet.config["controlnet_conditioning_channel_order"] == "bgr":
        trunk.register_to_config(controlnet_conditioning_channel_order="rgb")
    return trunk
