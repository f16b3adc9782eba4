"""The pipeline's capabilities, one a file: a task of the contract in, its result out."""

from pipeline.contract import Complete, Detect, Repaint, Result, Task, Vary
from pipeline.tasks.complete import complete
from pipeline.tasks.detect import detect
from pipeline.tasks.pictures import FolderPictures, MemoryPictures, Pictures
from pipeline.tasks.progress import Report
from pipeline.tasks.repaint import repaint
from pipeline.tasks.studio import Studio, make_studio
from pipeline.tasks.vary import vary

__all__ = ["FolderPictures", "MemoryPictures", "Pictures", "Report", "Studio", "make_studio", "run"]


def run(task: Task, studio: Studio, report: Report = lambda progress: None) -> Result:
    """Runs one task in the caller's thread; `report` is told of each stage and step.

    What `report` raises ends the task within a step. Raises UserMistake for what cannot be done and Missing
    for what is not there.
    """
    match task:
        case Detect():
            return detect(task, studio, report)
        case Complete():
            return complete(task, studio, report)
        case Repaint():
            return repaint(task, studio, report)
        case Vary():
            return vary(task, studio, report)
