"""A sampler that was given to the engine, as its owner sees it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event
from typing import Generic, TypeVar

import torch

from pipeline.errors import Cancelled

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Step:
    """One step of a job is done; a few of them carry a preview, an image (1, 3, H, W) in [-1, 1]."""

    step: int
    steps: int
    preview: torch.Tensor | None = None


class Channel:
    """The steps of one job as they are done, for one reader; iterating it ends when the job does."""

    def __init__(self) -> None:
        self._steps: SimpleQueue[Step | None] = SimpleQueue()

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps.get, None)

    def post(self, step: Step) -> None:
        """Called by the engine."""
        self._steps.put(step)

    def close(self) -> None:
        """Called by the engine when there will be no more."""
        self._steps.put(None)


class Running(Generic[T]):
    """A sampler's result to come, its progress and the way to cancel it, for the job's own thread."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.progress = Channel()
        self._outcome: Future[T] = Future()
        self._cancel = Event()
        self._wake = wake

    def result(self, timeout: float | None = None) -> T:
        """Waits for the sampler's result, at most timeout seconds.

        Raises what the sampler raised, `Cancelled` after `cancel` or the engine's end, `TimeoutError` when it
        is not done in time.
        """
        return self._outcome.result(timeout)

    def cancel(self) -> None:
        """Ends the sampler at its next step; nothing happens if it has ended."""
        self._cancel.set()
        self._wake()

    @property
    def done(self) -> bool:
        """Whether there is a result, a failure or a cancellation."""
        return self._outcome.done()

    @property
    def cancel_wanted(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancel.is_set()

    def finish(self, result: T) -> None:
        """Called by the engine with the sampler's result."""
        self._outcome.set_result(result)
        self.progress.close()

    def fail(self, error: BaseException) -> None:
        """Called by the engine when there will be no result."""
        self._outcome.set_exception(error)
        self.progress.close()

    def end_cancelled(self) -> None:
        """Called by the engine once the sampler is closed."""
        self.fail(Cancelled("the picture was cancelled"))
