"""Between RGB pictures (H,W,3) uint8 and tensors (B,3,H,W) in -1..1."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch


def to_tensor(pictures: Sequence[npt.NDArray[np.uint8]]) -> torch.Tensor:
    """Pictures of one size as a float tensor (B,3,H,W) in -1..1."""
    stacked = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)
    return stacked.contiguous().float() / 127.5 - 1


def to_pictures(tensor: torch.Tensor) -> list[npt.NDArray[np.uint8]]:
    """A tensor (B,3,H,W) in -1..1 as pictures (H,W,3)."""
    levels = ((tensor.float().clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    return list(levels.permute(0, 2, 3, 1).cpu().numpy())
