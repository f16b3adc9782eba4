"""The model calls a sampler may yield, and what it receives for each.

A sampler is a generator. It yields one request, or a sequence of them, and receives the answer, or the
answers in the same order. Images are (1, 3, H, W) in [-1, 1]; latents are (1, 4, h, w) in the denoiser's
scale; both live on the CPU in float32, whatever the models compute in.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import torch

from pipeline.engine.condition import Condition

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Denoise:
    """Asks for the model's output (1, 4, h, w) at noisy latents `x` and train timestep `t`, guidance applied.

    With `halves` the answer is `Halves`, before guidance.
    """

    x: torch.Tensor
    t: int
    condition: Condition
    halves: bool = False


@dataclass(frozen=True, eq=False)
class Halves:
    """A model's output with the words and without them; without guidance there is no second half."""

    conditional: torch.Tensor
    unconditional: torch.Tensor | None

    def guided(self, guidance: float) -> torch.Tensor:
        """Classifier-free guidance (Ho and Salimans 2022, equation 6, in its 1 = conditional scale)."""
        if self.unconditional is None:
            return self.conditional
        return self.unconditional + guidance * (self.conditional - self.unconditional)


@dataclass(frozen=True, eq=False)
class Encode:
    """Asks for the latents of an image: the mode of the autoencoder's posterior, scaled for the denoiser."""

    image: torch.Tensor


@dataclass(frozen=True, eq=False)
class Decode:
    """Asks for the image of latents."""

    latents: torch.Tensor


@dataclass(frozen=True)
class Embed:
    """Asks for the embedding (1, L, C) of a text."""

    text: str


@dataclass(frozen=True, eq=False)
class Prediction:
    """What a loss may look at: the noisy latents, the guided output at them, and a differentiable decoder."""

    x: torch.Tensor
    output: torch.Tensor
    decode: Callable[[torch.Tensor], torch.Tensor]


@dataclass(frozen=True, eq=False)
class Gradient:
    """Asks for the gradient (1, 4, h, w) of a scalar loss with respect to `x`; never batched."""

    x: torch.Tensor
    t: int
    condition: Condition
    loss: Callable[[Prediction], torch.Tensor]


@dataclass(frozen=True, eq=False)
class Report:
    """Tells the job's progress channel that `step` of `steps` is done; answered at once with None.

    `clean` are the latents of the picture as now foreseen, for previews.
    """

    step: int
    steps: int
    clean: torch.Tensor | None = None


ModelCall = Denoise | Encode | Decode | Embed | Gradient
Asked = ModelCall | Report | Sequence[ModelCall]
Answer = torch.Tensor | Halves

Sampler: TypeAlias = Generator[Asked, Any, T]
