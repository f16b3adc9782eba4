"""What answers batches of model calls: the contract, and a loaded family behind it."""

from collections.abc import Sequence
from typing import Any, Protocol

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

from pipeline.engine.hints import HintedControlNet
from pipeline.engine.memory import LeastRecentlyUsed
from pipeline.engine.rows import ControlRows, Rows
from pipeline.families.family import Family

_EMBEDDINGS_KEPT = 256


class Models(Protocol):
    """Answers batched model calls; what goes in and out is described in `pipeline.engine.requests`.

    The methods run under the caller's gradient mode, so that a loss can be differentiated through them.
    """

    def denoise(self, rows: Rows) -> torch.Tensor:
        """The denoiser's raw output (B, 4, h, w), in the scheduler's prediction type."""
        ...

    def encode(self, images: torch.Tensor) -> torch.Tensor:
        """Images (B, 3, H, W) to latents (B, 4, h, w)."""
        ...

    def decode(self, latents: torch.Tensor) -> torch.Tensor:
        """Latents (B, 4, h, w) to images (B, 3, H, W)."""
        ...

    def embed(self, texts: Sequence[str]) -> torch.Tensor:
        """Texts to embeddings (B, L, C)."""
        ...

    def preview(self, latents: torch.Tensor) -> torch.Tensor | None:
        """Latents (1, 4, h, w) to a cheap image (1, 3, H, W); None if there is no cheap decoder."""
        ...


class FamilyModels:
    """A family's own modules, on its device and in its dtype; answers come back to the CPU in float32.

    Embeddings of texts and control images are remembered: they are the same at every step. Text embeddings
    stay on the device. The denoiser's weights are laid out channels-last: on one CPU core a UNet of 11
    million parameters took 9 and 12 % less time for it, with 1 and 2 rows of 16 x 24 latents.
    """

    def __init__(self, family: Family) -> None:
        self._family = family
        self._controlnet = HintedControlNet(family.controlnet) if family.controlnet is not None else None
        self._embeddings = LeastRecentlyUsed[str, torch.Tensor](_EMBEDDINGS_KEPT)
        denoiser: list[Any] = [part for part in (family.unet, family.controlnet) if part is not None]
        for part in denoiser:
            part.to(memory_format=torch.channels_last)

    def denoise(self, rows: Rows) -> torch.Tensor:
        x, t, text = self._here(rows.x), rows.t.to(self._family.device), self._here(rows.text)
        down, middle = self._control(x, t, text, rows.control)
        if rows.inpaint is not None:
            x = torch.cat([x, self._here(rows.inpaint)], dim=1)
        output: torch.Tensor = self._family.unet(
            x,
            t,
            encoder_hidden_states=text,
            down_block_additional_residuals=down,
            mid_block_additional_residual=middle,
            return_dict=False,
        )[0]
        return _home(output)

    def encode(self, images: torch.Tensor) -> torch.Tensor:
        vae = self._family.vae
        encoded = vae.encode(self._here(images))
        # The mode, not a sample: known pixels need no randomness.
        latents = encoded.latent_dist.mode() if isinstance(vae, AutoencoderKL) else encoded.latents
        return _home(latents * vae.config["scaling_factor"])

    def decode(self, latents: torch.Tensor) -> torch.Tensor:
        vae = self._family.vae
        return _home(vae.decode(self._here(latents / vae.config["scaling_factor"]), return_dict=False)[0])

    def embed(self, texts: Sequence[str]) -> torch.Tensor:
        found = {text: self._embeddings.get(text) for text in texts}
        known = {text: embedding for text, embedding in found.items() if embedding is not None}
        if unknown := [text for text in found if text not in known]:
            known |= zip(unknown, self._embed(unknown).split(1), strict=True)
        for text in unknown:
            self._embeddings.put(text, known[text].clone())  # not a view that keeps the whole batch
        return torch.cat([known[text] for text in texts])

    def preview(self, latents: torch.Tensor) -> torch.Tensor | None:
        decoder = self._family.preview
        if decoder is None and isinstance(self._family.vae, AutoencoderTiny):
            decoder = self._family.vae  # such a decoder is cheap itself
        if decoder is None:
            return None
        return _home(
            decoder.decode(self._here(latents / decoder.config["scaling_factor"]), return_dict=False)[0]
        )

    def _control(
        self, x: torch.Tensor, t: torch.Tensor, text: torch.Tensor, control: ControlRows | None
    ) -> tuple[tuple[torch.Tensor, ...] | None, torch.Tensor | None]:
        if control is None:
            return None, None
        if self._controlnet is None:
            raise ValueError(
                f"the family {self._family.spec.name} has no ControlNet, so it cannot follow a skeleton"
            )
        places = torch.tensor(control.places, device=x.device)
        down, middle = self._controlnet(x[places], t[places], text[places], control.images, control.weights)
        if len(control.places) == len(x):
            return down, middle
        down, middle = tuple(_spread(part, places, len(x)) for part in down), _spread(middle, places, len(x))
        return down, middle

    def _embed(self, texts: Sequence[str]) -> torch.Tensor:
        family = self._family
        tokens = family.tokenizer(
            list(texts),
            padding="max_length",
            max_length=family.tokenizer.model_max_length,
            truncation=True,
            return_tensors="pt",
        )
        embeddings: torch.Tensor = family.text_encoder(tokens.input_ids.to(family.device))[0]
        return embeddings

    def _here(self, tensor: torch.Tensor) -> torch.Tensor:
        return tensor.to(self._family.device, self._family.dtype)


def _spread(part: torch.Tensor, places: torch.Tensor, rows: int) -> torch.Tensor:
    """Puts K rows in their places among all rows; the others are 0."""
    return part.new_zeros(rows, *part.shape[1:]).index_copy(0, places, part)


def _home(tensor: torch.Tensor) -> torch.Tensor:
    return tensor.to("cpu", torch.float32)
