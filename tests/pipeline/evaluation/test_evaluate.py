"""A small evaluation from end to end, with a family of random weights and a real photo."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from skimage import data

from pipeline.contract import Sampling
from pipeline.detect.detector import Detection
from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.evaluate import Evaluation, Settings, evaluate, main, parse, write
from pipeline.evaluation.gather import measure_free
from pipeline.evaluation.ground import Ground, open_studio
from pipeline.evaluation.instruments import make_instruments
from pipeline.evaluation.intervals import Estimate
from pipeline.evaluation.pages import write_neighbours, write_sheets
from pipeline.evaluation.posed import POSED
from pipeline.evaluation.quality import Quality, quality_of
from pipeline.evaluation.records import Net, Notebook, Run
from pipeline.evaluation.runs import Choices, enlarged
from pipeline.evaluation.sweep import PARAMETERS, filled, table, variations
from pipeline.evaluation.trained_on import Training
from pipeline.pose.pose import Pose
from pipeline.pose.standing import standing_person
from pipeline.tasks.studio import Studio
from tests.fakes.tiny_family import build_tiny_family

PHOTOS = 2
SETTINGS = Settings(Path("photos"), large=0, attempts=2, jobs=2)


class StandingDetector:
    """Sees a person who stands in the middle of any picture."""

    def detect(self, photo: npt.NDArray[np.uint8]) -> Detection:
        height, width = photo.shape[:2]
        return Detection(Pose(width, height, (standing_person(width / 2, 0.05 * height, 0.8 * height),)))


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_family(tmp_path_factory.mktemp("families") / "tiny")


@pytest.fixture(scope="module")
def studio(family: Path) -> Iterator[Studio]:
    with open_studio(str(family)) as studio:
        yield replace(studio, detector=StandingDetector())


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Shifted copies of one real person's photo, cut where the shins of somebody standing there would be."""
    folder = tmp_path_factory.mktemp("evaluation")
    instruments = make_instruments()
    body = instruments.eyes.see(data.astronaut())
    assert body is not None
    photos = tuple(
        CutPhoto(f"{number:04}", np.roll(data.astronaut(), 3 * number, axis=1)[:, 80:420], body, 330)
        for number in range(PHOTOS)
    )
    free = Notebook(folder / "free")
    measure_free(photos, free, instruments, large=0, jobs=2)
    return Ground(folder, photos, 0, instruments, free, folder, jobs=2, posed=1)


@pytest.fixture(scope="module")
def evaluation(ground: Ground, studio: Studio, family: Path) -> Evaluation:
    return evaluate(ground, replace(SETTINGS, family=str(family)), studio)


def test_an_evaluation_paints_every_run_and_counts_the_first_sample_alone(
    ground: Ground, evaluation: Evaluation
) -> None:
    assert evaluation.about["failed"] == []
    painted = {
        run: [evaluation.results.painted.get(photo.name, run) for photo in ground.photos] for run in Run
    }
    assert all(record is not None for run in set(Run) - {Run.LARGE, *POSED} for record in painted[run])
    assert painted[Run.LARGE] == [None] * PHOTOS
    assert {run: [record is not None for record in painted[run]] for run in POSED} == {
        run: [True, False] for run in POSED
    }
    assert all(record.unmoved_errors for run in POSED for record in painted[run] if record)
    assert all(record and record.untouched for record in painted[Run.FIRST])
    assert {record.attempts for record in painted[Run.FIRST] if record} == {1}
    assert max(record.attempts for record in painted[Run.GATED] if record) <= SETTINGS.attempts


def test_table_figures_and_sheets_are_written(evaluation: Evaluation, tmp_path: Path) -> None:
    written = write(evaluation, tmp_path)
    assert written == (tmp_path / "table.md").read_text()
    assert f"n = {PHOTOS} photos" in written
    assert f"seeds 0 to {PHOTOS - 1}" in written
    unchanged = json.loads((tmp_path / "figures.json").read_text())["figures"][0]["columns"]
    assert {column: unchanged[column]["value"] for column in unchanged} == dict.fromkeys(
        ("first", "gated", "edge", "reflection", "telea"), 1
    )
    assert write_sheets(evaluation.photos, evaluation.results, tmp_path / "sheets") == 1
    assert Image.open(tmp_path / "sheets" / "sheet-00.jpg").width > 1000


