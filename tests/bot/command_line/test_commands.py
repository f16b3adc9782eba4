"""The commands from end to end: a real photo, the real detector, a tiny family of random weights."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from skimage import data

from bot.cli import run
from tests.fakes.tiny_family import build_tiny_family


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(build_tiny_family(tmp_path_factory.mktemp("families") / "tiny"))


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("photos") / "astronaut.png"
    Image.fromarray(data.astronaut()).resize((192, 192)).save(path)
    return path


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory, photo: Path, family: str) -> Path:
    folder = tmp_path_factory.mktemp("drafts") / "draft"
    assert run(["complete", str(photo), "--family", family, "--steps", "1", "-o", str(folder), "--json"]) == 0
    return folder


def answer(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return json.loads(captured.out)


def pixels(path: Path) -> np.ndarray[Any, np.dtype[np.uint8]]:
    with Image.open(path) as image:
        return np.asarray(image)


def test_complete_leaves_the_files_of_a_draft(draft: Path, photo: Path) -> None:
    names = {"photo.png", "completed.png", "mask.png", "pose.json", "skeleton.png", "draft.json"}
    assert {path.name for path in draft.iterdir()} == names
    assert np.array_equal(pixels(draft / "photo.png"), pixels(photo))


def test_complete_extends_below_and_keeps_what_is_far_from_the_seam(draft: Path, photo: Path) -> None:
    completed, mask, before = pixels(draft / "completed.png"), pixels(draft / "mask.png"), pixels(photo)
    canvas = json.loads((draft / "draft.json").read_text())["canvas"]
    assert completed.shape == (canvas["height"], canvas["width"], 3)
    assert canvas["height"] > 192
    left, top = canvas["left"], canvas["top"]
    inside = completed[top : top + 192, left : left + 192]
    assert np.array_equal(inside[32:-32, 32:-32], before[32:-32, 32:-32])
    assert mask.shape[:2] == completed.shape[:2]
    assert not mask[top : top + 192, left : left + 192].any()
    assert mask[-1].all()


def test_adjust_moves_a_joint_and_draws_it(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    height = json.loads((draft / "draft.json").read_text())["canvas"]["height"]

    def ankle() -> tuple[float, float]:
        points = json.loads((draft / "pose.json").read_text())["people"][0]["pose_keypoints_2d"]
        return points[13 * 3], points[13 * 3 + 1]

    (x, y), drawn = ankle(), pixels(draft / "skeleton.png")
    told = answer(["adjust", str(draft), "왼발목 위로 5"], capsys)
    assert told["changed"] == [{"person": 1, "joint": 13}]
    assert ankle() == pytest.approx((x, y - 0.05 * height))
    assert not np.array_equal(pixels(draft / "skeleton.png"), drawn)


def test_a_line_that_is_not_understood_changes_nothing(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (draft / "pose.json").read_bytes()
    assert run(["adjust", str(draft), "13 up 3; ankel down 5"]) == 2
    assert "Did you mean “ankle”" in capsys.readouterr().err
    assert (draft / "pose.json").read_bytes() == before


def test_repaint_paints_the_corrected_pose(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    completed = pixels(draft / "completed.png")
    told = answer(["repaint", str(draft), "--seed", "5", "--steps", "1"], capsys)
    repainted = pixels(draft / "repainted.png")
    assert repainted.shape == completed.shape
    assert not np.array_equal(repainted, completed)
    assert told["recipe"]["seed"] == 5
    assert json.loads((draft / "draft.json").read_text())["picture"] == "repainted.png"


def test_repaint_takes_the_pose_of_another_file(draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "pose.json"
    other.write_bytes((draft / "pose.json").read_bytes())
    assert run(["repaint", str(draft), "--pose", str(other), "--steps", "1", "--json"]) == 0
    assert run(["repaint", str(draft), "--pose", str(tmp_path / "none.json")]) == 2


def test_vary_makes_as_many_pictures_as_asked(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(["vary", str(draft), "--prompt", "흰 운동화", "-n", "2", "--steps", "1"], capsys)
    first, second = (pixels(Path(path)) for path in told["files"].values())
    assert first.shape == second.shape
    assert not np.array_equal(first, second)
    assert len({picture["recipe"]["seed"] for picture in told["pictures"]}) == 2


def test_pose_finds_the_astronaut(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(["pose", str(photo), "-o", str(tmp_path)], capsys)
    assert len(told["people"]) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"pose.json", "skeleton.png"}


def test_an_unknown_word_is_named_before_painting(
    photo: Path, family: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["complete", str(photo), "--family", family, "--steps", "1", "--prompt", "a purple zeppelin"]
    assert run([*command, "-o", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert "zeppelin" in captured.err
    assert "Canvas: " in captured.out


@pytest.mark.parametrize("command", [["complete"], ["pose"]])
def test_what_is_no_photo_gets_one_line_and_no_folder(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "text.png").write_text("no picture at all")
    Image.new("RGB", (40, 400)).save(tmp_path / "tiny.png")
    Image.new("L", (8000, 6000)).save(tmp_path / "huge.png")
    whole = tmp_path / "whole.jpg"
    Image.fromarray(data.astronaut()).save(whole)
    (tmp_path / "broken.jpg").write_bytes(whole.read_bytes()[:700])
    for name in ("empty.jpg", "text.png", "tiny.png", "huge.png", "broken.jpg", "missing.png", "."):
        out = tmp_path / "out"
        assert run([*command, str(tmp_path / name), "-o", str(out)]) == 2, name
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("difootsion: ")
        assert captured.err.count("\n") == 1
        assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--family", "nobody"], 2, "no family"),
        (["--extend", "bottom=lots"], 2, "bottom"),
        (["--family", "realistic-vision"], 3, "difootsion models fetch realistic-vision"),
    ],
)
def test_a_wish_that_cannot_be_met_says_why(
    photo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run(["complete", str(photo), "-o", str(tmp_path / "out"), *arguments]) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1


def test_a_folder_that_is_a_file_is_refused(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pose", str(photo), "-o", str(photo)]) == 2
    assert "is a file" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["adjust", "repaint", "vary"])
def test_a_folder_without_a_draft_names_the_command_that_makes_one(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(tmp_path), *(["13 up 1"] if command == "adjust" else [])]) == 2
    assert "difootsion complete" in capsys.readouterr().err


def test_models_are_listed_and_verified(family: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = answer(["models", "list"], capsys)["families"]
    assert {"street", "realistic-vision"} <= {entry["name"] for entry in listed}
    assert answer(["models", "verify", family], capsys)["problems"] == []


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("complete", "pose", "adjust", "repaint", "vary", "models", "doctor"):
        assert command in shown
    assert run(["nothing"]) == 2
