"""The tiny random family, loaded once a test run, and a look at what is asked of it."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import torch

from pipeline.engine.model import Models
from pipeline.engine.rows import Rows
from pipeline.families.family import Family
from pipeline.families.load import load_family
from tests.fakes.tiny_family import build_tiny_family


@cache
def tiny_family(
    channels: Literal[4, 9] = 9,
    prediction_type: Literal["epsilon", "v_prediction"] = "v_prediction",
) -> Family:
    """A tiny family in float32; one object for all tests of a run, so do not change it."""
    with TemporaryDirectory() as folder:
        where = build_tiny_family(Path(folder) / "tiny", channels=channels, prediction_type=prediction_type)
        return load_family(where, dtype=torch.float32)


class Watched:
    """Models that remember the rows of each call of the denoiser, and the kinds of all calls."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self.rows: list[int] = []
        self.kinds: list[str] = []

    def denoise(self, rows: Rows) -> torch.Tensor:
        self.kinds.append("denoise")
        self.rows.append(len(rows.x))
        return self._models.denoise(rows)

    def encode(self, images: torch.Tensor) -> torch.Tensor:
        self.kinds.append("encode")
        return self._models.encode(images)

    def decode(self, latents: torch.Tensor) -> torch.Tensor:
        self.kinds.append("decode")
        return self._models.decode(latents)

    def embed(self, texts: Sequence[str]) -> torch.Tensor:
        self.kinds.append("embed")
        return self._models.embed(texts)

    def preview(self, latents: torch.Tensor) -> torch.Tensor | None:
        self.kinds.append("preview")
        return self._models.preview(latents)
