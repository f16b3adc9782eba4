"""The figures by which ways of sampling are compared: those of first samples, gate off."""

from dataclasses import dataclass

import numpy as np

from pipeline.contract import Sampling
from pipeline.evaluation.figures import share_near
from pipeline.evaluation.ground import Ground
from pipeline.evaluation.intervals import Estimate, bootstrap_mean, wilson
from pipeline.evaluation.records import Run
from pipeline.evaluation.runs import Choices
from pipeline.evaluation.table import cell
from pipeline.tasks.studio import Studio

HEADINGS = ("ankles found", "within 0.2", "feature distance", "seconds a photo")


@dataclass(frozen=True)
class Quality:
    """How good first samples are, and the seconds of the engine's time that each took."""

    found: Estimate | None
    near: Estimate | None
    distance: Estimate | None
    seconds: float

    def cells(self) -> list[str]:
        """One line of a table under HEADINGS."""
        shares = [cell(estimate, "percent") for estimate in (self.found, self.near)]
        return [*shares, cell(self.distance, "number"), f"{self.seconds:.2f}"]


def quality_of(sampling: Sampling, ground: Ground, studio: Studio, seed: int = 0) -> Quality:
    """The quality of one way of sampling on the ground's photos."""
    results, failed = ground.painted_by(studio, Choices(sampling, seed), frozenset({Run.FIRST}))
    if failed:
        raise RuntimeError(f"{len(failed)} photos failed: {', '.join(failed)}")
    records = results.records(Run.FIRST)
    return Quality(
        found=wilson([record.found for record in records]),
        near=bootstrap_mean([share_near(record.errors) for record in records]),
        distance=results.distance(Run.FIRST),
        # `jobs` photos share the machine, so each holds it for its share of the time that it took.
        seconds=float(np.mean([record.seconds for record in records])) / ground.jobs,
    )
