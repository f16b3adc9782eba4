"""Denoisers of distributions known exactly: what a sampler makes of them can be checked by formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import torch
import torch.nn.functional as F
from diffusers.schedulers.scheduling_ddpm import DDPMScheduler

from pipeline.canvas.native import NativeSize
from pipeline.engine.rows import Rows
from pipeline.families.spec import Defaults, FamilySpec, Licence

PredictionType = Literal["epsilon", "v_prediction"]
_SCALE = 8


@dataclass(frozen=True)
class ExactFamily:
    """As much of a family as a sampler looks at."""

    spec: FamilySpec
    scheduler_config: dict[str, Any]


def exact_family(channels: Literal[4, 9] = 9, prediction_type: PredictionType = "epsilon") -> ExactFamily:
    """Stable Diffusion's noise schedule, for the denoisers below."""
    spec = FamilySpec(
        name="exact",
        title="Known by formula",
        native=NativeSize(64, 64, 8, 0.1, 10),
        unet_channels=channels,
        latent_scale=_SCALE,
        defaults=Defaults("ddim", 50, 1.0, 1.0, 1.0, False),
        licence=Licence("none"),
    )
    scheduler = DDPMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type=prediction_type,
        timestep_spacing="trailing",
    )
    return ExactFamily(spec, dict(scheduler.config))


class ExactModels:
    """A denoiser by formula in latents that are means of 8x8 pixels; a subclass says what E[x0 | x_t] is."""

    def __init__(self, prediction_type: PredictionType = "epsilon") -> None:
        self._prediction_type = prediction_type
        betas = torch.linspace(0.00085**0.5, 0.012**0.5, 1000, dtype=torch.float64) ** 2
        self._signal = torch.cumprod(1 - betas, 0).sqrt()

    def clean(self, rows: Rows, a: torch.Tensor, s: torch.Tensor) -> torch.Tensor:
        """E[x0 | x_t, what is known] where x_t = a x0 + s noise; a and s are (B, 1, 1, 1)."""
        raise NotImplementedError

    def denoise(self, rows: Rows) -> torch.Tensor:
        a = self._signal[rows.t].view(-1, 1, 1, 1)
        s = (1 - a**2).sqrt()
        clean = self.clean(rows, a, s)
        noise = (rows.x.double() - a * clean) / s
        output = noise if self._prediction_type == "epsilon" else a * noise - s * clean
        return output.float()

    def encode(self, images: torch.Tensor) -> torch.Tensor:
        pooled = F.avg_pool2d(images, _SCALE)
        return torch.cat([pooled, pooled[:, :1]], dim=1)

    def decode(self, latents: torch.Tensor) -> torch.Tensor:
        return F.interpolate(latents[:, :3], scale_factor=_SCALE)

    def embed(self, texts: Sequence[str]) -> torch.Tensor:
        return torch.zeros(len(texts), 1, 1)

    def preview(self, latents: torch.Tensor) -> torch.Tensor | None:
        return None


class LocalGaussian(ExactModels):
    """Every latent is independent: normal round the masked picture's, with deviation .5."""

    def clean(self, rows: Rows, a: torch.Tensor, s: torch.Tensor) -> torch.Tensor:
        assert rows.inpaint is not None
        mean = rows.inpaint[:, 1:].double()
        return mean + 0.25 * a / (0.25 * a**2 + s**2) * (rows.x.double() - a * mean)


class PairMixture(ExactModels):
    """Columns go in pairs (left, right), a mixture of Gaussians of equal widths; left is known.

    `modes` are (weight, mean left, mean right); in each both have variance `spread`, and correlation `tie`.
    """

    def __init__(
        self,
        modes: Sequence[tuple[float, float, float]],
        spread: float,
        tie: float = 0.0,
        prediction_type: PredictionType = "epsilon",
    ) -> None:
        super().__init__(prediction_type)
        self._modes, self._spread, self._tie = modes, spread, tie

    def clean(self, rows: Rows, a: torch.Tensor, s: torch.Tensor) -> torch.Tensor:
        assert rows.inpaint is not None
        mask, known = rows.inpaint[:, :1].double(), rows.inpaint[:, 1:].double()
        assert mask[..., 0::2].max() == 0
        assert mask[..., 1::2].min() == 1
        left, x = known[..., 0::2], rows.x.double()
        clean = torch.empty_like(x)
        clean[..., 0::2] = left
        clean[..., 1::2] = self._right(left, x[..., 1::2], a, s)
        return clean

    def _right(self, left: torch.Tensor, x: torch.Tensor, a: torch.Tensor, s: torch.Tensor) -> torch.Tensor:
        variance = self._spread * (1 - self._tie**2)
        total = a**2 * variance + s**2
        likelihoods, means = [], []
        for weight, mean_left, mean_right in self._modes:
            mean = mean_right + self._tie * (left - mean_left)
            of_left = torch.exp(-((left - mean_left) ** 2) / (2 * self._spread))
            of_x = torch.exp(-((x - a * mean) ** 2) / (2 * total))
            likelihoods.append(weight * of_left * of_x + 1e-300)
            means.append(mean + variance * a / total * (x - a * mean))
        shares = torch.stack(likelihoods) / torch.stack(likelihoods).sum(0)
        return (shares * torch.stack(means)).sum(0)
