"""Train the preview decoder (AutoencoderTiny): `python -m pipeline.training.preview`.

Previews are decoded several times a job; this decoder is small and learns to say what the full one says.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from torch import nn

from pipeline.training.augment import augmented_frame
from pipeline.training.commanding import command
from pipeline.training.export import write_half
from pipeline.training.frames import whole_frame
from pipeline.training.loop import Learner, arguments, tile, train_as_told
from pipeline.training.pack import read_pack
from pipeline.training.pixels import to_pictures, to_tensor
from pipeline.training.sizes import SIZES


def build_preview() -> AutoencoderTiny:
    """A decoder of 24 channels and one block a level."""
    model: AutoencoderTiny = AutoencoderTiny(
        encoder_block_out_channels=(24,) * 4,
        decoder_block_out_channels=(24,) * 4,
        num_encoder_blocks=(1, 1, 1, 1),
        num_decoder_blocks=(1, 1, 1, 1),
        latent_channels=4,
        scaling_factor=1.0,
    )
    return model


class PreviewPart(Learner):
    """The preview decoder in training against photos, from the frozen autoencoder's latents."""

    def __init__(self, chosen: Any) -> None:
        torch.manual_seed(chosen.seed)
        self.device, self.batch, self.rate = chosen.device, chosen.batch, chosen.rate or 2e-3
        self.sizes = SIZES[chosen.size]
        self.rng = np.random.default_rng(chosen.seed)
        self.vae = AutoencoderTiny.from_pretrained(chosen.out / "vae", torch_dtype=torch.float32)
        self.vae.to(self.device).eval().requires_grad_(False)
        self.model = build_preview()
        nn.Module.to(self.model, self.device)
        self.optimizer = torch.optim.AdamW(self.model.decoder.parameters(), lr=self.rate)
        self.examples = read_pack(chosen.pack, "train")
        held_out = read_pack(chosen.pack, "validation")[:24]
        self.held_out = to_tensor(
            [whole_frame(e, self.sizes.width, self.sizes.height).picture for e in held_out]
        ).to(self.device)

    @torch.no_grad()
    def _latents(self, pictures: torch.Tensor) -> torch.Tensor:
        latents: torch.Tensor = self.vae.encode(pictures).latents
        return latents

    def step(self, progress: float) -> dict[str, float]:
        """One step towards the photo the latents came from."""
        chosen = self.rng.integers(len(self.examples), size=self.batch)
        frames = [
            augmented_frame(self.examples[i], self.sizes.width, self.sizes.height, self.rng).picture
            for i in chosen
        ]
        real = to_tensor(frames).to(self.device)
        loss = F.l1_loss(self.model.decode(self._latents(real)).sample, real)
        self.descend(loss, progress)
        return {"loss": float(loss.detach())}

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """PSNR in dB on validation photos."""
        made = self.model.decode(self._latents(self.held_out)).sample.clamp(-1, 1)
        error = ((made - self.held_out) / 2).square().mean(dim=(1, 2, 3))
        return {"psnr": round(float((-10 * error.log10()).mean()), 2)}

    @torch.no_grad()
    def grid(self) -> npt.NDArray[np.uint8]:
        """Photos above their previews."""
        shown = self.held_out[:8]
        return tile([to_pictures(shown), to_pictures(self.model.decode(self._latents(shown)).sample)])


def write_preview(part: PreviewPart, out: Path) -> None:
    """Write the decoder."""
    write_half(part.model, out / "preview")


def main() -> None:
    """Train and write the preview decoder."""
    chosen = arguments(__doc__ or "", minutes=4).parse_args()
    part = PreviewPart(chosen)
    train_as_told(part, "preview", chosen)
    write_preview(part, chosen.out)


if __name__ == "__main__":
    command(main)
