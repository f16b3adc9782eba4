"""The loop all parts are trained by: time-boxed, resumable, logging losses and a picture grid."""

import argparse
import json
import math
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image

from pipeline.errors import Missing
from pipeline.training.sizes import SIZES


class Part(Protocol):
    """A part of the family in training."""

    def step(self, progress: float) -> dict[str, float]:
        """One optimisation step at progress 0..1 of the time box; returns its losses by name."""

    def state(self) -> dict[str, Any]:
        """All that a resumed run needs."""

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a saved state."""

    def validate(self) -> dict[str, float]:
        """Figures on the validation split."""

    def grid(self) -> npt.NDArray[np.uint8]:
        """A picture (H,W,3) that shows how far the part has come."""


class Learner:
    """The part of a `Part` that most share: one model and its optimizer."""

    model: Any
    optimizer: torch.optim.Optimizer
    rate: float

    def descend(self, loss: torch.Tensor, progress: float) -> None:
        """One step of the optimizer down the gradient of the loss, clipped to length 1."""
        set_learning_rate(self.optimizer, learning_rate(self.rate, progress))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()

    def state(self) -> dict[str, Any]:
        """Model and optimizer."""
        return {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}

    def restore(self, state: dict[str, Any]) -> None:
        """Model and optimizer."""
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])


@dataclass(frozen=True)
class Box:
    """How long a part is trained in all (resumed time counts), and how often it is saved."""

    minutes: float
    save_minutes: float = 4.0


def learning_rate(peak: float, progress: float, warm: float = 0.02) -> float:
    """Linear warm-up, then a cosine down to a fiftieth of the peak."""
    if progress < warm:
        return peak * (progress + 1e-3) / warm
    return peak * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - warm) / (1 - warm)))))


def set_learning_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """Give every parameter group the rate, times its own `scale` if it has one."""
    for group in optimizer.param_groups:
        group["lr"] = rate * group.get("scale", 1.0)


def train_as_told(part: Part, name: str, chosen: argparse.Namespace) -> None:
    """Train in `chosen.run/name` as the command line asks, or with `--export-only` read its checkpoint.

    Raises `Missing` if there is nothing to export.
    """
    folder = chosen.run / name
    if not chosen.export_only:
        train(part, folder, Box(chosen.minutes, chosen.save_minutes))
    elif not _resume(part, folder / "checkpoint.pt")[1]:
        raise Missing(f"{folder} has no checkpoint to export; train first, without --export-only")


def train(part: Part, folder: Path, box: Box) -> None:
    """Train until the time box is used up; `folder` holds checkpoint.pt, log.jsonl and grid-*.png."""
    folder.mkdir(parents=True, exist_ok=True)
    elapsed, steps = _resume(part, folder / "checkpoint.pt")
    began = saved = time.monotonic()
    before = elapsed
    losses: dict[str, list[float]] = defaultdict(list)
    while elapsed < box.minutes * 60:
        for name, value in part.step(elapsed / (box.minutes * 60)).items():
            losses[name].append(value)
        steps += 1
        now = time.monotonic()
        elapsed = before + now - began
        if now - saved > box.save_minutes * 60:
            _save(part, folder, elapsed, steps, losses)
            saved = now
    _save(part, folder, elapsed, steps, losses)


def _resume(part: Part, checkpoint: Path) -> tuple[float, int]:
    if not checkpoint.exists():
        return 0.0, 0
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    part.restore(state["part"])
    print(f"resumed after {state['elapsed'] / 60:.1f} minutes, {state['steps']} steps", flush=True)
    return float(state["elapsed"]), int(state["steps"])


def _save(part: Part, folder: Path, elapsed: float, steps: int, losses: dict[str, list[float]]) -> None:
    state = {"part": part.state(), "elapsed": elapsed, "steps": steps}
    half_written = folder / "checkpoint.tmp"
    torch.save(state, half_written)
    half_written.rename(folder / "checkpoint.pt")
    Image.fromarray(part.grid()).save(folder / f"grid-{steps:06d}.png")
    means = {name: round(float(np.mean(values)), 5) for name, values in losses.items()}
    losses.clear()
    line = {"minutes": round(elapsed / 60, 1), "steps": steps, **means, **part.validate()}
    with (folder / "log.jsonl").open("a") as log:
        log.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)


def arguments(description: str, minutes: float) -> argparse.ArgumentParser:
    """The command-line options that all parts share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--minutes", type=float, default=minutes, help="time box, resumed time included")
    parser.add_argument("--pack", type=Path, default=Path("data/street/pack.npz"))
    parser.add_argument("--run", type=Path, default=Path("runs/street"), help="folder of checkpoints")
    parser.add_argument("--out", type=Path, default=Path("pipeline/weights/street"))
    parser.add_argument("--size", choices=SIZES, default="laptop", help="of the pictures and the networks")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=None, help="peak learning rate")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save-minutes", type=float, default=4.0, help="minutes between checkpoints")
    parser.add_argument("--export-only", action="store_true", help="write the weights of the last checkpoint")
    return parser


def tile(rows: list[list[npt.NDArray[np.uint8]]]) -> npt.NDArray[np.uint8]:
    """Pictures of one size in rows and columns, as one picture."""
    return np.concatenate([np.concatenate(row, axis=1) for row in rows], axis=0)
