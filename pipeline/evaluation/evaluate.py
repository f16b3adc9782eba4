"""How good the pictures are: `python -m pipeline.evaluation.evaluate --photos DIR [--quick]`.

Prints the table of figures; it lies in out/evaluation too, with figures.json and contact sheets. What was
painted once is not painted again until weights, choices or code change.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from pipeline.contract import Sampling
from pipeline.errors import Missing, UserMistake
from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.ground import OUT, QUICK, Ground, lay_ground, open_studio
from pipeline.evaluation.records import Notebook, Run
from pipeline.evaluation.runs import Choices
from pipeline.evaluation.sheets import Line, fitted, sheets
from pipeline.evaluation.summary import COLUMNS, Row, summarise
from pipeline.evaluation.table import as_json, markdown
from pipeline.tasks.studio import Studio

_SHEET: dict[str, Run | None] = {
    "original": None,
    "cut": None,
    "completed": Run.FIRST,
    "gate on": Run.GATED,
    "repainted, true pose": Run.TRUE_POSE,
    "ankle 13 outward": Run.MOVED,
    "shoes in a colour": Run.COLOUR,
}


@dataclass(frozen=True)
class Settings:
    """What to evaluate: a family's name or folder on a folder of photos (None: all that show whole legs)."""

    photos: Path
    family: str = "street"
    count: int | None = None
    large: int = 24
    seed: int = 0
    attempts: int = 4
    jobs: int = 4
    out: Path = OUT


@dataclass(frozen=True)
class Evaluation:
    """The table's rows and what they were measured on."""

    rows: list[Row]
    photos: tuple[CutPhoto, ...]
    painted: Notebook
    about: dict[str, Any]


def evaluate(ground: Ground, settings: Settings, studio: Studio) -> Evaluation:
    """Paint and measure what is missing, then sum up."""
    choices = Choices(Sampling(family=settings.family), settings.seed, settings.attempts)
    results, failed = ground.painted_by(studio, choices)
    photos, family = ground.photos, studio.family
    about = {
        "photos": len(photos),
        "photos at 12 megapixels": min(settings.large, len(photos)),
        "seeds": [settings.seed, settings.seed + len(photos) - 1],
        "attempts of the gate": settings.attempts,
        "family": family.spec.name,
        "weights": family.weights_hash,
        "failed": failed,
    }
    return Evaluation(summarise(results), photos, results.painted, about)


def headline(evaluation: Evaluation) -> str:
    """One sentence on what the table is about."""
    about = evaluation.about
    first, last = about["seeds"]
    failed = f" {len(about['failed'])} photos FAILED and are left out." if about["failed"] else ""
    return (
        f"Family `{about['family']}` (weights {about['weights'][:12]}), n = {about['photos']} photos "
        f"({about['photos at 12 megapixels']} of them at 12 megapixels), seeds {first} to {last}, a gate of "
        f"{about['attempts of the gate']} attempts; in brackets 95 % intervals (Wilson for shares of photos, "
        f"bootstrap over photos for the rest).{failed}"
    )


def write(evaluation: Evaluation, out: Path) -> str:
    """Write table.md and figures.json into the folder; returns the table."""
    table = f"{headline(evaluation)}\n\n{markdown(evaluation.rows, COLUMNS)}"
    (out / "table.md").write_text(table)
    figures = as_json(evaluation.rows, evaluation.about)
    (out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    return table


def write_sheets(evaluation: Evaluation, folder: Path) -> int:
    """Write contact sheets of all photos into the folder; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [_line(photo, evaluation.painted) for photo in evaluation.photos]
    made = list(sheets(lines, tuple(_SHEET)))
    for number, sheet in enumerate(made):
        Image.fromarray(sheet).save(folder / f"sheet-{number:02}.jpg", quality=90)
    return len(made)


def _line(photo: CutPhoto, painted: Notebook) -> Line:
    files = {title: painted.picture_file(photo.name, run) for title, run in _SHEET.items() if run}
    painted_so = [np.asarray(Image.open(file)) if file.exists() else None for file in files.values()]
    pictures = (photo.whole, photo.photo, *painted_so)
    return Line(photo.name, tuple(fitted(p) if p is not None else None for p in pictures))


def parse(arguments: list[str]) -> Settings:
    """The settings that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluation.evaluate", description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="folder of photos, every 13th is taken")
    parser.add_argument("--family", default="street", help="a family's name, or its folder")
    parser.add_argument("--quick", action="store_true", help=f"the first {QUICK} photos, 8 at 12 megapixels")
    parser.add_argument("--count", type=int, help="the first COUNT photos")
    parser.add_argument("--large", type=int, help="how many photos at 12 megapixels (24)")
    parser.add_argument("--seed", type=int, default=0, help="of the first photo")
    parser.add_argument("--attempts", type=int, default=4, help="of the anatomy gate")
    parser.add_argument("--jobs", type=int, default=4, help="photos painted at once")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args(arguments)
    return Settings(
        photos=chosen.photos,
        family=chosen.family,
        count=chosen.count or (QUICK if chosen.quick else None),
        large=chosen.large if chosen.large is not None else 8 if chosen.quick else 24,
        seed=chosen.seed,
        attempts=chosen.attempts,
        jobs=chosen.jobs,
        out=chosen.out,
    )


def main() -> int:
    """Evaluate, print the table and where the sheets are."""
    try:
        settings = parse(sys.argv[1:])
        ground = lay_ground(settings.photos, settings.count, settings.large, settings.out, settings.jobs)
        with open_studio(settings.family) as studio:
            evaluation = evaluate(ground, settings, studio)
    except (UserMistake, Missing) as error:
        print(error, file=sys.stderr)
        return 2
    print(write(evaluation, settings.out))
    folder = settings.out / "sheets"
    print(f"{write_sheets(evaluation, folder)} contact sheets in {folder}")
    return 1 if evaluation.about["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
