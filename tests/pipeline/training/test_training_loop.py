import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from PIL import Image

from pipeline.training.loop import Box, learning_rate, set_learning_rate, tile, train


class Counter:
    """A part that counts its steps and remembers how far its time box was at each."""

    def __init__(self) -> None:
        self.count = torch.zeros(1)
        self.progress: list[float] = []

    def step(self, progress: float) -> dict[str, float]:
        self.count += 1
        self.progress.append(progress)
        return {"loss": float(self.count)}

    def state(self) -> dict[str, Any]:
        return {"count": self.count}

    def restore(self, state: dict[str, Any]) -> None:
        self.count = state["count"]

    def validate(self) -> dict[str, float]:
        return {"validation": 0.5}

    def grid(self) -> npt.NDArray[np.uint8]:
        return np.full((4, 6, 3), 7, np.uint8)


def lines(folder: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]


def checkpoint(folder: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(folder / "checkpoint.pt", weights_only=True)
    return state


def test_a_run_keeps_to_its_box_and_logs_losses_and_a_grid(tmp_path: Path) -> None:
    part = Counter()
    train(part, tmp_path, Box(minutes=0.1 / 60))
    saved = checkpoint(tmp_path)
    assert saved["elapsed"] >= 0.1
    assert saved["steps"] == len(part.progress) == int(saved["part"]["count"]) > 0
    assert part.progress == sorted(part.progress)
    assert part.progress[0] == 0
    assert part.progress[-1] < 1
    (line,) = lines(tmp_path)
    assert line["validation"] == 0.5
    assert line["loss"] == pytest.approx((saved["steps"] + 1) / 2)
    assert Image.open(tmp_path / f"grid-{saved['steps']:06d}.png").size == (6, 4)
    assert not (tmp_path / "checkpoint.tmp").exists()


def test_a_resumed_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    train(Counter(), tmp_path, Box(minutes=0.05 / 60))
    before = checkpoint(tmp_path)
    resumed = Counter()
    train(resumed, tmp_path, Box(minutes=(before["elapsed"] + 0.05) / 60))
    after = checkpoint(tmp_path)
    assert after["elapsed"] >= before["elapsed"] + 0.05
    assert after["steps"] == before["steps"] + len(resumed.progress)
    assert int(after["part"]["count"]) == after["steps"]
    assert resumed.progress[0] > 0.3
    assert len(lines(tmp_path)) == 2


def test_a_used_up_box_takes_no_step(tmp_path: Path) -> None:
    train(Counter(), tmp_path, Box(minutes=0.05 / 60))
    before = checkpoint(tmp_path)
    finished = Counter()
    train(finished, tmp_path, Box(minutes=0.0))
    after = checkpoint(tmp_path)
    assert finished.progress == []
    assert (after["elapsed"], after["steps"]) == (before["elapsed"], before["steps"])


def test_a_run_is_saved_on_its_way(tmp_path: Path) -> None:
    train(Counter(), tmp_path, Box(minutes=0.2 / 60, save_minutes=0.05 / 60))
    assert len(lines(tmp_path)) >= 2


def test_the_learning_rate_warms_up_and_falls_to_a_fiftieth() -> None:
    rates = [learning_rate(1.0, progress / 100) for progress in range(101)]
    assert rates[0] < 0.1
    assert max(rates) == pytest.approx(1, abs=0.01)
    assert rates[2:] == sorted(rates[2:], reverse=True)
    assert rates[-1] == pytest.approx(0.02)


def test_parameter_groups_keep_their_scale() -> None:
    weights = [torch.nn.Parameter(torch.zeros(1)) for _ in range(2)]
    groups: list[dict[str, Any]] = [{"params": weights[:1]}, {"params": weights[1:], "scale": 0.5}]
    optimizer = torch.optim.AdamW(groups, lr=1.0)
    set_learning_rate(optimizer, 0.2)
    assert [group["lr"] for group in optimizer.param_groups] == [0.2, 0.1]


def test_a_grid_has_rows_and_columns() -> None:
    black, white = np.zeros((2, 3, 3), np.uint8), np.full((2, 3, 3), 255, np.uint8)
    grid = tile([[black, white], [white, black]])
    assert grid.shape == (4, 6, 3)
    assert grid[0, 5, 0] == grid[3, 0, 0] == 255
    assert grid[0, 0, 0] == grid[3, 5, 0] == 0
