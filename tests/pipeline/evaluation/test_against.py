"""An earlier run's figures stand beside this one's."""

import json
from pathlib import Path

import pytest

from pipeline.errors import UserMistake
from pipeline.evaluation.against import beside, read_previous
from pipeline.evaluation.intervals import Estimate
from pipeline.evaluation.summary import COLUMNS, Row
from pipeline.evaluation.table import as_json, markdown

OLD, NEW = Estimate(0.5, 0.4, 0.6, 8), Estimate(0.7, 0.6, 0.8, 8)


def earlier(folder: Path) -> Path:
    rows = [Row("ankles", "percent", {"first": OLD, "real": OLD})]
    file = folder / "figures.json"
    file.write_text(json.dumps(as_json(rows, {"weights": "abcdef0123456789"})))
    return file


def test_previous_figures_stand_right_of_their_own_column(tmp_path: Path) -> None:
    previous = read_previous(earlier(tmp_path))
    rows, columns = beside([Row("ankles", "percent", {"first": NEW})], COLUMNS, previous)
    assert list(columns)[:4] == ["first", "first-before", "gated", "gated-before"]
    head, _, line = markdown(rows, columns).splitlines()
    assert "weights abcdef012345" in head.split("|")[3]
    assert [cell.strip() for cell in line.split("|")[2:6]] == ["70 % [60, 80]", "50 % [40, 60]", "–", "–"]


def test_a_figure_that_was_not_measured_before_has_a_dash(tmp_path: Path) -> None:
    rows, columns = beside(
        [Row("legs", "percent", {"first": NEW})], COLUMNS, read_previous(earlier(tmp_path))
    )
    assert markdown(rows, columns).splitlines()[2].split("|")[3].strip() == "–"


@pytest.mark.parametrize("text", ["", "[]", '{"figures": [{}]}', '{"figures": []}'])
def test_what_holds_no_figures_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text)
    with pytest.raises(UserMistake, match=r"other\.json holds no figures"):
        read_previous(tmp_path / "other.json")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="--against"):
        read_previous(tmp_path / "none.json")
