"""Letting a sampler go on until its next model calls."""

from collections.abc import Callable, Sequence
from typing import Any

import torch

from pipeline.engine.requests import Answer, Asked, ModelCall, Report, Sampler

GoOn = Callable[[], Asked]


class GradientModeHeld(RuntimeError):
    """A sampler kept a gradient or inference mode across a yield, which would change it for all others."""


def begin(sampler: Sampler[Any]) -> GoOn:
    """How a sampler is started."""
    return lambda: next(sampler)


def reply(sampler: Sampler[Any], asked: Asked, outcomes: Sequence[Answer | Exception]) -> GoOn:
    """How a sampler goes on from what it asked: the answers are sent, or the first failure is thrown."""
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            failure = outcome
            return lambda: sampler.throw(failure)
    return lambda: sampler.send(list(outcomes) if isinstance(asked, Sequence) else outcomes[0])


def resume(sampler: Sampler[Any], go_on: GoOn, report: Callable[[Report], None]) -> Asked:
    """Lets a sampler go on, without gradients and past its reports, and returns the model calls it asks for.

    Raises `StopIteration` with the sampler's result when it ends, and whatever else it raises.
    """
    asked = _without_gradients(sampler, go_on)
    while isinstance(asked, Report):
        report(asked)
        asked = _without_gradients(sampler, lambda: sampler.send(None))
    return asked


def calls_in(asked: Asked) -> list[ModelCall]:
    """The model calls of what was asked, one or several."""
    if isinstance(asked, Report):
        raise TypeError("a report is no model call")
    return list(asked) if isinstance(asked, Sequence) else [asked]


def _without_gradients(sampler: Sampler[Any], go_on: GoOn) -> Asked:
    inference_before = torch.is_inference_mode_enabled()
    with torch.no_grad():
        asked = go_on()
        if torch.is_grad_enabled() or torch.is_inference_mode_enabled() != inference_before:
            sampler.close()
            raise GradientModeHeld(
                "a sampler must leave torch.enable_grad and inference_mode before it yields"
            )
    return asked
