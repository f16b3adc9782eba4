"""Weights to begin with: those of a family, where no checkpoint is left."""

from pathlib import Path
from typing import Any

from torch import nn

from pipeline.errors import Missing


def take_over(module: nn.Module, family: Path, part: str) -> None:
    """Give a module the weights of a family's part of the same shape; raises Missing where there is none."""
    folder, kind = family / part, type(module)
    reading: Any = kind
    try:
        weights = reading.from_pretrained(folder).state_dict()
    except (OSError, ValueError) as error:
        raise Missing(f"{folder} holds no {kind.__name__} to begin with: {error}") from error
    try:
        module.load_state_dict(weights)
    except RuntimeError as error:
        raise Missing(
            f"the {kind.__name__} in {folder} has another --size than the one to be trained"
        ) from error
