"""A studio over a draft's folder, for one command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from bot.command_line.output import Report
from bot.draft_folder import DraftFolder
from pipeline.contract import Progress, Result, Task

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.tasks import Studio

R = TypeVar("R", bound=Result)


class Painting:
    """Runs tasks in a draft's folder; what isn't kept by a name of its own is gone afterwards."""

    def __init__(self, folder: DraftFolder, studio: "Studio") -> None:
        self._folder = folder
        self._studio = studio
        self._loose: set[str] = set()

    def put(self, pixels: "npt.NDArray[np.uint8]", kind: str) -> str:
        """Save a picture and say its name."""
        name = self._studio.pictures.save(pixels, kind)
        self._loose.add(name)
        return name

    def run(self, task: Task, kind: type[R], report: Report) -> R:
        """The result of a task, which is of this kind."""
        from pipeline.tasks import run

        result = run(task, self._studio, report)
        assert isinstance(result, kind)
        return result

    def keep(self, name: str, as_name: str) -> None:
        """Let a picture be known by another name from now on; one that was called so before is gone."""
        os.replace(self._folder.file(name), self._folder.file(as_name))
        self._loose.discard(name)

    def sweep(self) -> None:
        """Remove what was put and not kept."""
        for name in self._loose:
            self._folder.file(name).unlink(missing_ok=True)


@contextmanager
def painting(folder: DraftFolder, family: str, report: Report) -> Iterator[Painting]:
    """A studio with this family, closed at the end."""
    report(Progress("load"))
    from pipeline.families.places import locate

    locate(family)  # a family that isn't there is said before the heavy libraries are loaded
    from pipeline.tasks import make_studio
    from pipeline.tasks.pictures import FolderPictures

    with make_studio(family, pictures=FolderPictures(folder.path)) as studio:
        work = Painting(folder, studio)
        try:
            yield work
        finally:
            work.sweep()
