"""Train the denoiser (9-channel UNet) and its text encoder: `python -m pipeline.training.denoiser`."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from pipeline.training.beginning import take_over
from pipeline.training.commanding import command
from pipeline.training.diffusion import build_scheduler, inpaint_input, weighted_loss
from pipeline.training.export import write_half
from pipeline.training.frames import whole_frame
from pipeline.training.garments import caption_of
from pipeline.training.loop import Learner, arguments, tile, train_as_told
from pipeline.training.masks import random_unknown
from pipeline.training.pack import read_pack
from pipeline.training.pixels import to_pictures
from pipeline.training.pool import Batch, LatentPool, encode_frames
from pipeline.training.prompts import random_prompt
from pipeline.training.sample import sample
from pipeline.training.sizes import SIZES, Sizes
from pipeline.training.tokenizer import LENGTH, write_tokenizer

AVERAGE, AVERAGE_EVERY = 0.97, 4
WORDS, PLACES = 0.5, 0.25  # std of the embeddings of words and of their places at the beginning
SHOWN = 10  # validation photos in a grid


def build_unet(sizes: Sizes) -> UNet2DConditionModel:
    """A UNet of a level for each entry of `channels`, attending to the text in each.

    Shoes are less than one cell of the second level: their colour has to be told to the first.
    """
    levels = len(sizes.channels)
    unet: UNet2DConditionModel = UNet2DConditionModel(
        sample_size=(sizes.height // 8, sizes.width // 8),
        in_channels=9,
        out_channels=4,
        down_block_types=("CrossAttnDownBlock2D",) * levels,
        up_block_types=("CrossAttnUpBlock2D",) * levels,
        block_out_channels=sizes.channels,
        layers_per_block=1,
        cross_attention_dim=sizes.context,
        attention_head_dim=sizes.heads,
        norm_num_groups=sizes.groups,
    )
    return unet


def build_text_encoder(tokenizer: CLIPTokenizer, sizes: Sizes) -> CLIPTextModel:
    """A small CLIP text encoder, learnt together with the denoiser.

    CLIP draws its words with a std of .02, for long training: after two hours "red shoes" and "blue shoes"
    were still 27 times nearer to each other than to a sentence. Drawn larger, words and their order differ
    from the start.
    """
    encoder = CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=sizes.context,
            intermediate_size=4 * sizes.context,
            num_hidden_layers=2,
            num_attention_heads=4,
            max_position_embeddings=LENGTH,
            projection_dim=sizes.context,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )
    embeddings: Any = encoder.embeddings
    nn.init.normal_(embeddings.token_embedding.weight, std=WORDS)
    nn.init.normal_(embeddings.position_embedding.weight, std=PLACES)
    return encoder


class Painter(nn.Module):
    """What is averaged and saved together: the UNet and the text encoder."""

    def __init__(self, tokenizer: CLIPTokenizer, sizes: Sizes) -> None:
        super().__init__()
        self.unet = build_unet(sizes)
        self.text_encoder = build_text_encoder(tokenizer, sizes)

    def take_over(self, family: Path) -> None:
        """Begin with a family's weights; raises Missing where they don't fit."""
        take_over(self.unet, family, "unet")
        take_over(self.text_encoder, family, "text_encoder")

    def embed(self, tokens: torch.Tensor) -> torch.Tensor:
        """Token ids (B,L) to text embeddings (B,L,C)."""
        embedded: torch.Tensor = self.text_encoder(tokens).last_hidden_state
        return embedded


class DenoiserPart(Learner):
    """The denoiser in training on a pool of encoded frames."""

    def __init__(self, chosen: Any, sizes: Sizes | None = None) -> None:
        torch.manual_seed(chosen.seed)
        self.device, self.batch = chosen.device, chosen.batch
        self.sizes = sizes or SIZES[chosen.size]
        if chosen.pool:
            self.sizes = replace(self.sizes, pool=chosen.pool)
        self.rate, self.begin = chosen.rate or 8e-4, chosen.begin
        self.refresh = chosen.refresh
        self.rng = np.random.default_rng(chosen.seed)
        self.tokenizer = write_tokenizer(chosen.out / "tokenizer")
        self.vae = AutoencoderTiny.from_pretrained(chosen.out / "vae", torch_dtype=torch.float32)
        self.vae.to(self.device).eval().requires_grad_(False)
        self.scheduler: Any = build_scheduler()
        self.alphas = self.scheduler.alphas_cumprod.to(self.device)
        self.model = self.build_model().to(self.device)
        self.average = AveragedModel(self.model, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE))
        self.optimizer = torch.optim.AdamW(
            self.parameter_groups(), lr=self.rate, weight_decay=0.01, fused=True
        )
        examples = read_pack(chosen.pack, "train")
        renders = read_pack(chosen.renders, "train") if chosen.renders else None
        self.pool = LatentPool(
            examples, self.vae, self.sizes, self.device, self.rng, renders, chosen.render_share
        )
        self.held_out = self._validation(read_pack(chosen.pack, "validation"))
        self.steps = 0

    def build_model(self) -> nn.Module:
        """The modules that learn."""
        painter = Painter(self.tokenizer, self.sizes)
        if self.begin:
            painter.take_over(self.begin)
        return painter

    def parameter_groups(self) -> list[dict[str, Any]]:
        """What the optimizer changes, and how fast."""
        return [{"params": list(self.model.parameters())}]

    def _validation(self, examples: list[Any]) -> Batch:
        rng = np.random.default_rng(1)
        frames = [whole_frame(example, self.sizes.width, self.sizes.height) for example in examples]
        return encode_frames(frames, [random_unknown(f.pose, rng) for f in frames], self.vae, None)

    def tokens(self, prompts: list[str]) -> torch.Tensor:
        """Prompts as token ids (B,L)."""
        told = self.tokenizer(
            prompts, padding="max_length", max_length=LENGTH, truncation=True, return_tensors="pt"
        )
        return torch.as_tensor(told.input_ids).to(self.device)

    def step(self, progress: float) -> dict[str, float]:
        """One optimisation step on a batch of the pool."""
        batch = self.pool.draw(self.batch, self.refresh)
        prompts = [random_prompt(pieces, self.rng) for pieces in batch.pieces]
        loss = self.loss(self.model, batch, prompts)
        self.descend(loss, progress)
        if self.steps % AVERAGE_EVERY == 0:
            self.average.update_parameters(self.model)
        self.steps += 1
        return {"loss": float(loss.detach())}

    def loss(
        self, model: Any, batch: Batch, prompts: list[str], noise_seed: int | None = None
    ) -> torch.Tensor:
        """The training objective on a batch, at random timesteps (fixed ones with a noise seed)."""
        generator = None if noise_seed is None else torch.Generator().manual_seed(noise_seed)
        count = len(prompts)
        t = torch.randint(0, 1000, (count,), generator=generator).to(self.device)
        noise = torch.randn(batch.latents.shape, generator=generator).to(self.device)
        noisy = self.scheduler.add_noise(batch.latents, noise, t)
        target = self.scheduler.get_velocity(batch.latents, noise, t)
        text = model.embed(self.tokens(prompts))
        predicted = self.predict(model, inpaint_input(noisy, batch.mask, batch.masked), t, text, batch)
        return weighted_loss(predicted, target, batch.mask, batch.worth, self.alphas[t])

    def predict(
        self, model: Any, inputs: torch.Tensor, t: torch.Tensor, text: torch.Tensor, batch: Batch
    ) -> torch.Tensor:
        """The model's v (B,4,h,w)."""
        predicted: torch.Tensor = model.unet(inputs, t, text).sample
        return predicted

    def state(self) -> dict[str, Any]:
        """Model, optimizer and average."""
        return {**super().state(), "average": self.average.state_dict(), "steps": self.steps}

    def restore(self, state: dict[str, Any]) -> None:
        """Model, optimizer and average."""
        super().restore(state)
        self.average.load_state_dict(state["average"])
        self.steps = state["steps"]

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """The objective of the averaged weights on the validation split, always with the same noise."""
        prompts = [caption_of(pieces) for pieces in self.held_out.pieces]
        loss = self.loss(self.average.module.eval(), self.held_out, prompts, noise_seed=7)
        return {"validation": round(float(loss), 5)}

    @torch.no_grad()
    def grid(self) -> npt.NDArray[np.uint8]:
        """Validation photos, what is kept of them, and what the averaged weights paint."""
        shown = self.held_out.picked(list(range(min(SHOWN, len(self.held_out.pieces)))))
        prompts = [caption_of(pieces) for pieces in shown.pieces]
        painted = sample(self, self.average.module.eval(), shown, prompts)
        rows = (shown.latents, shown.masked, painted)
        return tile([to_pictures(self.vae.decode(latents).sample) for latents in rows])


def write_painter(painter: Any, out: Path) -> None:
    """Write UNet, text encoder and scheduler."""
    write_half(painter.unet, out / "unet")
    write_half(painter.text_encoder, out / "text_encoder")
    build_scheduler().save_pretrained(out / "scheduler")


def painter_arguments(description: str) -> argparse.ArgumentParser:
    """The command-line options of what learns on a pool of encoded frames."""
    parser = arguments(description, minutes=40)
    parser.add_argument("--begin", type=Path, help="a family's folder, to begin with its weights")
    parser.add_argument("--refresh", type=int, default=4, help="samples replaced in the pool at each step")
    parser.add_argument("--pool", type=int, default=None, help="encoded samples kept at once")
    parser.add_argument("--renders", type=Path, default=None, help="pack of renders to learn from as well")
    parser.add_argument(
        "--render-share", type=float, default=0.2, help="of the samples that are renders, 0..1"
    )
    return parser


def main() -> None:
    """Train and write the averaged weights."""
    chosen = painter_arguments(__doc__ or "").parse_args()
    part = DenoiserPart(chosen)
    train_as_told(part, "denoiser", chosen)
    write_painter(part.average.module, chosen.out)


if __name__ == "__main__":
    command(main)
