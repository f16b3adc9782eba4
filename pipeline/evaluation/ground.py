"""What every evaluation stands on: the cut photos, the instruments, and what needs no weights."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.cut import CutPhoto, cut_all, validation_files
from pipeline.evaluation.gather import fingerprint, free_fingerprint, measure_free, paint
from pipeline.evaluation.instruments import Instruments, make_instruments
from pipeline.evaluation.posed import POSED
from pipeline.evaluation.records import Notebook, Run
from pipeline.evaluation.runs import Choices
from pipeline.evaluation.summary import Results
from pipeline.tasks.pictures import MemoryPictures
from pipeline.tasks.studio import Studio, make_studio

OUT = Path("out/evaluation")
QUICK = 48
POSES = 24  # photos whose bodies are repainted to poses that they don't show


@dataclass(frozen=True, eq=False)
class Ground:
    """Cut photos of a folder, the first `large` of them in 12 megapixels too, `posed` in other poses too."""

    folder: Path
    photos: tuple[CutPhoto, ...]
    large: int
    instruments: Instruments
    free: Notebook
    cache: Path
    jobs: int
    posed: int = POSES

    def painted_by(
        self, studio: Studio, choices: Choices, runs: frozenset[Run] = frozenset(Run)
    ) -> tuple[Results, list[str]]:
        """Every photo through the runs; the results, and the names of photos that failed.

        What was painted before with the same weights, choices and code is not painted again.
        """
        family = studio.family
        mark = fingerprint(self.folder.resolve(), family.weights_hash, choices)
        book = Notebook(self.cache / f"{family.spec.name}-{mark}")

        def wanted(number: int) -> frozenset[Run]:
            beyond = {Run.LARGE} if number >= self.large else set()
            return runs - beyond - (set(POSED) if number >= self.posed else set())

        failed = paint(self.photos, book, studio, choices, self.instruments, wanted, self.jobs)
        return Results(tuple(photo.name for photo in self.photos), book, self.free), failed


def lay_ground(
    folder: Path, count: int | None, large: int, out: Path, jobs: int, posed: int = POSES
) -> Ground:
    """Cut the folder's first `count` validation photos (None: all) and measure what needs no weights."""
    instruments = make_instruments()
    photos = tuple(cut_all(validation_files(folder), instruments.eyes.see, count))
    cache = out / "cache"
    free = Notebook(cache / f"free-{free_fingerprint(folder)}")
    measure_free(photos, free, instruments, large, jobs)
    return Ground(folder, photos, large, instruments, free, cache, jobs, posed)


def open_studio(family: str) -> AbstractContextManager[Studio]:
    """A studio for a family's name or folder; its pictures are replaced photo by photo."""
    return make_studio(family, pictures=MemoryPictures())
