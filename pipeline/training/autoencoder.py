"""Train the autoencoder (8x, 4 channels): `python -m pipeline.training.autoencoder`.

An AutoencoderTiny: without normalisation layers the mean colour goes straight through. It starts as a
working codec of 8x8 mean colours, so that training is spent on detail. Its latents are held near mean 0 and
variance 1 per channel: a small denoiser learns clearly faster on such latents.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.unets.unet_2d_blocks import AutoencoderTinyBlock
from torch import nn

from pipeline.training.export import write_half
from pipeline.training.frames import random_frame, whole_frame
from pipeline.training.loop import Box, arguments, learning_rate, set_learning_rate, tile, train
from pipeline.training.pack import Example, read_pack
from pipeline.training.pixels import to_pictures, to_tensor

WIDTH, HEIGHT, CROP = 128, 192, 64
CHANNELS = 48
LATENT_NOISE = 0.08  # the decoder must forgive a denoiser's small errors

# Mean colour (RGB in 0..1) to three latents of about mean 0 and variance 1: brightness, red-blue, green.
_TO_LATENT = torch.tensor([[1.3, 1.3, 1.3], [6.0, 0.0, -6.0], [-5.0, 10.0, -5.0]])
_LATENT_MEAN = torch.tensor([1.8, 0.15, 0.0])


def build_autoencoder() -> AutoencoderTiny:
    """An AutoencoderTiny of 1.1 M parameters whose first three latents are a cell's mean colour."""
    model: AutoencoderTiny = AutoencoderTiny(
        encoder_block_out_channels=(CHANNELS,) * 4,
        decoder_block_out_channels=(CHANNELS,) * 4,
        num_encoder_blocks=(0, 1, 2, 3),
        num_decoder_blocks=(3, 3, 2, 0),
        latent_channels=4,
        scaling_factor=1.0,
    )
    _start_as_mean_colours(model)
    return model


@torch.no_grad()
def _start_as_mean_colours(model: AutoencoderTiny) -> None:
    for module in model.modules():
        if isinstance(module, AutoencoderTinyBlock):  # residual: at first it adds nothing
            for parameter in module.conv[-1].parameters():
                nn.init.zeros_(parameter)
    first, *down, last = [part for part in model.encoder.layers if isinstance(part, nn.Conv2d)]
    _pass_colours(first, torch.eye(3))
    for conv in down:
        _pass_colours(conv, torch.eye(3))
        conv.weight[:3, :3, 1:, 1:] = torch.eye(3)[:, :, None, None] / 4
    _pass_colours(last, _TO_LATENT, -_LATENT_MEAN)
    first, *up = [part for part in model.decoder.layers if isinstance(part, nn.Conv2d)]
    back = torch.linalg.inv(_TO_LATENT)
    _pass_colours(first, back, back @ _LATENT_MEAN)
    for conv in up:
        _pass_colours(conv, torch.eye(3))


def _pass_colours(conv: nn.Conv2d, matrix: torch.Tensor, shift: torch.Tensor | None = None) -> None:
    """The first three outputs are the matrix times the first three inputs, plus the shift, and no more."""
    conv.weight[:3] = 0
    conv.weight[:3, :3, 1, 1] = matrix
    if conv.bias is not None:
        conv.bias[:3] = 0 if shift is None else shift


def gradient_loss(made: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
    """Mean absolute difference of horizontal and vertical pixel differences of (B,3,H,W) pictures."""
    across = F.l1_loss(made.diff(dim=3), real.diff(dim=3))
    return across + F.l1_loss(made.diff(dim=2), real.diff(dim=2))


def pyramid_loss(made: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
    """Mean absolute difference of (B,3,H,W) pictures averaged over 2, 4 and 8 pixels."""
    error = made - real
    return torch.stack([F.avg_pool2d(error, size).abs().mean() for size in (2, 4, 8)]).sum()


def whiteness_loss(latents: torch.Tensor) -> torch.Tensor:
    """How far the channels of latents (B,C,h,w) are from mean 0 and variance 1 over the batch."""
    mean, std = latents.mean(dim=(0, 2, 3)), latents.std(dim=(0, 2, 3))
    return (mean.square() + std.clamp(min=1e-3).log().square()).mean()


class AutoencoderPart:
    """The autoencoder in training on random crops of training frames."""

    def __init__(self, pack: Path, batch: int, rate: float, device: str, seed: int) -> None:
        torch.manual_seed(seed)
        self.model = build_autoencoder()
        nn.Module.to(self.model, device)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=rate, weight_decay=1e-4)
        self.batch, self.rate, self.device = batch, rate, device
        self.rng = np.random.default_rng(seed)
        self.examples = read_pack(pack, "train")
        self.held_out = read_pack(pack, "validation")

    def step(self, progress: float) -> dict[str, float]:
        """One step on a batch of crops."""
        set_learning_rate(self.optimizer, learning_rate(self.rate, progress))
        real = self._crops()
        latents = self.model.encode(real).latents
        made = self.model.decode(latents + LATENT_NOISE * torch.randn_like(latents)).sample
        pixel, gradient = F.l1_loss(made, real), gradient_loss(made, real)
        pyramid, whiteness = pyramid_loss(made, real), whiteness_loss(latents)
        loss = pixel + 0.5 * pyramid + 0.3 * gradient + 0.02 * whiteness
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        named = {"pixel": pixel, "gradient": gradient, "pyramid": pyramid, "whiteness": whiteness}
        return {name: value.item() for name, value in named.items()}

    def _crops(self) -> torch.Tensor:
        pictures = []
        for index in self.rng.integers(len(self.examples), size=self.batch):
            picture = random_frame(self.examples[index], WIDTH, HEIGHT, self.rng).picture
            left = int(self.rng.integers(WIDTH - CROP + 1))
            top = int(self.rng.integers(HEIGHT - CROP + 1))
            pictures.append(picture[top : top + CROP, left : left + CROP])
        return to_tensor(pictures).to(self.device)

    def state(self) -> dict[str, Any]:
        """Model and optimizer."""
        return {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}

    def restore(self, state: dict[str, Any]) -> None:
        """Model and optimizer."""
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])

    @torch.no_grad()
    def _reconstruct(self, examples: list[Example]) -> tuple[torch.Tensor, torch.Tensor]:
        real = to_tensor([whole_frame(e, WIDTH, HEIGHT).picture for e in examples]).to(self.device)
        return real, self.model.decode(self.model.encode(real).latents).sample.clamp(-1, 1)

    def validate(self) -> dict[str, float]:
        """PSNR in dB over 48 validation photos at native size."""
        real, made = self._reconstruct(self.held_out[:48])
        error = ((real - made) / 2).square().mean(dim=(1, 2, 3))
        return {"psnr": round(float((-10 * error.log10()).mean()), 2)}

    def grid(self) -> npt.NDArray[np.uint8]:
        """Real photos above their reconstructions."""
        real, made = self._reconstruct(self.held_out[:8])
        return tile([to_pictures(real), to_pictures(made)])


def write_autoencoder(part: AutoencoderPart, out: Path) -> None:
    """Write the autoencoder."""
    write_half(part.model, out / "vae")


def main() -> None:
    """Train and write the float16 weights."""
    chosen = arguments(__doc__ or "", minutes=20).parse_args()
    part = AutoencoderPart(chosen.pack, chosen.batch, chosen.rate or 1e-3, chosen.device, chosen.seed)
    minutes = 0.0 if chosen.export_only else chosen.minutes
    train(part, chosen.run / "autoencoder", Box(minutes, chosen.save_minutes))
    write_autoencoder(part, chosen.out)


if __name__ == "__main__":
    main()
