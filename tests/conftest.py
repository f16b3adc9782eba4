"""What holds for every test."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Every server of the tests is on this machine: whatever proxy the surroundings name, nothing goes through it.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
# The models of the tests are so small that threads only wait for one another.
os.environ.setdefault("OMP_NUM_THREADS", "1")
# What waits for a worker here is a test, and the machine is full of others.
os.environ.setdefault("DIFOOTSION_WORKERS_NICE", "0")

# A busy machine is no reason to fail.
settings.register_profile("difootsion", deadline=None, derandomize=True)
settings.load_profile("difootsion")

# These take longest. They come first, so that no process is left with one of them when the others are done.
LONGEST = (
    "bot/contract/test_scenarios.py",
    "pipeline/worker/test_kills.py",
    "pipeline/worker/test_worker.py",
    "bot/contract/test_telegram_troubles.py",
    "pipeline/worker/test_faults.py",
    "bot/transcript/test_playing.py",
    "bot/command_line/test_queueing.py",
    "storage/test_submitting.py",
    "bot/contract/test_load.py",
    "storage/test_moving.py",
    "pipeline/evaluation/test_bench.py",
    "bot/contract/test_end_to_end.py",
)

pytest_plugins = [f"tests.fakes.{room}" for room in ("databases", "s3", "talks", "yards")]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {Path(__file__).parent / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))
