"""Records outlive an interruption; the table says what they say."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.evaluation.intervals import Estimate
from pipeline.evaluation.records import Measured, Net, Notebook, Record, Run
from pipeline.evaluation.sheets import CELL_HEIGHT, Line, fitted, sheets
from pipeline.evaluation.summary import COLUMNS, Results, summarise
from pipeline.evaluation.table import as_json, cell, markdown
from pipeline.evaluation.trained_on import Training

RECORD = Record("0001", "first", True, True, (0.1, 0.3), 1.25, 0.8, score=0.5, attempts=1, seconds=2.5)
NETS = {Net.EFFICIENTNET: 1280, Net.OPENNSFW: 1024}
POSED = replace(RECORD, joint_errors=(0.1, 0.1, 0.3, 0.3), unmoved_errors=(0.5, 0.6, 0.7, 0.8))
PICTURE = np.full((40, 30, 3), 90, np.uint8)


def measured(record: Record, features: float = 0.0) -> Measured:
    return Measured(record, PICTURE, {net: np.full(size, features, np.float32) for net, size in NETS.items()})


def test_a_record_goes_to_json_and_back() -> None:
    for record in (RECORD, replace(RECORD, errors=None, seam=None), POSED):
        assert Record.from_json(json.dumps(asdict(record))) == record


def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    Notebook(tmp_path).write(measured(RECORD, 2.5))
    again = Notebook(tmp_path)
    assert again.get("0001", "first") == RECORD
    assert again.get("0001", "gated") is None
    assert again.features("0001", "first", Net.EFFICIENTNET).tolist() == [2.5] * 1280
    assert again.features("0001", "first", Net.OPENNSFW).tolist() == [2.5] * 1024
    assert again.picture_file("0001", "first").exists()


def test_a_line_cut_short_is_forgotten_and_spoils_no_other(tmp_path: Path) -> None:
    Notebook(tmp_path).write(measured(RECORD))
    lines = tmp_path / "records.jsonl"
    lines.write_text(lines.read_text() + lines.read_text()[:40])
    second = replace(RECORD, photo="0002")
    Notebook(tmp_path).write(measured(second))
    again = Notebook(tmp_path)
    assert again.get("0001", "first") == RECORD
    assert again.get("0002", "first") == second


@pytest.fixture
def results(tmp_path: Path) -> Results:
    """Four photos: half of the ankles near, one seam bad, two of four moved ankles where they should be."""
    painted, free = Notebook(tmp_path / "painted"), Notebook(tmp_path / "free")
    photos = tuple(f"{number:04}" for number in range(4))
    rng = np.random.default_rng(0)
    for number, photo in enumerate(photos):
        first = replace(RECORD, photo=photo, seam=1.0 + number, found=number != 3, extra_legs=number == 0)
        painted.write(measured(first, number + 1))
        asked = 0.1 if number < 2 else 0.5
        painted.write(measured(replace(first, run="moved", asked_error=asked)))
        shoes = replace(first, run="colour", colour_asked="red", colour_seen="red" if number else "blue")
        painted.write(measured(shoes))
        painted.write(measured(replace(POSED, photo=photo, run=Run.SITTING.value)))
        real = replace(first, run="real", seam=1.1, extra_legs=False)
        features = {net: rng.normal(0, 1, size).astype(np.float32) for net, size in NETS.items()}
        free.write(Measured(real, PICTURE, features))
    ones = Training((Path("a.jpg"),), np.ones((1, 1280), np.float32))
    return Results(photos, painted, free, ones)


def test_the_table_s_figures_are_those_of_the_records(results: Results) -> None:
    values = {row.figure: {c: e.value for c, e in row.cells.items() if e} for row in summarise(results)}
    assert values["pixels outside the band unchanged"] == {"first": 1}
    assert values["both ankles found again in the painted part"]["first"] == 0.75
    assert values["ankles within 0.2 torso lengths of the true ones"] == {"first": 0.5}
    assert values["the same when the true pose is given to `repaint`"] == {}
    assert values["ankle 13 moved outward: within 0.2 of the request"] == {"first": 0.5}
    assert values["shoes in the colour asked for (chance: 12.5 %)"] == {"first": 0.75}
    assert values["seam"] == {"first": 2.5, "real": 1.1}
    assert values["people with more than two legs"] == {"first": 0.25, "real": 0}
    assert values["asked to sit: knees and ankles within 0.2 of the request"] == {"first": 0.5, "real": 0}
    assert values["asked to sit: joint error in torso lengths"] == pytest.approx({"first": 0.2, "real": 0.65})
    assert values["asked to cross the legs: joint error in torso lengths"] == {}
    # All results lie in the direction of the only training photo.
    assert values["nearer to a training photo than the real photo is"] == {"first": 1}
    assert set(values["the same by features that no training sees (open_nsfw)"]) == {"first", "real"}
    assert set(values["kernel feature distance of the lower part"]) == {"first", "real"}


def test_every_figure_carries_its_number_of_photos(results: Results) -> None:
    rows = summarise(results)
    assert {estimate.n for row in rows for estimate in row.cells.values() if estimate} == {4}
    shares = [e for row in rows if row.form == "percent" for e in row.cells.values() if e]
    assert all(0 <= e.low <= e.value <= e.high <= 1 for e in shares)


def test_the_table_is_markdown_with_a_cell_for_every_column(results: Results) -> None:
    rows = summarise(results)
    lines = markdown(rows, COLUMNS).splitlines()
    assert len(lines) == len(rows) + 2
    assert {line.count("|") for line in lines} == {len(COLUMNS) + 2}
    assert json.loads(json.dumps(as_json(rows, {"photos": 4})))["figures"][0]["columns"]["first"]["n"] == 4


def test_cells_are_written_for_people() -> None:
    assert cell(Estimate(0.5625, 0.42275, 0.69299, 48), "percent") == "56 % [42, 69]"
    assert cell(Estimate(1.1333, 1.0645, 1.2068, 48), "number") == "1.13 [1.06, 1.21]"
    assert cell(None, "number") == "–"


def test_sheets_hold_six_photos_each_and_show_their_pictures() -> None:
    red = np.full((100, 50, 3), (200, 20, 20), np.uint8)
    made = list(sheets([Line(str(number), (red, None)) for number in range(7)], ("a", "b")))
    assert len(made) == 2
    assert made[0].shape[0] > 6 * CELL_HEIGHT > made[1].shape[0]
    share = float((made[0] == (200, 20, 20)).all(axis=2).mean())
    cells = 6 * CELL_HEIGHT * (CELL_HEIGHT // 2)
    assert share == pytest.approx(cells / made[0][..., 0].size, rel=0.02)


def test_a_wide_and_a_high_picture_both_fit_their_cell() -> None:
    assert fitted(np.zeros((1000, 100, 3), np.uint8)).shape == (390, 39, 3)
    assert fitted(np.zeros((100, 1000, 3), np.uint8)).shape == (26, 260, 3)
