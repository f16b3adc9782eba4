"""Fills the notebooks: what is not yet in them is painted and measured, several photos at once."""

import hashlib
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import pipeline
from pipeline.evaluation.baselines import BASELINES
from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.instruments import Instruments
from pipeline.evaluation.records import Notebook, Run
from pipeline.evaluation.runs import Choices, PhotoRuns, enlarged
from pipeline.evaluation.summary import FREE, REAL, REAL_LARGE
from pipeline.tasks.studio import Studio

_FREE_SOURCES = ("detect", "evaluation", "words")
_PAINTING_SOURCES = (*_FREE_SOURCES, "canvas", "engine", "families", "pose", "samplers", "tasks")
# What only shows what was measured may change without measuring again.
_SHOWING = frozenset(
    f"{name}.py"
    for name in (
        *("against", "bench", "evaluate", "gather", "ground", "intervals", "neighbours", "pages"),
        *("probe", "quality", "sheets", "subjects", "summary", "sweep", "table", "third_leg", "training"),
    )
)

Wanted = Callable[[int], frozenset[Run]]


def fingerprint(*choices: object, rooms: Sequence[str] = _PAINTING_SOURCES) -> str:
    """Eight hex digits that change with the choices and with the code that paints or measures."""
    digest = hashlib.sha256(repr(choices).encode())
    for room in rooms:
        for file in sorted((Path(pipeline.__path__[0]) / room).glob("**/*.py")):
            if room != "evaluation" or file.name not in _SHOWING:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def free_fingerprint(folder: Path) -> str:
    """The same for what needs no weights."""
    return fingerprint(folder.resolve(), rooms=_FREE_SOURCES)


def measure_free(
    photos: Sequence[CutPhoto], book: Notebook, instruments: Instruments, large: int, jobs: int
) -> None:
    """The baselines, the real photos, and the first `large` of the real photos at 12 megapixels."""

    def measure(number: int) -> None:
        photo = photos[number]
        for run in FREE:
            if not book.get(photo.name, run):
                picture = photo.whole if run == REAL else BASELINES[run](photo.photo, photo.missing)
                book.write(instruments.measure(photo, picture, run))
        if number < large and not book.get(photo.name, REAL_LARGE):
            big = enlarged(photo)
            book.write(instruments.measure(big, big.whole, REAL_LARGE, whole=False))

    each(photos, measure, jobs, "measured without weights")


def paint(
    photos: Sequence[CutPhoto],
    book: Notebook,
    studio: Studio,
    choices: Choices,
    instruments: Instruments,
    wanted: Wanted,
    jobs: int,
) -> list[str]:
    """Every photo through its wanted runs (by its number); returns the names of photos that failed."""

    def through(number: int) -> None:
        photo = photos[number]
        missing = frozenset(run for run in wanted(number) if not book.get(photo.name, run))
        if not missing:
            return
        for measured in PhotoRuns(photo, number, studio, choices, instruments).all(missing):
            if not book.get(photo.name, measured.record.run):
                book.write(measured)

    return each(photos, through, jobs, "painted")


def each(photos: Sequence[CutPhoto], work: Callable[[int], None], jobs: int, what: str) -> list[str]:
    """Work on all photos, `jobs` at a time; a line about every eighth, and one for each that failed."""
    began, failed = time.perf_counter(), []
    with ThreadPoolExecutor(jobs) as pool:
        running = {pool.submit(work, number): photo.name for number, photo in enumerate(photos)}
        for done, future in enumerate(as_completed(running), start=1):
            if error := future.exception():
                failed.append(running[future])
                print(
                    f"{running[future]} failed: {type(error).__name__}: {error}", file=sys.stderr, flush=True
                )
            if done % 8 == 0 or done == len(photos):
                seconds = time.perf_counter() - began
                print(
                    f"{done} of {len(photos)} photos {what} in {seconds:.0f} s", file=sys.stderr, flush=True
                )
    return sorted(failed)
