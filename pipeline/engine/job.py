"""A sampler under way in the engine's thread."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import torch

from pipeline.engine.batching import batch_key
from pipeline.engine.requests import Answer, Asked, ModelCall, Report, Sampler
from pipeline.engine.resume import GoOn, begin, calls_in, reply, resume
from pipeline.engine.running import Running, Step

T = TypeVar("T")
Preview = Callable[[torch.Tensor], torch.Tensor | None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Call:
    """One model call that a job waits for, and its place among those asked at once."""

    job: "Job[Any]"
    place: int
    request: ModelCall


class Job(Generic[T]):
    """Resumes one sampler when all it asked for is answered, and tells its owner how it fares."""

    def __init__(self, sampler: Sampler[T], running: Running[T], preview: Preview, previews: int) -> None:
        self.running = running
        self._sampler = sampler
        self._preview = preview
        self._previews = previews
        self._asked: Asked = ()
        self._outcomes: dict[int, Answer | Exception] = {}
        self._awaited = 0

    def start(self) -> list[Call]:
        """Runs the sampler to its first model calls, unless it was cancelled before."""
        return [] if self.running.cancel_wanted else self._go_on(begin(self._sampler))

    def receive(self, call: Call, outcome: Answer | Exception) -> list[Call]:
        """Takes one answer; once it was the last awaited, resumes the sampler and returns its next calls."""
        self._outcomes[call.place] = outcome
        if len(self._outcomes) < self._awaited:
            return []
        ordered = [self._outcomes[place] for place in range(self._awaited)]
        return self._go_on(reply(self._sampler, self._asked, ordered))

    def cancel(self) -> None:
        """Closes the sampler."""
        try:
            self._sampler.close()
        except Exception:
            _log.exception("a sampler failed while it was closed")
        self.running.end_cancelled()

    def _go_on(self, go_on: GoOn) -> list[Call]:
        try:
            self._asked = resume(self._sampler, go_on, self._post)
            requests = calls_in(self._asked)
            if not requests:
                raise ValueError("a sampler yielded an empty list of model calls")
            for request in requests:
                batch_key(request)  # what cannot be batched must fail here, in its own job
        except StopIteration as end:
            self.running.finish(end.value)
            return []
        except Exception as error:
            self._sampler.close()
            self.running.fail(error)
            return []
        self._outcomes, self._awaited = {}, len(requests)
        return [Call(self, place, request) for place, request in enumerate(requests)]

    def _post(self, report: Report) -> None:
        preview = None
        if report.clean is not None and preview_due(report.step, report.steps, self._previews):
            try:
                preview = self._preview(report.clean)
            except Exception:  # a picture must not be lost for want of its preview
                _log.exception("a preview could not be made")
        self.running.progress.post(Step(report.step, report.steps, preview))


def preview_due(step: int, steps: int, previews: int) -> bool:
    """Whether one of so many previews, evenly spread between first step and last, is due at this step."""
    if not 0 < step < steps:
        return False
    return step * (previews + 1) // steps > (step - 1) * (previews + 1) // steps
