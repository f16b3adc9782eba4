"""The thread that answers the model calls of all running samplers, many in one batch."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

import torch

from pipeline.engine.batching import answer, first_batch, rows_of
from pipeline.engine.job import Call, Job
from pipeline.engine.model import Models
from pipeline.engine.requests import Sampler
from pipeline.engine.running import Running

T = TypeVar("T")
Told = Callable[[str, int], None]
"""Hears of every batch: the kind of its calls (`denoise`, `decode`, …) and how many rows it had."""

_log = logging.getLogger(__name__)


class Engine:
    """Runs samplers together (continuous batching): each round answers one batch, oldest call first.

    Samplers join and leave between rounds, so a newcomer waits for one model call at most, and a cancelled
    one is closed as soon. `max_rows` bounds the rows of a batch; a single call may exceed it. It is halved
    whenever memory does not suffice for a batch. A call that fails, or whose answer is not finite, is tried
    again alone; then it is raised in its own sampler and touches no other. `told` hears of every batch.
    `close` cancels what is under way.
    """

    def __init__(self, models: Models, max_rows: int = 16, told: Told | None = None) -> None:
        self._models = models
        self._max_rows = max_rows
        self._told = told
        self._changed = Condition()
        self._arrivals: deque[Job[Any]] = deque()
        self._closing = False
        self._jobs: set[Job[Any]] = set()  # belongs to the thread alone, as do the calls
        self._calls: list[Call] = []
        self._thread = Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    def submit(self, sampler: Sampler[T], previews: int = 0) -> Running[T]:
        """Starts a sampler; `previews` of its steps, evenly spread, carry a picture if the models can."""
        running: Running[T] = Running(self._wake)
        job = Job(sampler, running, self._preview, previews)
        with self._changed:
            if self._closing:
                raise RuntimeError("the engine is closed")
            self._arrivals.append(job)
            self._changed.notify()
        return running

    @property
    def is_well(self) -> bool:
        """Whether samplers are taken: not after its end, and not after it failed."""
        return self._thread.is_alive() and not self._closing

    def close(self) -> None:
        """Cancels all samplers, waits for the call under way and ends the thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        try:
            while self._wait():
                self._join_arrivals()
                self._leave_cancelled()
                if self._calls:
                    self._answer_one_batch()
        except BaseException as error:
            _log.exception("the engine failed")
            failure = error
            self._end(lambda job: job.running.fail(failure))
            raise
        self._end(Job.cancel)

    def _wait(self) -> bool:
        """Sleeps while there is nothing to do; False when the engine is to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._jobs or self._arrivals)
            return not self._closing

    def _leave_cancelled(self) -> None:
        for job in [job for job in self._jobs if job.running.cancel_wanted]:
            self._calls = [call for call in self._calls if call.job is not job]
            self._jobs.remove(job)
            job.cancel()

    def _join_arrivals(self) -> None:
        while self._arrivals:
            job = self._arrivals.popleft()
            self._jobs.add(job)
            self._expect(job, job.start())

    def _answer_one_batch(self) -> None:
        places = set(first_batch([call.request for call in self._calls], self._max_rows))
        batch = [call for place, call in enumerate(self._calls) if place in places]
        self._calls = [call for place, call in enumerate(self._calls) if place not in places]
        answered = answer([call.request for call in batch], self._models)
        if self._told is not None:
            requests = [call.request for call in batch]
            self._told(type(requests[0]).__name__.lower(), sum(map(rows_of, requests)))
        if answered.too_big:
            self._max_rows = max(1, self._max_rows // 2)
            _log.warning(
                "memory did not suffice for a batch; from now on it has at most %d rows", self._max_rows
            )
        for call, outcome in zip(batch, answered.outcomes, strict=True):
            if not call.job.running.cancel_wanted:
                self._expect(call.job, call.job.receive(call, outcome))

    def _expect(self, job: Job[Any], calls: list[Call]) -> None:
        self._calls += calls
        if job.running.done:
            self._jobs.discard(job)

    def _preview(self, clean: torch.Tensor) -> torch.Tensor | None:
        with torch.inference_mode():
            preview = self._models.preview(clean)
        return None if preview is None else preview.clone()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify()

    def _end(self, how: Callable[[Job[Any]], None]) -> None:
        with self._changed:
            self._closing = True
            left = [*self._jobs, *self._arrivals]
            self._arrivals.clear()
        self._jobs.clear()
        for job in left:
            how(job)
