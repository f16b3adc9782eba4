"""How good the pictures are: `python -m pipeline.evaluation.evaluate --photos DIR [--quick]`.

Prints the table of figures; it lies in out/evaluation too, with figures.json and contact sheets. What was
painted once is not painted again until weights, choices or code change.
"""

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.contract import Sampling
from pipeline.errors import Missing, UserMistake
from pipeline.evaluation.against import Previous, beside, read_previous
from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.ground import OUT, POSES, QUICK, Ground, lay_ground, open_studio
from pipeline.evaluation.pages import write_neighbours, write_sheets
from pipeline.evaluation.runs import Choices
from pipeline.evaluation.summary import COLUMNS, Results, Row, summarise
from pipeline.evaluation.table import as_json, markdown
from pipeline.evaluation.trained_on import NO_TRAINING, Training, read_training
from pipeline.tasks.studio import Studio


@dataclass(frozen=True)
class Settings:
    """What to evaluate: a family's name or folder on a folder of photos (None: all that show whole legs)."""

    photos: Path
    family: str = "street"
    count: int | None = None
    large: int = 24
    posed: int = POSES
    seed: int = 0
    attempts: int = 4
    jobs: int = 4
    out: Path = OUT
    against: Path | None = None


@dataclass(frozen=True)
class Evaluation:
    """The table's rows and what they were measured on."""

    rows: list[Row]
    photos: tuple[CutPhoto, ...]
    results: Results
    about: dict[str, Any]


def evaluate(
    ground: Ground, settings: Settings, studio: Studio, training: Training = NO_TRAINING
) -> Evaluation:
    """Paint and measure what is missing, then sum up."""
    choices = Choices(Sampling(family=settings.family), settings.seed, settings.attempts)
    results, failed = ground.painted_by(studio, choices)
    results = replace(results, training=training)
    photos, family = ground.photos, studio.family
    about = {
        "photos": len(photos),
        "photos at 12 megapixels": min(settings.large, len(photos)),
        "photos in other poses": min(ground.posed, len(photos)),
        "training photos": len(training.files),
        "seeds": [settings.seed, settings.seed + len(photos) - 1],
        "attempts of the gate": settings.attempts,
        "family": family.spec.name,
        "weights": family.weights_hash,
        "failed": failed,
    }
    return Evaluation(summarise(results), photos, results, about)


def headline(evaluation: Evaluation) -> str:
    """One sentence on what the table is about."""
    about = evaluation.about
    first, last = about["seeds"]
    failed = f" {len(about['failed'])} photos FAILED and are left out." if about["failed"] else ""
    return (
        f"Family `{about['family']}` (weights {about['weights'][:12]}), n = {about['photos']} photos "
        f"({about['photos at 12 megapixels']} of them at 12 megapixels, {about['photos in other poses']} in "
        f"other poses), {about['training photos']} training photos, seeds {first} to {last}, a gate of "
        f"{about['attempts of the gate']} attempts; in brackets 95 % intervals (Wilson for shares of photos, "
        f"bootstrap over photos for the rest).{failed}"
    )


def write(evaluation: Evaluation, out: Path, previous: Previous | None = None) -> str:
    """Write table.md, beside previous figures if there are, and figures.json; returns the table."""
    rows, columns = evaluation.rows, COLUMNS
    if previous:
        rows, columns = beside(rows, columns, previous)
    table = f"{headline(evaluation)}\n\n{markdown(rows, columns)}"
    (out / "table.md").write_text(table)
    figures = as_json(evaluation.rows, evaluation.about)
    (out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    return table


def parse(arguments: list[str]) -> Settings:
    """The settings that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluation.evaluate", description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="folder of photos, every 13th is taken")
    parser.add_argument("--family", default="street", help="a family's name, or its folder")
    parser.add_argument("--quick", action="store_true", help=f"the first {QUICK} photos, 8 at 12 megapixels")
    parser.add_argument("--count", type=int, help="the first COUNT photos")
    parser.add_argument("--large", type=int, help="how many photos at 12 megapixels (24)")
    parser.add_argument("--posed", type=int, default=POSES, help=f"how many in other poses ({POSES})")
    parser.add_argument("--seed", type=int, default=0, help="of the first photo")
    parser.add_argument("--attempts", type=int, default=4, help="of the anatomy gate")
    parser.add_argument("--jobs", type=int, default=4, help="photos painted at once")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--against", type=Path, help="a figures.json of previous weights, shown beside")
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
        posed=chosen.posed,
        against=chosen.against,
    )


def main() -> int:
    """Evaluate, print the table and where the sheets are."""
    try:
        settings = parse(sys.argv[1:])
        # Read before anything is written: it may be the file that this run will write.
        previous = read_previous(settings.against) if settings.against else None
        many = (settings.count, settings.large, settings.out, settings.jobs, settings.posed)
        ground = lay_ground(settings.photos, *many)
        training = read_training(settings.photos, ground.cache, ground.instruments, settings.jobs)
        with open_studio(settings.family) as studio:
            evaluation = evaluate(ground, settings, studio, training)
    except (UserMistake, Missing) as error:
        print(error, file=sys.stderr)
        return 2
    print(write(evaluation, settings.out, previous))
    folder = settings.out / "sheets"
    count = write_sheets(evaluation.photos, evaluation.results, folder)
    near = write_neighbours(evaluation.photos, evaluation.results, folder)
    print(f"{count} contact sheets and {near} of nearest training photos in {folder}")
    return 1 if evaluation.about["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
