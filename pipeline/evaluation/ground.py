"""What every evaluation stands on: the cut photos, the instruments, and what needs no weights."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.cut import CutPhoto, cut_all, validation_files
from pipeline.evaluation.features import FeatureReader
from pipeline.evaluation.gather import fingerprint, free_fingerprint, measure_free, paint
from pipeline.evaluation.landmarks import Eyes
from pipeline.evaluation.records import Notebook, Run
from pipeline.evaluation.runs import Choices, Instruments
from pipeline.evaluation.summary import Results
from pipeline.tasks.pictures import MemoryPictures
from pipeline.tasks.studio import Studio, make_studio

OUT = Path("out/evaluation")
QUICK = 48


@dataclass(frozen=True, eq=False)
class Ground:
    """Cut photos of a folder, the first `large` of them to be looked at in 12 megapixels too."""

    folder: Path
    photos: tuple[CutPhoto, ...]
    large: int
    instruments: Instruments
    free: Notebook
    cache: Path
    jobs: int

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
            return runs if number < self.large else runs - {Run.LARGE}

        failed = paint(self.photos, book, studio, choices, self.instruments, wanted, self.jobs)
        return Results(tuple(photo.name for photo in self.photos), book, self.free), failed


def lay_ground(folder: Path, count: int | None, large: int, out: Path, jobs: int) -> Ground:
    """Cut the folder's first `count` validation photos (None: all) and measure what needs no weights."""
    instruments = Instruments(Eyes(), FeatureReader())
    photos = tuple(cut_all(validation_files(folder), instruments.eyes.see, count))
    cache = out / "cache"
    free = Notebook(cache / f"free-{free_fingerprint(folder)}")
    measure_free(photos, free, instruments, large, jobs)
    return Ground(folder, photos, large, instruments, free, cache, jobs)


def open_studio(family: str) -> AbstractContextManager[Studio]:
    """A studio for a family's name or folder; its pictures are replaced photo by photo."""
    return make_studio(family, pictures=MemoryPictures())
