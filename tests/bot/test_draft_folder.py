from dataclasses import replace
from pathlib import Path

import pytest

from bot.draft_folder import PHOTO, POSE, RECORD, Draft, DraftFolder
from pipeline.contract import Canvas, Recipe, Sampling, TaskName
from pipeline.errors import UserMistake
from pipeline.pose.joints import JOINTS
from pipeline.pose.pose import Joint, Person, Pose, Sight

CANVAS = Canvas(200, 400, 0, 0, 200, 200)
SIGHTS = (Sight.VISIBLE, Sight.GUESSED, Sight.HIDDEN)
POSE_OF_TWO = Pose(
    200,
    400,
    tuple(Person(tuple(Joint(10.0 + k, 20.0 + k * n, SIGHTS[k % 3]) for k in range(JOINTS))) for n in (1, 2)),
)
RECIPE = Recipe(TaskName.COMPLETE, 7, "a man", Sampling(steps=20, guidance=5.0), "abc", "float32", "cpu")
DRAFT = Draft(PHOTO, "completed.png", CANVAS, POSE_OF_TWO, RECIPE, "a man", "흰 운동화", "street")


@pytest.fixture
def folder(tmp_path: Path) -> DraftFolder:
    made = DraftFolder.create(tmp_path / "new" / "draft")
    for name in (DRAFT.photo, DRAFT.picture):
        made.file(name).write_bytes(b"a picture")
    made.write(DRAFT)
    made.write_pose(POSE_OF_TWO)
    return made


def test_a_draft_comes_back_as_it_was_written(folder: DraftFolder) -> None:
    opened = DraftFolder.open(folder.path)
    assert opened.read() == DRAFT
    assert opened.read_pose(CANVAS) == POSE_OF_TWO
    assert not list(folder.path.glob("*.part"))


def test_a_pose_of_another_size_is_brought_to_the_canvas(folder: DraftFolder) -> None:
    small = folder.file("small.json")
    folder.write_text("small.json", folder.file(POSE).read_text().replace("200", "100").replace("400", "200"))
    assert folder.read_pose(CANVAS, small).people[0][0].x == 20


def test_where_no_draft_is_the_command_that_makes_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="difootsion complete"):
        DraftFolder.open(tmp_path)


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"version": 1}', '{"version": 99}', "\x00"])
def test_a_damaged_record_is_a_mistake_with_a_way_on(folder: DraftFolder, damage: str) -> None:
    folder.file(RECORD).write_text(damage)
    with pytest.raises(UserMistake, match="complete the photo again"):
        folder.read()


def test_another_version_is_said_to_be_one(folder: DraftFolder) -> None:
    folder.write(replace(DRAFT, version=99))
    with pytest.raises(UserMistake, match="another version"):
        folder.read()


def test_a_lost_picture_is_named(folder: DraftFolder) -> None:
    folder.file(DRAFT.picture).unlink()
    with pytest.raises(UserMistake, match=r"completed\.png is gone"):
        folder.read()


def test_names_that_lead_out_of_the_folder_are_refused(folder: DraftFolder) -> None:
    outside = folder.path.parent / "outside.png"
    outside.write_bytes(b"a picture")
    folder.file(RECORD).write_text(folder.file(RECORD).read_text().replace("completed.png", "../outside.png"))
    with pytest.raises(UserMistake):
        folder.read()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UserMistake, match="is a file"):
            DraftFolder.create(path)


def test_an_unreadable_pose_is_a_mistake(folder: DraftFolder) -> None:
    for text in ("", "{}", "no json"):
        folder.file(POSE).write_text(text)
        with pytest.raises(UserMistake):
            folder.read_pose(CANVAS)
    with pytest.raises(UserMistake, match="cannot be read"):
        folder.read_pose(CANVAS, folder.file("none.json"))