def test_results_stand_beside_their_nearest_training_photos(
    ground: Ground, evaluation: Evaluation, tmp_path: Path
) -> None:
    file = tmp_path / "trained.png"
    Image.fromarray(ground.photos[0].whole).save(file)
    name = ground.photos[0].name
    trained = Training((file,), ground.free.features(name, "real", Net.EFFICIENTNET)[None])
    results = replace(evaluation.results, training=trained)
    assert write_neighbours(evaluation.photos, results, tmp_path) == 1
    assert Image.open(tmp_path / "nearest-00.jpg").height > 700
    assert write_neighbours(evaluation.photos, evaluation.results, tmp_path) == 0


def test_a_second_evaluation_paints_nothing_and_says_the_same(
    ground: Ground, studio: Studio, family: Path, evaluation: Evaluation
) -> None:
    records = evaluation.results.painted.folder / "records.jsonl"
    before = records.read_text()
    again = evaluate(ground, replace(SETTINGS, family=str(family)), studio)
    assert again.rows == evaluation.rows
    assert records.read_text() == before


def test_other_seeds_are_kept_apart(ground: Ground, studio: Studio, family: Path) -> None:
    nothing = replace(ground, photos=())
    folders = {
        nothing.painted_by(studio, Choices(Sampling(str(family)), seed))[0].painted.folder
        for seed in (0, 0, 1)
    }
    assert len(folders) == 2


def test_a_photo_that_fails_is_named_and_left_out(ground: Ground, studio: Studio, family: Path) -> None:
    odd = replace(ground.photos[0], name="odd", row=len(ground.photos[0].whole) + 5)
    evaluation = evaluate(
        replace(ground, photos=(odd,)), replace(SETTINGS, family=str(family), seed=99), studio
    )
    assert evaluation.about["failed"] == ["odd"]


def test_ways_of_sampling_are_compared_by_their_first_samples(
    ground: Ground, studio: Studio, family: Path
) -> None:
    quality = quality_of(Sampling(family=str(family), steps=2), ground, studio)
    assert quality.found is not None
    assert quality.found.n == PHOTOS
    assert quality.seconds > 0
    assert len(quality.cells()) == 4


def test_a_sweep_tries_every_value_once_and_a_grid_all_combinations(studio: Studio) -> None:
    base = filled(Sampling("tiny", steps=6), studio.family.spec.defaults)
    assert (base.solver, base.steps, base.guidance) == ("dpm++", 6, 2.0)
    values: dict[str, list[Any]] = {"steps": [6, 12], "guidance": [2.0, 4.0]}
    tried = [(s.steps, s.guidance) for s in variations(base, values, grid=False)]
    assert tried == [(6, 2.0), (12, 2.0), (6, 4.0)]
    crossed = [(s.steps, s.guidance) for s in variations(base, values, grid=True)]
    assert crossed == [(6, 2.0), (6, 4.0), (12, 2.0), (12, 4.0)]


def test_refining_is_switched_on_and_off() -> None:
    assert [PARAMETERS["refine"](word) for word in ("on", "off")] == [True, False]
    tried = [s.refine for s in variations(Sampling(refine=False), {"refine": [True, False]}, grid=False)]
    assert tried == [False, True]


def test_the_sweep_s_table_begins_with_the_least_distance() -> None:
    near, far = (
        Quality(found=None, near=None, distance=Estimate(value, value - 0.1, value + 0.1, 48), seconds=1.5)
        for value in (0.2, 0.3)
    )
    written = table([(Sampling(steps=2), far), (Sampling(steps=3), near)]).splitlines()
    assert [line.split("|")[2].strip() for line in written[2:]] == ["3", "2"]


def test_a_photo_is_enlarged_with_its_cut_and_its_body(ground: Ground) -> None:
    photo = ground.photos[0]
    large = enlarged(photo, pixels=4 * photo.whole.shape[0] * photo.whole.shape[1])
    assert large.whole.shape == (1024, 680, 3)
    assert large.row == 2 * photo.row
    assert large.body.torso == pytest.approx(2 * photo.body.torso)


def test_quick_means_48_photos(tmp_path: Path) -> None:
    assert parse(["--photos", str(tmp_path), "--quick"]).count == 48
    assert parse(["--photos", str(tmp_path)]).count is None


def test_a_folder_without_photos_ends_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", "--photos", str(tmp_path), "--out", str(tmp_path / "out")])
    assert main() == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
