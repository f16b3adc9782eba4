"""How different two pictures look to a network trained on photos (after LPIPS, Zhang et al., CVPR 2018)."""

from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from pipeline.evaluation.efficientnet import EfficientNetLite0, load_efficientnet

_LOOKED_AT = (2, 4, 10)  # after these blocks: 24, 40 and 112 channels at a 4th, 8th and 16th of the size
_ENLARGED = 2  # ImageNet's objects are larger than a street photo's shoes


class PerceptualLoss(nn.Module):
    """The distance of EfficientNet-lite0's features, each place's scaled to length 1.

    LPIPS learns a weight per channel from people's judgements; here all weigh the same.
    """

    def __init__(self, network: EfficientNetLite0 | None = None) -> None:
        super().__init__()
        self.network = (network or load_efficientnet()).eval().requires_grad_(False)

    def forward(self, made: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """The mean distance of pictures (B,3,H,W) in -1..1; gradients flow to `made` only."""
        with torch.no_grad():
            wanted = self._looks(real)
        seen = self._looks(made)
        distances = [(a - b).square().sum(dim=1).mean() for a, b in zip(seen, wanted, strict=True)]
        return torch.stack(distances).sum()

    def _looks(self, pictures: torch.Tensor) -> list[torch.Tensor]:
        network: Any = self.network
        x = F.interpolate(pictures, scale_factor=_ENLARGED, mode="bilinear", align_corners=False)
        x, looks = F.relu6(network.stem(x)), []
        for number, block in enumerate(network.blocks):
            x = block(x)
            if number in _LOOKED_AT:
                looks.append(F.normalize(x, dim=1))
            if number == _LOOKED_AT[-1]:
                break
        return looks
