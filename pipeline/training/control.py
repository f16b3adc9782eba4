"""Train the ControlNet on skeletons: `python -m pipeline.training.control`.

It starts as a copy of the trained denoiser's encoder (Zhang et al., arXiv 2302.05543). The denoiser learns
on with it, often without a skeleton (the authors' `sd_locked=False`): a denoiser this small
has not settled when the ControlNet begins.
"""

from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from diffusers.models.controlnets.controlnet import ControlNetModel
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import nn

from pipeline.errors import Missing
from pipeline.training.beginning import take_over
from pipeline.training.commanding import command
from pipeline.training.denoiser import DenoiserPart, Painter, painter_arguments, write_painter
from pipeline.training.export import write_half
from pipeline.training.loop import train_as_told
from pipeline.training.pool import Batch
from pipeline.training.sizes import Sizes

WITHOUT_SKELETON = 0.2
HINT = 0.4
UNLOCKED_RATE = 1.0


def copy_of_encoder(unet: UNet2DConditionModel, hint_channels: tuple[int, ...]) -> ControlNetModel:
    """A ControlNet with the UNet's encoder weights, whose zero convolutions change nothing yet.

    It sees the 4 noisy channels only, as diffusers' inpainting pipelines feed it; `from_unet` would ask
    for 9.
    """
    shared = (
        "block_out_channels",
        "layers_per_block",
        "cross_attention_dim",
        "attention_head_dim",
        "norm_num_groups",
    )
    controlnet: ControlNetModel = ControlNetModel(
        in_channels=4,
        conditioning_embedding_out_channels=hint_channels,
        # The first level follows the skeleton; what the words say there is the UNet's own matter.
        down_block_types=("DownBlock2D", *unet.config["down_block_types"][1:]),
        **{name: unet.config[name] for name in shared},
    )
    weights = unet.state_dict()
    weights["conv_in.weight"] = weights["conv_in.weight"][:, :4]
    own = controlnet.state_dict()
    controlnet.load_state_dict({name: weights.get(name, value) for name, value in own.items()})
    return controlnet


@torch.no_grad()
def awaken(embedding: Any, skeletons: torch.Tensor) -> None:
    """Scale the convolutions that read skeletons (B,3,H,W) so that their signal arrives with a std of HINT.

    As diffusers initialises them it fades at each of eight layers, and the last layer is zero: a small
    ControlNet then sees no skeleton in its first thousands of steps. Layer by layer, as in Mishkin and
    Matas, "All you need is a good init", arXiv 1511.06422. The zero convolutions behind stay zero.
    """
    nn.init.orthogonal_(embedding.conv_out.weight)
    signal = skeletons
    for layer in (embedding.conv_in, *embedding.blocks):
        layer.weight /= layer(signal).std()
        signal = F.silu(layer(signal))
    embedding.conv_out.weight *= HINT / embedding.conv_out(signal).std()


class PosedPainter(Painter):
    """A trained painter and the ControlNet that learns to lead it."""

    def __init__(self, painter: Painter, sizes: Sizes) -> None:
        nn.Module.__init__(self)  # the painter's own parts are taken over, not built again
        self.unet, self.text_encoder = painter.unet, painter.text_encoder
        self.controlnet = copy_of_encoder(painter.unet, sizes.hint_channels)


class ControlPart(DenoiserPart):
    """The ControlNet in training, with the denoiser unlocked."""

    def __init__(self, chosen: Any, sizes: Sizes | None = None) -> None:
        self.painter_file = chosen.run / "denoiser" / "checkpoint.pt"
        super().__init__(chosen, sizes)
        if not self.begin:
            model: Any = self.model
            awaken(model.controlnet.controlnet_cond_embedding, self.pool.batch.skeletons[:64])

    def build_model(self) -> nn.Module:
        """A family's models, or the averaged denoiser of a checkpoint and a ControlNet copied from it."""
        painter = Painter(self.tokenizer, self.sizes)
        if self.begin:
            painter.take_over(self.begin)
            posed = PosedPainter(painter, self.sizes)
            take_over(posed.controlnet, self.begin, "controlnet")
            return posed
        if not self.painter_file.is_file():
            raise Missing(
                f"There is no trained denoiser in {self.painter_file}: train one first "
                "(python -m pipeline.training.denoiser), or go on from a family (--begin FAMILY)."
            )
        state = torch.load(self.painter_file, map_location="cpu", weights_only=True)["part"]["average"]
        painter.load_state_dict(_without_prefix(state, "module."))
        return PosedPainter(painter, self.sizes)

    def parameter_groups(self) -> list[dict[str, Any]]:
        """The ControlNet at the full rate, the denoiser at its own share of it."""
        model: Any = self.model
        unlocked = [*model.unet.parameters(), *model.text_encoder.parameters()]
        return [
            {"params": list(model.controlnet.parameters())},
            {"params": unlocked, "scale": UNLOCKED_RATE},
        ]

    def predict(
        self, model: Any, inputs: torch.Tensor, t: torch.Tensor, text: torch.Tensor, batch: Batch
    ) -> torch.Tensor:
        """The model's v (B,4,h,w); in training some rows have no skeleton's help."""
        down, middle = model.controlnet(
            inputs[:, :4], t, text, controlnet_cond=batch.skeletons, return_dict=False
        )
        if model.training:
            weight = (torch.rand(len(t), 1, 1, 1, device=inputs.device) > WITHOUT_SKELETON).float()
            down, middle = [part * weight for part in down], middle * weight
        predicted: torch.Tensor = model.unet(
            inputs, t, text, down_block_additional_residuals=down, mid_block_additional_residual=middle
        ).sample
        return predicted


def write_control(model: Any, out: Path) -> None:
    """Write the ControlNet, and the denoiser it was trained with."""
    write_painter(model, out)
    write_half(model.controlnet, out / "controlnet")


def _without_prefix(state: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in state.items() if name.startswith(prefix)}


def main() -> None:
    """Train and write the averaged ControlNet, and the denoiser it was trained with."""
    chosen = painter_arguments(__doc__ or "").parse_args()
    part = ControlPart(chosen)
    train_as_told(part, "control", chosen)
    write_control(part.average.module, chosen.out)


if __name__ == "__main__":
    command(main)
