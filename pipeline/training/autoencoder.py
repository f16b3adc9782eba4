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

from pipeline.evaluation.features import LOWER_PART, crossed_value
from pipeline.training.adversary import Adversary, fooling_loss, telling_loss
from pipeline.training.augment import augmented_frame
from pipeline.training.commanding import command
from pipeline.training.export import write_half
from pipeline.training.frames import whole_frame
from pipeline.training.loop import Learner, arguments, tile, train_as_told
from pipeline.training.pack import Example, read_pack
from pipeline.training.perceptual import PerceptualLoss
from pipeline.training.pixels import to_pictures, to_tensor
from pipeline.training.sizes import SIZES

CROP = 64
CHANNELS = 48
ENCODER_SHARE, ADVERSARY_SHARE = 0.3, 0.5  # of the time box: when the encoder rests, the adversary wakes
LATENT_NOISE = 0.08  # the decoder must forgive a denoiser's small errors

_WEIGHTS = {
    "pixel": 1.0,
    "gradient": 0.3,
    "pyramid": 0.5,
    "whiteness": 0.02,
    "looks": 0.5,
    "fooling": 0.05,
}
_ADVERSARY_RATE = 3e-4
_OPPONENT = ("adversary", "opponent")

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


def pixel_losses(made: torch.Tensor, real: torch.Tensor) -> dict[str, torch.Tensor]:
    """The losses that compare pixels."""
    return {
        "pixel": F.l1_loss(made, real),
        "gradient": gradient_loss(made, real),
        "pyramid": pyramid_loss(made, real),
    }


def whiteness_loss(latents: torch.Tensor) -> torch.Tensor:
    """How far the channels of latents (B,C,h,w) are from mean 0 and variance 1 over the batch."""
    mean, std = latents.mean(dim=(0, 2, 3)), latents.std(dim=(0, 2, 3))
    return (mean.square() + std.clamp(min=1e-3).log().square()).mean()


class AutoencoderPart(Learner):
    """The autoencoder in training on random crops of training frames.

    First both halves learn, pixel by pixel. Then the encoder rests, so that its latents stay what they are,
    and the decoder learns to look like a photo: to the features of a network, then to an adversary.
    """

    def __init__(self, chosen: Any) -> None:
        torch.manual_seed(chosen.seed)
        self.sizes, self.device, self.batch = SIZES[chosen.size], chosen.device, chosen.batch
        self.model, self.adversary = build_autoencoder(), Adversary().to(chosen.device)
        nn.Module.to(self.model, self.device)
        self.looks = PerceptualLoss().to(self.device)
        self.rate = chosen.rate or 1e-3
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=self.rate, weight_decay=1e-4, fused=True
        )
        self.opponent = torch.optim.AdamW(self.adversary.parameters(), lr=_ADVERSARY_RATE, betas=(0.5, 0.9))
        self.rng = np.random.default_rng(chosen.seed)
        self.examples = read_pack(chosen.pack, "train")
        self.held_out = read_pack(chosen.pack, "validation")

    def step(self, progress: float) -> dict[str, float]:
        """One step on a batch of crops."""
        real = self._crops()
        losses = self._both_learn(real) if progress < ENCODER_SHARE else self._decoder_learns(real, progress)
        self.descend(torch.stack([_WEIGHTS[name] * loss for name, loss in losses.items()]).sum(), progress)
        return {name: loss.item() for name, loss in losses.items()}

    def _both_learn(self, real: torch.Tensor) -> dict[str, torch.Tensor]:
        latents = self.model.encode(real).latents
        made = self.model.decode(latents + LATENT_NOISE * torch.randn_like(latents)).sample
        return {**pixel_losses(made, real), "whiteness": whiteness_loss(latents)}

    def _decoder_learns(self, real: torch.Tensor, progress: float) -> dict[str, torch.Tensor]:
        with torch.no_grad():
            latents = self.model.encode(real).latents
        spread = LATENT_NOISE * 2 * torch.rand(len(real), 1, 1, 1, device=latents.device)
        made = self.model.decode(latents + spread * torch.randn_like(latents)).sample
        losses = {**pixel_losses(made, real), "looks": self.looks(made, real)}
        if progress >= ADVERSARY_SHARE:
            losses["fooling"] = self._against_adversary(real, made)
        return losses

    def _against_adversary(self, real: torch.Tensor, made: torch.Tensor) -> torch.Tensor:
        telling = telling_loss(self.adversary, real, made)
        self.opponent.zero_grad(set_to_none=True)
        telling.backward()
        self.opponent.step()
        return fooling_loss(self.adversary, made)

    def _crops(self) -> torch.Tensor:
        pictures = []
        width, height = self.sizes.width, self.sizes.height
        for index in self.rng.integers(len(self.examples), size=self.batch):
            picture = augmented_frame(self.examples[index], width, height, self.rng).picture
            left = int(self.rng.integers(width - CROP + 1))
            # Legs and ground are what is painted: more crops lie low.
            top = int(self.rng.beta(1.6, 1.0) * (height - CROP + 1))
            pictures.append(picture[top : top + CROP, left : left + CROP])
        return to_tensor(pictures).to(self.device)

    def state(self) -> dict[str, Any]:
        """Both networks and their optimizers."""
        own = {name: getattr(self, name).state_dict() for name in _OPPONENT}
        return {**super().state(), **own}

    def restore(self, state: dict[str, Any]) -> None:
        """Both networks and their optimizers."""
        super().restore(state)
        for name in _OPPONENT:
            getattr(self, name).load_state_dict(state[name])

    @torch.no_grad()
    def _reconstruct(self, examples: list[Example]) -> tuple[torch.Tensor, torch.Tensor]:
        size = self.sizes.width, self.sizes.height
        real = to_tensor([whole_frame(e, *size).picture for e in examples]).to(self.device)
        return real, self.model.decode(self.model.encode(real).latents).sample.clamp(-1, 1)

    def validate(self) -> dict[str, float]:
        """PSNR in dB on the validation photos, and the kernel distance of their lower halves' features."""
        real, made = self._reconstruct(self.held_out)
        error = ((real - made) / 2).square().mean(dim=(1, 2, 3))
        figures = {"psnr": round(float((-10 * error.log10()).mean()), 2)}
        if len(real) >= 4:
            figures["distance"] = round(crossed_value(self._features(made), self._features(real)), 3)
        return figures

    @torch.no_grad()
    def _features(self, pictures: torch.Tensor) -> npt.NDArray[np.float64]:
        lower = pictures[:, :, pictures.shape[2] // 2 :]
        fitted = F.interpolate(lower, size=LOWER_PART, mode="bicubic", align_corners=False)
        parts = [self.looks.network.features(part) for part in fitted.split(16)]
        return torch.cat(parts).double().cpu().numpy()

    def grid(self) -> npt.NDArray[np.uint8]:
        """Real photos above their reconstructions."""
        real, made = self._reconstruct(self.held_out[:8])
        return tile([to_pictures(real), to_pictures(made)])


def write_autoencoder(part: AutoencoderPart, out: Path) -> None:
    """Write the autoencoder."""
    write_half(part.model, out / "vae")


def main() -> None:
    """Train and write the float16 weights."""
    chosen = arguments(__doc__ or "", minutes=36).parse_args()
    part = AutoencoderPart(chosen)
    train_as_told(part, "autoencoder", chosen)
    write_autoencoder(part, chosen.out)


if __name__ == "__main__":
    command(main)
