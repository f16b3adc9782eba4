"""Noise that depends on a picture's seed alone, not on the device or on what else is painted."""

import hashlib
from typing import Literal

import torch

Purpose = Literal["start", "known", "step"]


def noise(shape: tuple[int, ...], seed: int, purpose: Purpose = "start") -> torch.Tensor:
    """Standard normal noise of this shape, float32 on the CPU, independent between purposes.

    That for the start is what diffusers' pipelines draw from `torch.Generator().manual_seed(seed)`.
    """
    generator = torch.Generator().manual_seed(seed if purpose == "start" else _derived(seed, purpose))
    return torch.randn(shape, generator=generator)


def _derived(seed: int, purpose: Purpose) -> int:
    digest = hashlib.sha256(f"{purpose} {seed}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1
