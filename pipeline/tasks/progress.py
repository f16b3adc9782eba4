"""Telling how far a task is, and letting go of the engine when the one told wants no more."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import torch

from pipeline.contract import Progress
from pipeline.engine.running import Running, Step

T = TypeVar("T")

Report = Callable[[Progress], None]
"""Receives the progress of a task; what it raises (`Cancelled`, say) ends the task."""


def follow(
    runs: Sequence[Running[T]],
    stage: str,
    report: Report,
    keep_preview: Callable[[torch.Tensor], str | None],
) -> list[T]:
    """The results of samplers running together; reports their steps as one count.

    If anything is raised, by a sampler or by `report`, all of them are cancelled.
    """
    try:
        for done, step in enumerate(_in_turns([iter(run.progress) for run in runs]), start=1):
            preview = None if step.preview is None else keep_preview(step.preview)
            report(Progress(stage, done, step.steps * len(runs), preview))
        return [run.result() for run in runs]
    except BaseException:
        for run in runs:
            run.cancel()
        raise


def _in_turns(channels: list[Iterator[Step]]) -> Iterator[Step]:
    """One step of each channel after the other: samplers that run together advance together."""
    while channels:
        for channel in tuple(channels):
            step = next(channel, None)
            if step is None:
                channels.remove(channel)
            else:
                yield step
