"""The runs of one cut photo through the pipeline's own tasks, each measured as it comes."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from pipeline.contract import (
    Complete,
    Completed,
    Extension,
    Gate,
    Painted,
    Repaint,
    Repainted,
    Sampling,
    Task,
)
from pipeline.evaluation.asks import ankle_outward, shoe_colour_asked
from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.figures import distance
from pipeline.evaluation.instruments import Instruments
from pipeline.evaluation.posed import POSED, Posed, posed, repaint_of
from pipeline.evaluation.poses import asked_errors
from pipeline.evaluation.records import Measured, Run
from pipeline.pose.joints import J
from pipeline.pose.pose import Pose
from pipeline.tasks import run
from pipeline.tasks.pictures import MemoryPictures
from pipeline.tasks.studio import Studio

LARGE_PIXELS = 12_000_000


@dataclass(frozen=True)
class Choices:
    """How every photo is painted; the photo of number i gets seed + i."""

    sampling: Sampling = Sampling()
    seed: int = 0
    attempts: int = 4  # of the gate


class PhotoRuns:
    """Runs one cut photo, the first completion being the parent of the repaints."""

    def __init__(
        self, photo: CutPhoto, number: int, studio: Studio, choices: Choices, instruments: Instruments
    ) -> None:
        self._photo = photo
        self._number = number
        self._choices = choices
        self._instruments = instruments
        self._album = MemoryPictures()
        self._studio = replace(studio, pictures=self._album)
        self._name = self._album.save(photo.photo, "photo")

    def all(self, wanted: frozenset[Run]) -> Iterator[Measured]:
        """The wanted runs in order; FIRST is always among them. A run that can't be asked for is left out."""
        completed, first = self._complete(Run.FIRST)
        yield first
        if Run.GATED in wanted:
            yield self._gated(completed, first)
        if wanted & {Run.TRUE_POSE, Run.MOVED, *POSED}:
            yield from self._repaints(completed, wanted)
        if Run.COLOUR in wanted:
            yield self._colour()
        if Run.LARGE in wanted:
            yield self._large()

    def _complete(self, name: Run, attempts: int = 1, prompt: str = "") -> tuple[Completed, Measured]:
        task = Complete(
            self._name,
            extension=_below(self._photo.missing),
            prompt=prompt,
            seed=self._choices.seed + self._number,
            sampling=self._choices.sampling,
            gate=Gate(attempts=attempts),
        )
        completed, seconds = self._timed(task)
        assert isinstance(completed, Completed)
        return completed, self._measure(completed.painted, name, seconds)

    def _gated(self, completed: Completed, first: Measured) -> Measured:
        """The first sample again where it passes the gate: the same seed would paint the same picture."""
        score = completed.painted.score
        if score is None or score >= Gate().enough:
            return replace(first, record=replace(first.record, run=Run.GATED.value))
        return self._complete(Run.GATED, self._choices.attempts)[1]

    def _repaints(self, completed: Completed, wanted: frozenset[Run]) -> Iterator[Measured]:
        true = self._studio.detector.detect(self._photo.whole).pose
        if not true.people:
            return
        if Run.TRUE_POSE in wanted:
            yield self._repaint(completed, true, Run.TRUE_POSE)
        moved = ankle_outward(true)
        if Run.MOVED in wanted and moved:
            yield self._moved(completed, moved)
        for name in POSED:
            asked = posed(self._photo, true, name) if name in wanted else None
            if asked:
                yield self._posed(asked, completed.caption, name)

    def _repaint(self, completed: Completed, pose: Pose, name: Run) -> Measured:
        task = Repaint(
            self._name,
            picture=completed.painted.picture,
            canvas=completed.canvas,
            old_pose=completed.painted.found,
            new_pose=pose,
            caption=completed.caption,
            seed=self._choices.seed + self._number,
            sampling=self._choices.sampling,
        )
        repainted, seconds = self._timed(task)
        assert isinstance(repainted, Repainted)
        return self._measure(repainted.painted, name, seconds)

    def _moved(self, completed: Completed, pose: Pose) -> Measured:
        measured = self._repaint(completed, pose, Run.MOVED)
        found = self._instruments.eyes.see(measured.picture)
        ankle = pose.people[0][J.L_ANKLE]
        error = distance(found, "l_ankle", (ankle.x, ankle.y), self._photo.body) if found else None
        return replace(measured, record=replace(measured.record, asked_error=error))

    def _posed(self, asked: Posed, caption: str, name: Run) -> Measured:
        task = replace(
            repaint_of(asked, self._album.save),
            caption=caption,
            seed=self._choices.seed + self._number,
            sampling=self._choices.sampling,
        )
        repainted, seconds = self._timed(task)
        assert isinstance(repainted, Repainted)
        measured = self._measure(repainted.painted, name, seconds, asked.photo)
        body = self._photo.body
        found = self._instruments.eyes.see(measured.picture)
        record = replace(
            measured.record,
            joint_errors=asked_errors(asked.new, found, body.torso),
            unmoved_errors=asked_errors(asked.new, body, body.torso),
        )
        return replace(measured, record=record)

    def _colour(self) -> Measured:
        colour = shoe_colour_asked(self._number)
        _, measured = self._complete(Run.COLOUR, prompt=f"{colour} shoes")
        return replace(measured, record=replace(measured.record, colour_asked=colour))

    def _large(self) -> Measured:
        large = enlarged(self._photo)
        runs = PhotoRuns(large, self._number, self._studio, self._choices, self._instruments)
        return runs._complete(Run.LARGE)[1]

    def _timed(self, task: Task) -> tuple[object, float]:
        began = time.perf_counter()
        result = run(task, self._studio, lambda progress: None)
        return result, time.perf_counter() - began

    def _measure(
        self, painted: Painted, name: Run, seconds: float, photo: CutPhoto | None = None
    ) -> Measured:
        picture = self._album.load(painted.picture)
        whole = name in (Run.FIRST, Run.GATED)
        measured = self._instruments.measure(photo or self._photo, picture, name.value, whole)
        record = replace(
            measured.record, score=painted.score, attempts=painted.attempts, seconds=round(seconds, 2)
        )
        return replace(measured, record=record)


def enlarged(photo: CutPhoto, pixels: int = LARGE_PIXELS) -> CutPhoto:
    """The photo brought to about so many pixels (Lanczos), its cut and body with it."""
    height, width = photo.whole.shape[:2]
    scale = (pixels / (height * width)) ** 0.5
    size = (round(width * scale), round(height * scale))
    whole = cv2.resize(photo.whole, size, interpolation=cv2.INTER_LANCZOS4).astype(np.uint8)
    return CutPhoto(photo.name, whole, photo.body.scaled(scale), round(photo.row * scale))


def _below(rows: int) -> Extension:
    return Extension(left="0", right="0", top="0", bottom=f"{rows}px")
