"""The contact sheets of an evaluation: what every photo went through, and the nearest training photos."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.evaluation.cut import CutPhoto, read
from pipeline.evaluation.neighbours import nearest
from pipeline.evaluation.records import Net, Run
from pipeline.evaluation.sheets import Line, fitted, sheets
from pipeline.evaluation.summary import REAL, Results

NEIGHBOURS = 24  # results that are shown beside their nearest training photos
_SHEET: Mapping[str, Run | None] = {
    "original": None,
    "cut": None,
    "completed": Run.FIRST,
    "gate on": Run.GATED,
    "repainted, true pose": Run.TRUE_POSE,
    "ankle 13 outward": Run.MOVED,
    "shoes in a colour": Run.COLOUR,
    "sitting": Run.SITTING,
    "crossed legs": Run.CROSSED,
}
_NEAREST = ("completed", "nearest training photo", "its own original")


def write_sheets(photos: Sequence[CutPhoto], results: Results, folder: Path) -> int:
    """Write contact sheets of all photos into the folder; returns how many."""
    return _write([_line(photo, results) for photo in photos], tuple(_SHEET), folder, "sheet")


def write_neighbours(photos: Sequence[CutPhoto], results: Results, folder: Path) -> int:
    """Write sheets of 24 results beside their nearest training photos; returns how many."""
    if not results.training.files:
        return 0
    done = [photo for photo in photos if results.painted.get(photo.name, Run.FIRST)]
    lines = [_neighbour(photo, results) for photo in _spread(done, NEIGHBOURS)]
    return _write(lines, _NEAREST, folder, "nearest")


def _write(lines: list[Line], titles: tuple[str, ...], folder: Path, name: str) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    made = list(sheets(lines, titles))
    for number, sheet in enumerate(made):
        Image.fromarray(sheet).save(folder / f"{name}-{number:02}.jpg", quality=90)
    return len(made)


def _spread(photos: Sequence[CutPhoto], count: int) -> list[CutPhoto]:
    """So many of the photos, evenly over all."""
    step = max(len(photos) / count, 1.0)
    return [photos[int(number * step)] for number in range(min(count, len(photos)))]


def _line(photo: CutPhoto, results: Results) -> Line:
    files = {title: results.painted.picture_file(photo.name, run) for title, run in _SHEET.items() if run}
    painted_so = [np.asarray(Image.open(file)) if file.exists() else None for file in files.values()]
    pictures = (photo.whole, photo.photo, *painted_so)
    return Line(photo.name, tuple(fitted(p) if p is not None else None for p in pictures))


def _neighbour(photo: CutPhoto, results: Results) -> Line:
    """The distances of the result to the training photo and to its original are in the name."""
    result = results.painted.features(photo.name, Run.FIRST, Net.EFFICIENTNET)
    original = results.free.features(photo.name, REAL, Net.EFFICIENTNET)
    found = nearest(result, original, results.training.features)
    file = results.training.files[found.number]
    completed = read(results.painted.picture_file(photo.name, Run.FIRST))
    name = f"{photo.name}: {found.distance:.2f} to {file.stem}, {found.own:.2f} to its own"
    return Line(name, tuple(fitted(picture) for picture in (completed, read(file), photo.whole)))
