"""How fast the pictures come: `python -m pipeline.evaluation.bench [--photos DIR]`.

Everything is measured beside the stock diffusers pipeline on the same weights, each in a process of its own,
medians of several rounds. With --photos it also tells whether the family's defaults paint as well as what
the stock pipeline is given. Let nothing else run; the load average is printed.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from pipeline.contract import Sampling
from pipeline.errors import Missing, UserMistake
from pipeline.evaluation.ground import OUT, QUICK, lay_ground, open_studio
from pipeline.evaluation.probe import MEGAPIXEL_SIDE, STOCK_STEPS
from pipeline.evaluation.quality import HEADINGS, quality_of
from pipeline.evaluation.subjects import resized_astronaut

MANY = 8
_NAMES = {
    "stock": "stock pipeline, one after the other",
    "batching": "batching and caching alone (same steps, full guidance)",
    "ours": "all measures (the family's defaults)",
}


@dataclass(frozen=True)
class Probed:
    """The median seconds of a probe and its process's peak memory in megabytes."""

    seconds: float
    peak: float


def probe(what: str, family: str, pictures: int, rounds: int) -> Probed:
    """One probe in a process of its own; raises `Missing` with what it said if it fails."""
    command = [sys.executable, "-m", "pipeline.evaluation.probe", what, "--family", family]
    command += ["--pictures", str(pictures), "--rounds", str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"the probe {what} failed: {done.stderr.strip()[-300:] or done.returncode}")
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    return Probed(statistics.median(answer["seconds"]), answer["peak_mb"])


def against_stock(family: str, rounds: int) -> str:
    """The table of one picture and of eight at once, beside the stock pipeline."""
    lines = ["| | one picture | of stock's time | 8 pictures | times stock's throughput | peak memory |"]
    lines.append("|---|---|---|---|---|---|")
    base: tuple[Probed, Probed] | None = None
    for what, name in _NAMES.items():
        one, many = probe(what, family, 1, rounds), probe(what, family, MANY, max(rounds // 2, 3))
        base = base or (one, many)
        share, times = one.seconds / base[0].seconds, base[1].seconds / many.seconds
        lines.append(
            f"| {name} | {one.seconds:.2f} s | {share:.2f} | {many.seconds:.2f} s | {times:.2f} x "
            f"| {one.peak:.0f} / {many.peak:.0f} MB |"
        )
    return "\n".join(lines) + "\n"


def command_line(family: str, rounds: int) -> str:
    """The table of what a person waits for at the command line."""
    cold = statistics.median(_cold(family) for _ in range(3))
    warm = probe("complete", family, 1, rounds)
    helping = statistics.median(_timed([_difootsion(), "--help"]) for _ in range(rounds))
    return (
        "| what a person waits for | seconds |\n|---|---|\n"
        f"| `complete` of a photo of 1 megapixel, one attempt, warm | {warm.seconds:.1f} |\n"
        f"| the same cold: a new process, weights read | {cold:.1f} |\n"
        f"| `difootsion --help` | {helping:.2f} |\n"
    )


def equal_quality(photos: Path, family: str, count: int, out: Path) -> str:
    """The table of figures with what the stock pipeline is given and with the family's defaults."""
    ground = lay_ground(photos, count, 0, out, jobs=4)
    with open_studio(family) as studio:
        usual = studio.family.spec.defaults
        stock = Sampling(family, "dpm++", STOCK_STEPS, usual.guidance, 1.0, usual.control_weight)
        ways = {"as the stock pipeline": stock, "the family's defaults": Sampling(family)}
        lines = [f"| {count} photos | {' | '.join(HEADINGS)} |", f"|{'---|' * (len(HEADINGS) + 1)}"]
        for name, sampling in ways.items():
            lines.append(f"| {name} | {' | '.join(quality_of(sampling, ground, studio).cells())} |")
    return "\n".join(lines) + "\n"


def _cold(family: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "photo.png"
        Image.fromarray(resized_astronaut(MEGAPIXEL_SIDE, MEGAPIXEL_SIDE)).save(photo)
        how = ["--family", family, "--attempts", "1", "-o", f"{folder}/draft"]
        return _timed([_difootsion(), "complete", str(photo), *how])


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"{' '.join(command[:2])} failed: {done.stderr.strip()[-300:]}")
    return time.perf_counter() - began


def _difootsion() -> str:
    return str(Path(sys.executable).with_name("difootsion"))


def _load() -> str:
    return " ".join(f"{load:.2f}" for load in os.getloadavg())


def main() -> int:
    """Measure, print, and write out/bench.md."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluation.bench", description=__doc__)
    parser.add_argument("--family", default="street", help="a family's name, or its folder")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--photos", type=Path, help="folder of photos on which the quality is compared")
    parser.add_argument("--count", type=int, default=QUICK, help="how many of them")
    parser.add_argument("--out", type=Path, default=OUT.parent / "bench.md")
    chosen = parser.parse_args()
    parts = [f"{os.cpu_count()} cores, load average before: {_load()}; medians of {chosen.rounds} rounds.\n"]
    try:
        parts.append(against_stock(chosen.family, chosen.rounds))
        parts.append(command_line(chosen.family, chosen.rounds))
        if chosen.photos:
            parts.append(equal_quality(chosen.photos, chosen.family, chosen.count, OUT))
    except (Missing, UserMistake) as error:
        print(error, file=sys.stderr)
        return 2
    parts.append(f"Load average after: {_load()}.\n")
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text("\n".join(parts))
    print("\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
