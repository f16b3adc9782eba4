"""The whole of `street`, part after part: `python -m pipeline.training.street --photos DIR`.

Each part has its share of the minutes. Whatever is there already (packs, checkpoints) is gone on from, so a
command that was interrupted is simply given again.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Missing
from pipeline.families.lock import lock_of, write_lock
from pipeline.training.commanding import command
from pipeline.training.sizes import SIZES

# Of the minutes: the autoencoder bounds how sharp everything can be, the ControlNet has the most to learn.
SHARES = {"autoencoder": 0.25, "captioner": 0.05, "denoiser": 0.25, "control": 0.45}


BUNDLED = Path(__file__).parents[1] / "weights" / "street"


@dataclass(frozen=True)
class Plan:
    """What is trained, from what, for how long, and where it goes."""

    photos: Path
    size: str = "laptop"
    minutes: float = 240.0
    batch: int = 16
    refresh: int = 4
    pool: int | None = None
    renders: int = 2000
    data: Path = Path("data/street")
    run: Path = Path("runs/street")
    out: Path = Path("pipeline/weights/street")

    @property
    def pack(self) -> Path:
        """The packed photos."""
        return self.data / "pack.npz"

    @property
    def rendered(self) -> Path:
        """The packed renders."""
        return self.data / "renders.npz"


def commands(plan: Plan) -> list[list[str]]:
    """The commands in their order, each a module's name and its arguments; packs that are there stay."""
    made = []
    if not plan.pack.exists():
        made.append(["prepare", "--photos", str(plan.photos), "--out", str(plan.pack)])
    if plan.renders and not plan.rendered.exists():
        count = ["--count", str(plan.renders)]
        made.append(["render", *count, "--grounds", str(plan.pack), "--out", str(plan.rendered)])
    return made + [[name, *_options(plan, name)] for name in SHARES]


def _options(plan: Plan, name: str) -> list[str]:
    places = {"--pack": plan.pack, "--run": plan.run, "--out": plan.out}
    options = [str(word) for pair in places.items() for word in pair]
    options += ["--size", plan.size, "--minutes", str(round(SHARES[name] * plan.minutes, 2))]
    options += ["--batch", str(plan.batch)]
    if name in ("denoiser", "control"):
        options += ["--refresh", str(plan.refresh)]
        options += ["--pool", str(plan.pool)] if plan.pool else []
        options += ["--renders", str(plan.rendered)] if plan.renders else []
    return options


def set_native_size(spec: str, size: str) -> str:
    """The text of a family.toml with the native size of the parts that were trained."""
    sides = {"width": SIZES[size].width, "height": SIZES[size].height}
    for name, pixels in sides.items():
        spec, found = re.subn(rf"(?m)^{name} = \d+$", f"{name} = {pixels}", spec)
        if found != 1:
            raise Missing(f"family.toml has no one line “{name} = …” to be set")
    return spec


def run(plan: Plan) -> None:
    """Train all parts and make them a family that loads; raises Missing where a part fails."""
    for name, *options in commands(plan):
        began = time.monotonic()
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"pipeline.training.{name}", *options])
        if done.returncode:
            raise Missing(
                f"{name} ended with {done.returncode}; what it learnt is kept: give the command again"
            )
        print(f"== {name}: {(time.monotonic() - began) / 60:.1f} minutes", flush=True)
    spec = plan.out / "family.toml"
    known = spec if spec.exists() else BUNDLED / "family.toml"
    spec.write_text(set_native_size(known.read_text("utf-8"), plan.size), "utf-8")
    write_lock(plan.out, lock_of(plan.out))


def parse(arguments: Sequence[str]) -> Plan:
    """The plan that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.street", description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="the dataset's folder")
    parser.add_argument("--size", choices=SIZES, default=Plan.size, help="of the pictures and the networks")
    parser.add_argument("--minutes", type=float, default=Plan.minutes, help="for all parts together")
    parser.add_argument("--batch", type=int, default=Plan.batch)
    parser.add_argument("--refresh", type=int, default=Plan.refresh, help="new samples at each step")
    parser.add_argument("--pool", type=int, help="encoded samples kept at once")
    parser.add_argument("--renders", type=int, default=Plan.renders, help="how many; 0 for none")
    parser.add_argument("--data", type=Path, default=Plan.data, help="folder of the packs")
    parser.add_argument("--run", type=Path, default=Plan.run, help="folder of the checkpoints")
    parser.add_argument("--out", type=Path, default=Plan.out, help="the family's folder")
    return Plan(**vars(parser.parse_args(arguments)))


def main() -> None:
    """Train the family."""
    run(parse(sys.argv[1:]))


if __name__ == "__main__":
    command(main)
