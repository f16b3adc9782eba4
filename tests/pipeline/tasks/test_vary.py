"""vary, end to end: several pictures of one canvas, painted together by the engine."""

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch

from pipeline.contract import Canvas, Progress, Sampling, Varied, Vary
from pipeline.detect.detector import Detection, Detector
from pipeline.engine.engine import Engine
from pipeline.engine.model import FamilyModels
from pipeline.engine.requests import Embed, Sampler
from pipeline.engine.rows import Rows
from pipeline.engine.running import Running
from pipeline.errors import Cancelled, UserMistake
from pipeline.families.family import Family
from pipeline.pose.pose import Pose
from pipeline.tasks import MemoryPictures, Studio, run

RGB = npt.NDArray[np.uint8]
CANVAS = Canvas(256, 400, 0, 0, 256, 256)
SAMPLING = Sampling("tiny", steps=2, guidance=1.0)
PATIENCE = 120.0  # seconds until a test that hangs fails


class Counted(FamilyModels):
    """Remembers how many rows each denoising call had, and what was decoded."""

    def __init__(self, family: Family) -> None:
        super().__init__(family)
        self.rows: list[int] = []
        self.decoded: list[torch.Tensor] = []

    def denoise(self, rows: Rows) -> torch.Tensor:
        self.rows.append(len(rows.x))
        return super().denoise(rows)

    def decode(self, latents: torch.Tensor) -> torch.Tensor:
        images = super().decode(latents)
        self.decoded += images
        return images


@pytest.fixture
def counted(tiny_family: Family) -> Counted:
    return Counted(tiny_family)


@pytest.fixture
def watched(
    counted: Counted, tiny_family: Family, mediapipe: Detector, pictures: MemoryPictures
) -> Iterator[Studio]:
    with Studio(Engine(counted), tiny_family, mediapipe, pictures) as studio:
        yield studio


@pytest.fixture
def pose(seen: Detection) -> Pose:
    return seen.pose.shifted(0, 0, 256, 400)


def task_of(pose: Pose, count: int = 3, seed: int = 0) -> Vary:
    return Vary("photo.png", CANVAS, pose, "a person", "white sneakers", count, seed, SAMPLING)


@pytest.fixture
def held(watched: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine begins with nothing until all three variations are there."""
    blocking, may_go, submit = threading.Event(), threading.Event(), watched.engine.submit
    asked: list[Sampler[Any]] = []

    def blocker() -> Sampler[None]:
        yield Embed("shoes")
        blocking.set()
        may_go.wait(PATIENCE)

    def submitted(sampler: Sampler[Any], previews: int = 0) -> Running[Any]:
        running = submit(sampler, previews)
        asked.append(sampler)
        if len(asked) == 3:
            may_go.set()
        return running

    submit(blocker())
    assert blocking.wait(PATIENCE)
    monkeypatch.setattr(watched.engine, "submit", submitted)


@pytest.mark.usefixtures("held")
def test_variations_differ_share_batches_and_keep_the_photo(
    watched: Studio, counted: Counted, pose: Pose, astronaut: RGB
) -> None:
    told: list[Progress] = []
    varied = run(task_of(pose), watched, told.append)
    assert isinstance(varied, Varied)
    pictures = [watched.pictures.load(each.picture) for each in varied.pictures]
    assert len(pictures) == len({picture.tobytes() for picture in pictures}) == 3
    assert all(picture.shape == (400, 256, 3) for picture in pictures)
    assert all(np.array_equal(picture[: 256 - 33], astronaut[: 256 - 33]) for picture in pictures)
    assert len({each.recipe.seed for each in varied.pictures} | {0}) == 4
    assert {each.recipe.prompt for each in varied.pictures} == {"a person wearing white sneakers"}
    assert sum(counted.rows) == 6
    assert max(counted.rows) > 1
    steps = [(progress.step, progress.steps) for progress in told if progress.stage == "paint"]
    assert steps == [(0, 0), *((step, 6) for step in range(1, 7))]


def test_a_variation_is_the_same_alone_and_in_company(watched: Studio, counted: Counted, pose: Pose) -> None:
    """But for rounding; where that changes a grey, another place of the photo may lend its texture."""
    varied = [run(task_of(pose, count), watched) for count in (1, 2)]
    first, *later = counted.decoded
    assert [torch.allclose(first, each, atol=1e-3) for each in later].count(True) == 1
    one, other = (
        watched.pictures.load(each.pictures[0].picture).astype(int)
        for each in varied
        if isinstance(each, Varied)
    )
    assert (np.abs(one - other) > 1).mean() < 0.01


def test_cancelling_ends_them_all(watched: Studio, counted: Counted, pose: Pose) -> None:
    def report(progress: Progress) -> None:
        if progress.step == 2:
            raise Cancelled("enough")

    task = Vary("photo.png", CANVAS, pose, count=3, sampling=Sampling("tiny", steps=900))
    with pytest.raises(Cancelled):
        run(task, watched, report)
    watched.close()
    assert len(counted.rows) < 900


@pytest.mark.parametrize("count", [0, 17])
def test_too_many_or_none_are_refused(studio: Studio, pose: Pose, count: int) -> None:
    with pytest.raises(UserMistake, match="1 to 16"):
        run(task_of(pose, count), studio)


def test_a_canvas_of_another_photo_is_refused(studio: Studio, pose: Pose) -> None:
    with pytest.raises(UserMistake, match="not of one draft"):
        run(Vary("photo.png", Canvas(300, 400, 0, 0, 300, 300), pose, sampling=SAMPLING), studio)


def test_a_canvas_that_is_all_photo_cannot_vary(studio: Studio, seen: Detection) -> None:
    with pytest.raises(UserMistake, match="zoom"):
        run(Vary("photo.png", Canvas(256, 256, 0, 0, 256, 256), seen.pose, sampling=SAMPLING), studio)
