"""The gradient lane: differentiating a loss of what the model predicts with respect to its input."""

from dataclasses import replace

import torch

from pipeline.engine.condition import Condition, Inpaint
from pipeline.engine.model import Models
from pipeline.engine.requests import Answer, Gradient, Halves, Prediction
from pipeline.engine.rows import hand_back, lay_out


def gradient(request: Gradient, models: Models) -> torch.Tensor:
    """d loss / d x through the guided denoiser, of the shape of x (for SyncDiffusion, arXiv 2306.05178)."""
    with torch.enable_grad():
        x = request.x.detach().clone().requires_grad_()
        request = replace(request, x=x, condition=_ordinary(request.condition))
        output: Answer = hand_back([request], models.denoise(lay_out([request])))[0]
        assert not isinstance(output, Halves)
        loss = request.loss(Prediction(x, output, models.decode))
        (slope,) = torch.autograd.grad(loss, x)
    return slope


def _ordinary(condition: Condition) -> Condition:
    # Autograd refuses to save tensors of inference mode, in which other answers may have been computed.
    inpaint, negative = condition.inpaint, condition.negative
    return replace(
        condition,
        text=condition.text.clone(),
        negative=None if negative is None else negative.clone(),
        inpaint=None if inpaint is None else Inpaint(inpaint.mask.clone(), inpaint.masked.clone()),
    )
