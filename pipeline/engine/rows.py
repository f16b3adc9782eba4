"""Denoising requests laid out as rows of one model call, and its output handed back as answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from pipeline.engine.condition import Condition, Control
from pipeline.engine.requests import Answer, Denoise, Gradient, Halves


@dataclass(frozen=True, eq=False)
class ControlRows:
    """Which K rows have a ControlNet, with a control image (1, 3, H, W) and a weight for each."""

    places: tuple[int, ...]
    images: tuple[torch.Tensor, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Rows:
    """B rows for the denoiser: x (B, 4, h, w), t (B,), text (B, L, C).

    `inpaint` (B, 5, h, w) is the mask and the masked latents, `control` the rows that have a ControlNet.
    """

    x: torch.Tensor
    t: torch.Tensor
    text: torch.Tensor
    inpaint: torch.Tensor | None
    control: ControlRows | None


@dataclass(frozen=True, eq=False)
class _Row:
    x: torch.Tensor
    t: int
    text: torch.Tensor
    condition: Condition
    control: Control | None


def row_count(request: Denoise | Gradient) -> int:
    """Rows that a request takes: two when it is guided."""
    return 2 if request.condition.guided else 1


def lay_out(requests: Sequence[Denoise | Gradient]) -> Rows:
    """Stacks requests of one shape; the conditional row of each comes first, then its unconditional one."""
    rows = [row for request in requests for row in _rows(request)]
    return Rows(
        x=torch.cat([row.x for row in rows]),
        t=torch.tensor([row.t for row in rows]),
        text=torch.cat([row.text for row in rows]),
        inpaint=_inpaint([row.condition for row in rows]),
        control=_control([row.control for row in rows]),
    )


def hand_back(requests: Sequence[Denoise | Gradient], output: torch.Tensor) -> list[Answer]:
    """Splits the output (B, 4, h, w) of `lay_out`'s rows into one answer a request."""
    answers: list[Answer] = []
    parts = output.split([row_count(request) for request in requests])
    for request, part in zip(requests, parts, strict=True):
        guided = request.condition.guided
        # Clones: an answer must not keep the whole batch alive, nor be a tensor of inference mode.
        halves = Halves(part[:1].clone(), part[1:].clone() if guided else None)
        wants_halves = isinstance(request, Denoise) and request.halves
        answers.append(halves if wants_halves else halves.guided(request.condition.guidance))
    return answers


def _rows(request: Denoise | Gradient) -> list[_Row]:
    condition = request.condition
    control = condition.control if condition.control is not None and condition.control.weight != 0 else None
    rows = [_Row(request.x, request.t, condition.text, condition, control)]
    if condition.guided:
        assert condition.negative is not None
        both = control if control is not None and control.both_halves else None
        rows.append(_Row(request.x, request.t, condition.negative, condition, both))
    return rows


def _inpaint(conditions: Sequence[Condition]) -> torch.Tensor | None:
    inputs = [condition.inpaint for condition in conditions if condition.inpaint is not None]
    if not inputs:
        return None
    return torch.cat(
        [torch.cat([each.mask for each in inputs]), torch.cat([each.masked for each in inputs])], dim=1
    )


def _control(controls: Sequence[Control | None]) -> ControlRows | None:
    present = [(place, control) for place, control in enumerate(controls) if control is not None]
    if not present:
        return None
    return ControlRows(
        places=tuple(place for place, _ in present),
        images=tuple(control.image for _, control in present),
        weights=tuple(control.weight for _, control in present),
    )
