"""Records to the table of figures, each with its 95 % interval."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from pipeline.evaluation.baselines import BASELINES
from pipeline.evaluation.features import crossed_distance, halves_distance
from pipeline.evaluation.figures import NEAR, share_near
from pipeline.evaluation.intervals import Estimate, bootstrap_mean, bootstrap_median, wilson
from pipeline.evaluation.neighbours import remembered
from pipeline.evaluation.records import Net, Notebook, Record, Run
from pipeline.evaluation.trained_on import NO_TRAINING, Training

REAL, REAL_LARGE = "real", "real-large"
FREE = (*BASELINES, REAL)  # runs that need no weights
_FEWEST_FOR_DISTANCE = 4  # two in each half

Form = Literal["percent", "number"]
Features = npt.NDArray[np.float32]
Of = Callable[[Sequence[Record]], Estimate | None]


@dataclass(frozen=True)
class Row:
    """One line of the table: what is measured, how it is written, and the estimate of each column."""

    figure: str
    form: Form
    cells: Mapping[str, Estimate | None]


COLUMNS = {
    "first": "first sample, gate off",
    "gated": "gate on",
    "edge": "edge padding",
    "reflection": "reflection",
    "telea": "Telea",
    REAL: "the real photos",
}
_PAINTED = ("first", "gated", *BASELINES)
_ALL = tuple(COLUMNS)


@dataclass(frozen=True)
class Results:
    """All records and features of an evaluation, by run; photos that failed are records without figures."""

    photos: tuple[str, ...]
    painted: Notebook
    free: Notebook
    training: Training = NO_TRAINING

    def records(self, run: str) -> list[Record]:
        """The records of a run, in the photos' order."""
        book = self.free if run in (*FREE, REAL_LARGE) else self.painted
        found = (book.get(photo, run) for photo in self.photos)
        return [record for record in found if record is not None]

    def distance(self, run: str, net: Net = Net.EFFICIENTNET) -> Estimate | None:
        """The kernel distance of a run's lower parts from the real ones of the same photos."""
        painted, real = self.features(run, net)
        if len(real) < _FEWEST_FOR_DISTANCE:
            return None
        if run == REAL:
            return halves_distance(np.stack(real).astype(np.float64))
        return crossed_distance(np.stack(painted).astype(np.float64), np.stack(real).astype(np.float64))

    def remembered(self, run: str) -> Estimate | None:
        """The share of a run's pictures that lie nearer to a training photo than the real photo does."""
        return remembered(*self.features(run, Net.EFFICIENTNET), self.training.features)

    def features(self, run: str, net: Net) -> tuple[list[Features], list[Features]]:
        """The features of a run's lower parts and of the real ones of the same photos."""
        book = self.free if run in FREE else self.painted
        photos = [record.photo for record in self.records(run)]
        painted = [book.features(photo, run, net) for photo in photos]
        return painted, [self.free.features(photo, REAL, net) for photo in photos]


def summarise(results: Results) -> list[Row]:
    """The table's rows in its order."""

    def row(figure: str, form: Form, of: Of, columns: Sequence[str], run: Run | None = None) -> Row:
        runs = {column: _run_of(column, run) for column in columns}
        return Row(figure, form, {column: of(results.records(runs[column])) for column in columns})

    return [
        row("pixels outside the band unchanged", "percent", _untouched, _PAINTED),
        row("pixels unchanged at 12 megapixels", "percent", _untouched, ("first",), Run.LARGE),
        row("both ankles found again in the painted part", "percent", _found, _ALL),
        row("ankles within 0.2 torso lengths of the true ones", "percent", _near, _PAINTED),
        row("the same when the true pose is given to `repaint`", "percent", _near, ("first",), Run.TRUE_POSE),
        row("ankle 13 moved outward: within 0.2 of the request", "percent", _moved, ("first",), Run.MOVED),
        row("shoes in the colour asked for (chance: 12.5 %)", "percent", _coloured, ("first",), Run.COLOUR),
        *_posed(results, Run.SITTING, "asked to sit"),
        *_posed(results, Run.CROSSED, "asked to cross the legs"),
        row("people with more than two legs", "percent", _extra_legs, _ALL),
        Row("kernel feature distance of the lower part", "number", {c: results.distance(c) for c in _ALL}),
        Row(
            "the same by features that no training sees (open_nsfw)",
            "number",
            {c: results.distance(c, Net.OPENNSFW) for c in _ALL},
        ),
        Row(
            "nearer to a training photo than the real photo is",
            "percent",
            {c: results.remembered(c) for c in _PAINTED},
        ),
        row("seam", "number", _seam, _ALL),
        row("seam at 12 megapixels", "number", _seam, ("first", REAL), Run.LARGE),
        row("sharpness of the painted over the kept part", "number", _sharpness, _ALL),
        row("that sharpness at 12 megapixels", "number", _sharpness, ("first", REAL), Run.LARGE),
    ]


def _posed(results: Results, run: Run, asked: str) -> list[Row]:
    """The joint errors of a pose; among the real photos' figures, those of the legs before they moved."""
    records = results.records(run)
    sides = {
        "first": [record.joint_errors for record in records],
        REAL: [record.unmoved_errors for record in records],
    }
    near = {side: bootstrap_mean([share_near(each) for each in errors]) for side, errors in sides.items()}
    medians = {
        side: bootstrap_median([float(np.median(each)) for each in errors if each])
        for side, errors in sides.items()
    }
    return [
        Row(f"{asked}: knees and ankles within 0.2 of the request", "percent", near),
        Row(f"{asked}: joint error in torso lengths", "number", medians),
    ]


def _run_of(column: str, run: Run | None) -> str:
    if run is Run.LARGE and column == REAL:
        return REAL_LARGE
    return run.value if run else column


def _untouched(records: Sequence[Record]) -> Estimate | None:
    return wilson([record.untouched for record in records])


def _found(records: Sequence[Record]) -> Estimate | None:
    return wilson([record.found for record in records])


def _near(records: Sequence[Record]) -> Estimate | None:
    return bootstrap_mean([share_near(record.errors) for record in records])


def _moved(records: Sequence[Record]) -> Estimate | None:
    return wilson([record.asked_error is not None and record.asked_error < NEAR for record in records])


def _coloured(records: Sequence[Record]) -> Estimate | None:
    return wilson([record.colour_seen == record.colour_asked for record in records])


def _extra_legs(records: Sequence[Record]) -> Estimate | None:
    return wilson([record.extra_legs for record in records if record.extra_legs is not None])


def _seam(records: Sequence[Record]) -> Estimate | None:
    return bootstrap_median([record.seam for record in records if record.seam is not None])


def _sharpness(records: Sequence[Record]) -> Estimate | None:
    return bootstrap_median([record.sharpness for record in records if record.sharpness is not None])
