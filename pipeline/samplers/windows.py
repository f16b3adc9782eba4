"""Canvases larger than the model: overlapping windows, averaged (MultiDiffusion, arXiv 2302.08113)."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from pipeline.canvas.native import Window
from pipeline.engine.condition import Condition, crop_latents
from pipeline.engine.requests import Denoise, Sampler


@dataclass(frozen=True, eq=False)
class View:
    """A window in pixels and what is denoised towards in it."""

    window: Window
    condition: Condition

    def unguided(self) -> "View":
        """The same view without guidance."""
        return View(self.window, self.condition.unguided())


def views(condition: Condition, windows: Sequence[Window], scale: int) -> tuple[View, ...]:
    """The condition cropped to each window, once for all steps; windows must lie on whole latents."""
    for window in windows:
        if any(side % scale for side in (window.left, window.top, window.width, window.height)):
            raise ValueError(f"{window} does not lie on whole latents of {scale} pixels")
    return tuple(View(window, condition.crop(window, scale)) for window in windows)


def predict(x: torch.Tensor, t: int, views: Sequence[View], scale: int) -> Sampler[torch.Tensor]:
    """The model's output on latents (1, 4, h, w), averaged where windows overlap (equation 5, weights 1).

    The paper averages what one solver step makes of each window. Our solvers' steps are affine in the
    outputs and the same at every place, so averaging outputs gives the same picture and needs one solver,
    not one a window.
    """
    outputs = yield [Denoise(crop_latents(x, view.window, scale), t, view.condition) for view in views]
    total, count = torch.zeros_like(x), torch.zeros_like(x[:, :1])
    for view, output in zip(views, outputs, strict=True):
        crop_latents(total, view.window, scale).add_(output)
        crop_latents(count, view.window, scale).add_(1)
    if not count.all():
        raise ValueError("the windows leave a part of the canvas uncovered")
    return total / count
