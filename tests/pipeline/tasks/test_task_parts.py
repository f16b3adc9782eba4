"""The small parts of the tasks: pictures by name, seeds, the gate, sampling choices, detect, the studio."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from pipeline.contract import Detect, Detected, Gate, Progress
from pipeline.detect.detector import Detection, Detector
from pipeline.errors import Missing, UserMistake
from pipeline.pose.joints import J
from pipeline.pose.pose import Pose
from pipeline.tasks import FolderPictures, MemoryPictures, Pictures, Studio, make_studio, run
from pipeline.tasks.gate import Attempt, best_attempt
from pipeline.tasks.seeds import attempt_seeds, variation_seeds
from tests.fakes.tiny_family import build_tiny_family

RGB = npt.NDArray[np.uint8]
PICTURE: RGB = np.random.default_rng(0).integers(0, 256, (20, 30, 3)).astype(np.uint8)
NEGATIVE: RGB = np.invert(PICTURE)


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Pictures:
    return FolderPictures(tmp_path / "draft") if request.param == "folder" else MemoryPictures()


def test_pictures_come_back_bit_for_bit_under_names_of_their_own(store: Pictures) -> None:
    names = [store.save(PICTURE, "completed"), store.save(NEGATIVE, "completed")]
    assert names == ["completed.png", "completed-2.png"]
    assert np.array_equal(store.load(names[0]), PICTURE)
    assert np.array_equal(store.load(names[1]), NEGATIVE)


def test_a_mask_comes_back_in_three_equal_channels(store: Pictures) -> None:
    mask = np.where(PICTURE[..., 0] > 99, np.uint8(255), np.uint8(0))
    assert np.array_equal(store.load(store.save(mask, "mask")), np.repeat(mask[..., None], 3, axis=2))


def test_a_picture_kept_is_not_the_callers_array(store: Pictures) -> None:
    mine = PICTURE.copy()
    name = store.save(mine, "photo")
    mine[:] = 0
    assert np.array_equal(store.load(name), PICTURE)


@pytest.mark.parametrize("name", ["", "gone.png", "../secret.png", "/etc/passwd", "a/b.png"])
def test_names_that_are_none_are_missing(store: Pictures, name: str) -> None:
    with pytest.raises(Missing, match="there is no picture"):
        store.load(name)


@pytest.mark.parametrize("kind", ["", "../x", "A", "a b", "a.png"])
def test_kinds_are_plain_words(store: Pictures, kind: str) -> None:
    with pytest.raises(ValueError, match="no kind of picture"):
        store.save(PICTURE, kind)


def test_a_folder_never_leads_out_nor_reads_what_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "text.png").write_text("no picture")
    store = FolderPictures(tmp_path / "draft")
    with pytest.raises(Missing, match="there is no picture"):
        store.load("../secret.png")
    with pytest.raises(Missing, match="is no picture that can be read"):
        store.load("text.png")


def test_the_first_attempt_has_the_tasks_seed_and_no_seed_comes_twice() -> None:
    attempts, variations = list(islice(attempt_seeds(7), 50)), variation_seeds(7, 50)
    assert attempts[0] == 7
    assert len({*attempts, *variations}) == 100
    assert variation_seeds(7, 3) == variations[:3]
    assert variation_seeds(8, 3) != variations[:3]


def paints(scores: list[float | None]) -> Callable[[int, int], Attempt]:
    def paint(seed: int, number: int) -> Attempt:
        return Attempt(PICTURE, seed, Pose(30, 20), scores[number - 1])

    return paint


@pytest.mark.parametrize(
    ("gate", "scores", "seed", "attempts"),
    [
        (Gate(attempts=1), [0.2], 0, 1),
        (Gate(attempts=4), [0.2, 0.5, 0.3, 0.4], 1, 4),
        (Gate(attempts=4), [0.2, 1.0], 1, 2),
        (Gate(attempts=4, enough=0.5), [0.5], 0, 1),
        (Gate(attempts=3), [0.5, 0.5, 0.5], 0, 3),
        (Gate(attempts=3), [None], 0, 1),
        (Gate(attempts=0), [0.1], 0, 1),
    ],
)
def test_the_gate_tries_within_its_budget_and_keeps_the_first_best(
    gate: Gate, scores: list[float | None], seed: int, attempts: int
) -> None:
    best = best_attempt(gate, iter(range(99)), paints(scores))
    assert (best.attempt.seed, best.attempts) == (seed, attempts)


def test_detect_finds_the_body_in_photo_pixels(studio: Studio, seen: Detection) -> None:
    told: list[Progress] = []
    detected = run(Detect("photo.png"), studio, told.append)
    assert isinstance(detected, Detected)
    assert detected.pose == seen.pose
    assert 80 < detected.pose.people[0][J.NOSE].x < 140
    assert [progress.stage for progress in told] == ["pose"]


def test_a_studio_is_made_from_names_and_closed(
    tmp_path: Path, mediapipe: Detector, pictures: MemoryPictures, seen: Detection
) -> None:
    folder = build_tiny_family(tmp_path / "mine")
    with make_studio(folder, mediapipe, "cpu", pictures=pictures) as studio:
        assert studio.family.spec.name == "tiny"
        assert isinstance(run(Detect("photo.png"), studio), Detected)
    with pytest.raises(RuntimeError, match="closed"):
        studio.engine.submit(iter(()))  # type: ignore[arg-type]


def test_a_studio_of_what_is_not_there(pictures: MemoryPictures) -> None:
    with pytest.raises(UserMistake, match="no family 'nothing'"):
        make_studio("nothing", pictures=pictures)
    with pytest.raises(UserMistake, match="no pose detector"):
        make_studio(detector="eyes", pictures=pictures)
