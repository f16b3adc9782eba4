"""Which sampling is best: `python -m pipeline.evaluation.sweep --photos DIR --steps 8 12 20 --guidance 2 4`.

Every value is tried alone, all else as the family has it; `--grid` tries every combination. The table goes
to out/evaluation/sweep.md after each line, sorted by kernel distance.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from pipeline.contract import Sampling
from pipeline.errors import Missing, UserMistake
from pipeline.evaluation.ground import OUT, lay_ground, open_studio
from pipeline.evaluation.quality import HEADINGS, Quality, quality_of
from pipeline.families.spec import Defaults

SWITCH = {"on": True, "off": False}
PARAMETERS: dict[str, Callable[[str], Any]] = {
    "solver": str,
    "steps": int,
    "guidance": float,
    "guidance_until": float,
    "control_weight": float,
    "refine": SWITCH.__getitem__,
}
Values = dict[str, list[Any]]


def filled(sampling: Sampling, defaults: Defaults) -> Sampling:
    """The sampling with every open choice as the family has it."""
    return replace(sampling, **{n: getattr(defaults, n) for n in PARAMETERS if getattr(sampling, n) is None})


def variations(base: Sampling, values: Values, grid: bool) -> Iterator[Sampling]:
    """The base first, then each value alone, or all combinations; none twice."""
    tried = {base}
    yield base
    if grid:
        full = {name: values.get(name) or [getattr(base, name)] for name in PARAMETERS}
        changes = [dict(zip(full, combination, strict=True)) for combination in product(*full.values())]
    else:
        changes = [{name: value} for name, listed in values.items() for value in listed]
    for change in changes:
        sampling = replace(base, **change)
        if sampling not in tried:
            tried.add(sampling)
            yield sampling


def table(measured: list[tuple[Sampling, Quality]]) -> str:
    """The ways of sampling as markdown, the least kernel distance first."""
    by_distance = sorted(measured, key=lambda pair: pair[1].distance.value if pair[1].distance else 9)
    lines = [[*(name.replace("_", " ") for name in PARAMETERS), *HEADINGS]]
    lines.append(["---"] * len(lines[0]))
    for sampling, quality in by_distance:
        lines.append([*(str(getattr(sampling, name)) for name in PARAMETERS), *quality.cells()])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def main() -> int:
    """Try, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluation.sweep", description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--family", default="street", help="a family's name, or its folder")
    parser.add_argument("--count", type=int, default=48, help="the first COUNT validation photos; 0: all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--grid", action="store_true", help="every combination of the values")
    parser.add_argument("--out", type=Path, default=OUT)
    for name, read in PARAMETERS.items():
        choices = "on or off" if name == "refine" else None
        parser.add_argument(
            f"--{name.replace('_', '-')}", dest=name, type=read, nargs="+", default=[], help=choices
        )
    chosen = parser.parse_args()
    values = {name: getattr(chosen, name) for name in PARAMETERS if getattr(chosen, name)}
    measured: list[tuple[Sampling, Quality]] = []
    try:
        ground = lay_ground(chosen.photos, chosen.count or None, 0, chosen.out, chosen.jobs)
        with open_studio(chosen.family) as studio:
            base = filled(Sampling(family=chosen.family), studio.family.spec.defaults)
            for sampling in variations(base, values, chosen.grid):
                measured.append((sampling, quality_of(sampling, ground, studio, chosen.seed)))
                print(" ".join(str(v) for v in (sampling, *measured[-1][1].cells())), flush=True)
                (chosen.out / "sweep.md").write_text(table(measured))
    except (UserMistake, Missing) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(ground.photos)} photos, seeds {chosen.seed} onward, {chosen.jobs} at once\n")
    print(table(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
