"""Which photos are taken and where they are cut."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from skimage import data

from pipeline.errors import UserMistake
from pipeline.evaluation.cut import cut, cut_all, cut_row, validation_files
from pipeline.evaluation.landmarks import Body, Eyes, Mark


def standing(knees: tuple[float, float], ankles: tuple[float, float], visibility: float = 0.9) -> Body:
    heights = {"shoulder": (100, 100), "hip": (300, 300), "knee": knees, "ankle": ankles, "toe": (620, 620)}
    return Body(
        {
            f"{side}_{part}": Mark(100 + 50 * i, ys[i], visibility)
            for part, ys in heights.items()
            for i, side in enumerate("rl")
        }
    )


def test_the_cut_lies_a_quarter_of_the_way_from_the_lower_knee_to_the_higher_ankle() -> None:
    assert cut_row(standing(knees=(440, 450), ankles=(590, 600))) == 485  # 450 + .25 * 140


def test_short_shins_and_legs_hardly_seen_are_not_cut() -> None:
    assert cut_row(standing(knees=(450, 450), ankles=(490, 600))) == 460
    assert cut_row(standing(knees=(451, 450), ankles=(490, 600))) is None
    assert cut_row(standing(knees=(440, 450), ankles=(590, 600), visibility=0.59)) is None


def test_a_body_goes_to_json_and_back() -> None:
    body = standing((440, 450), (590, 600))
    assert Body.from_json(body.to_json()) == body


def test_the_torso_is_measured_between_the_middles() -> None:
    body = standing((440, 450), (590, 600))
    assert body.torso == 200
    leaning = Body({**body.marks, "r_shoulder": Mark(400, 100, 1), "l_shoulder": Mark(150, 100, 1)})
    assert leaning.torso == pytest.approx(250)  # 150 across, 200 down


def test_every_thirteenth_photo_by_name_beginning_with_the_first(tmp_path: Path) -> None:
    for number in range(30, 0, -1):
        (tmp_path / f"{number:04}.jpg").touch()
    (tmp_path / "0000.txt").touch()
    assert [file.stem for file in validation_files(tmp_path)] == ["0001", "0014", "0027"]


def test_the_dataset_s_own_folder_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").touch()
    assert [file.name for file in validation_files(tmp_path)] == ["a.png"]


def test_a_folder_without_photos_is_a_mistake_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="holds no photos"):
        validation_files(tmp_path)


def test_only_so_many_photos_that_show_legs_are_taken(tmp_path: Path) -> None:
    for name, grey in (("a", 10), ("b", 200), ("c", 20), ("d", 30)):
        Image.new("RGB", (200, 640), (grey,) * 3).save(tmp_path / f"{name}.png")

    def see(photo: npt.NDArray[np.uint8]) -> Body | None:
        return standing((440, 450), (590, 600)) if photo.mean() < 100 else None

    photos = list(cut_all(sorted(tmp_path.iterdir()), see, count=2))
    assert [photo.name for photo in photos] == ["a", "c"]
    assert photos[0].photo.shape == (485, 200, 3)
    assert photos[0].missing == 155
    assert [photo.name for photo in cut_all(sorted(tmp_path.iterdir()), see)] == ["a", "c", "d"]


def test_eyes_see_a_real_person_and_no_legs_where_there_are_none() -> None:
    eyes = Eyes()
    body = eyes.see(data.astronaut())
    assert body is not None
    assert body["l_shoulder"].x > body["r_shoulder"].x  # she faces the camera
    assert min(body["l_shoulder"].visibility, body["r_shoulder"].visibility) > 0.9
    assert max(body["l_ankle"].visibility, body["r_ankle"].visibility) < 0.5
    assert cut("astronaut", data.astronaut(), eyes.see) is None
    assert eyes.see(np.full((300, 200, 3), 128, np.uint8)) is None
