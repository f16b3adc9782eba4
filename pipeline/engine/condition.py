"""What a picture is denoised towards: words, guidance, a skeleton, the known part of the photo."""

from dataclasses import dataclass, replace

import torch

from pipeline.canvas.native import Window


@dataclass(frozen=True, eq=False)
class Control:
    """A control image (1, 3, H, W) in 0..1 for the ControlNet, and the weight of what it adds.

    It acts on the conditional half of guidance only, which strengthens it and saves a row (ControlNet,
    section 3.4, "CFG resolution weighting" without the per-resolution weights); `both_halves` is the stock
    behaviour.
    """

    image: torch.Tensor
    weight: float = 1.0
    both_halves: bool = False


@dataclass(frozen=True, eq=False)
class Inpaint:
    """For a 9-channel UNet: mask (1, 1, h, w), 1 = unknown, and the masked picture's latents (1, 4, h, w)."""

    mask: torch.Tensor
    masked: torch.Tensor


@dataclass(frozen=True, eq=False)
class Condition:
    """Everything beside the noisy latents that a denoising call depends on.

    `text` and `negative` are embeddings (1, L, C); without `negative` or with guidance 1 nothing is guided.
    """

    text: torch.Tensor
    negative: torch.Tensor | None = None
    guidance: float = 1.0
    control: Control | None = None
    inpaint: Inpaint | None = None

    @property
    def guided(self) -> bool:
        """Whether a second, unconditional row is needed."""
        return self.negative is not None and self.guidance != 1.0

    def unguided(self) -> "Condition":
        """The same condition without guidance: one row instead of two."""
        return replace(self, negative=None, guidance=1.0)

    def crop(self, window: Window, scale: int) -> "Condition":
        """The part of the condition under a window given in pixels; a latent is `scale` pixels wide."""
        control, inpaint = self.control, self.inpaint
        if control is not None:
            control = replace(control, image=crop_pixels(control.image, window))
        if inpaint is not None:
            mask, masked = (crop_latents(part, window, scale) for part in (inpaint.mask, inpaint.masked))
            inpaint = Inpaint(mask, masked)
        return replace(self, control=control, inpaint=inpaint)


def crop_pixels(image: torch.Tensor, window: Window) -> torch.Tensor:
    """The window of an image (…, H, W)."""
    return image[..., window.top : window.top + window.height, window.left : window.left + window.width]


def crop_latents(latents: torch.Tensor, window: Window, scale: int) -> torch.Tensor:
    """The window, given in pixels, of latents (…, h, w) that are `scale` pixels wide."""
    top, left = window.top // scale, window.left // scale
    return latents[..., top : top + window.height // scale, left : left + window.width // scale]
