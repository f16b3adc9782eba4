"""The real worker, made slow at one point of a job, so that a test can kill it just there."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline.tasks.studio import Studio
from pipeline.worker import painting, service
from pipeline.worker.pictures import BlobPictures
from pipeline.worker.service import leave, work
from storage import jobs
from storage.logs import set_up
from storage.settings import WorkerSettings

# Where a job can be, in its order.
POINTS = {
    "before begin": (jobs, "begin", "before"),
    "after begin": (painting, "_paint", "before"),
    "at the photo": (BlobPictures, "load", "before"),
    "at the caption": (Studio, "caption", "before"),
    "at a preview": (Studio, "keep_preview", "before"),
    "at a picture": (BlobPictures, "save", "after"),
    "after paint": (painting, "_paint", "after"),
    "before store": (painting, "store_result", "before"),
    "before commit": (jobs, "end", "after"),
    "after store": (painting, "_store", "after"),
}


@dataclass(frozen=True)
class Slow:
    """Where to wait, how long (seconds) at most, and only while a file exists that does not spare it."""

    point: str
    seconds: float
    armed: Path

    def holds(self, arguments: tuple[Any, ...]) -> bool:
        """Whether what is called with these has to wait."""
        try:
            spared = self.armed.read_text().split()
        except FileNotFoundError:
            return False
        return not any(isinstance(one, str) and one in spared for one in arguments)


def main(environment: Mapping[str, str], log: Path, slow: Slow | None, clock: Path, drain: float) -> None:
    """Run the worker; the log says the point's name whenever it comes there.

    Its clock goes wrong by the seconds that a file says, if there is one. Told to stop, it gives what it
    paints `drain` seconds.
    """
    os.environ.update(environment)
    sys.stderr = log.open("w", buffering=1)
    set_up("lines")
    with ExitStack() as patched:
        patched.enter_context(patch.object(time, "time", _wrong(time.time, clock)))
        patched.enter_context(patch.object(service, "_DRAIN", drain))
        if slow is not None:
            place, name, side = POINTS[slow.point]
            patched.enter_context(patch.object(place, name, _slow(getattr(place, name), side, slow)))
        leave(work(WorkerSettings()))


def _wrong(right: Callable[[], float], clock: Path) -> Callable[[], float]:
    return lambda: right() + (float(clock.read_text() or 0) if clock.exists() else 0.0)


def _slow(original: Callable[..., Any], side: str, slow: Slow) -> Callable[..., Any]:
    def wait(arguments: tuple[Any, ...]) -> None:
        if slow.holds(arguments):
            print(f"== {slow.point}", file=sys.stderr)
            end = time.monotonic() + slow.seconds
            while time.monotonic() < end and slow.holds(arguments):
                time.sleep(0.02)

    def slowly(*arguments: Any, **named: Any) -> Any:
        if side == "before":
            wait(arguments)
            return original(*arguments, **named)
        answer = original(*arguments, **named)
        if hasattr(answer, "__await__"):
            return _then(answer, lambda: wait(arguments))
        wait(arguments)
        return answer

    return slowly


async def _then(answer: Any, wait: Callable[[], None]) -> Any:
    value = await answer
    wait()
    return value
