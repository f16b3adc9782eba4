"""The adversary of the decoder: a network that tells real patches from painted ones.

PatchGAN (Isola et al., arXiv 1611.07004) with spectral normalisation (Miyato et al., arXiv 1802.05957) and
the hinge loss (Lim and Ye, arXiv 1705.02894), as latent diffusion's autoencoders are trained.
"""

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm

_CHANNELS = (32, 64, 96)


class Adversary(nn.Module):
    """Pictures (B,3,H,W) to a map of scores, above 0 for real."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inputs = 3
        for outputs in _CHANNELS:
            layers += [spectral_norm(nn.Conv2d(inputs, outputs, 4, 2, 1)), nn.LeakyReLU(0.2)]
            inputs = outputs
        self.layers = nn.Sequential(*layers, spectral_norm(nn.Conv2d(inputs, 1, 3, 1, 1)))

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        scores: torch.Tensor = self.layers(pictures)
        return scores


def telling_loss(adversary: Adversary, real: torch.Tensor, made: torch.Tensor) -> torch.Tensor:
    """What the adversary minimises: scores above 1 for real patches, below -1 for made ones."""
    real_scores: torch.Tensor = adversary(real)
    made_scores: torch.Tensor = adversary(made.detach())
    return F.relu(1 - real_scores).mean() + F.relu(1 + made_scores).mean()


def fooling_loss(adversary: Adversary, made: torch.Tensor) -> torch.Tensor:
    """What the decoder minimises against it."""
    scores: torch.Tensor = adversary(made)
    return -scores.mean()
