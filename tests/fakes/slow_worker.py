"""The real worker, made slow at one point of a job, so that a test can kill it just there.

    python slow_worker.py POINT SECONDS ARMED

says the point's name on a line of its own whenever it comes there while the file ARMED exists, and waits.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline.tasks.studio import Studio
from pipeline.worker import painting
from pipeline.worker.pictures import BlobPictures
from pipeline.worker.service import work
from storage import jobs
from storage.settings import Settings

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


def main() -> int:
    """Run the worker with its slow point."""
    point, seconds, armed = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    place, name, side = POINTS[point]
    original = getattr(place, name)
    with patch.object(place, name, _slow(original, side, lambda: _wait(point, seconds, armed))):
        return work(Settings())


def _wait(point: str, seconds: float, armed: Path) -> None:
    if armed.exists():
        print(point, flush=True)
        time.sleep(seconds)


def _slow(original: Callable[..., Any], side: str, wait: Callable[[], None]) -> Callable[..., Any]:
    def slow(*arguments: Any, **named: Any) -> Any:
        if side == "before":
            wait()
            return original(*arguments, **named)
        answer = original(*arguments, **named)
        if hasattr(answer, "__await__"):
            return _then(answer, wait)
        wait()
        return answer

    return slow


async def _then(answer: Any, wait: Callable[[], None]) -> Any:
    value = await answer
    wait()
    return value


if __name__ == "__main__":
    sys.exit(main())
