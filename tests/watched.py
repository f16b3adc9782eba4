"""The real worker, `python -m pipeline`, as a process that is looked at while it works."""

import os
import subprocess
import sys
import time
from typing import Self

import psutil

from tests.pipeline.worker.yard import Yard

SLOTS = 4


class Watched:
    """The real worker as a process of its own, and its memory over time."""

    def __init__(self, yard: Yard) -> None:
        self.log = yard.home / "load.log"
        self.began = time.monotonic()
        told = yard.environment | {"DIFOOTSION_WORKERS_JOBS": str(SLOTS), "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipeline"], env=dict(os.environ) | told, stderr=self.log.open("w")
        )
        self.seen = psutil.Process(self.process.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.process.terminate()
        self.process.wait()

    def up(self) -> float:
        """Seconds from its start until it takes jobs."""
        while "paints with" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.02)
        return time.monotonic() - self.began

    def share_of_a_core(self, seconds: float) -> float:
        """What it costs while it has nothing to do."""
        before = self._worked()
        time.sleep(seconds)
        return (self._worked() - before) / seconds

    def _worked(self) -> float:
        times = self.seen.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Resident megabytes."""
        return float(self.seen.memory_info().rss) / 2**20
