"""complete, end to end with random weights: what is promised whatever the weights."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pipeline.canvas.compose import BAND
from pipeline.canvas.masks import unknown_of
from pipeline.contract import (
    Canvas,
    Complete,
    Completed,
    Extension,
    Gate,
    Progress,
    Sampling,
    TaskName,
)
from pipeline.contract_json import result_from_json, to_json
from pipeline.detect.detector import Detection
from pipeline.engine.engine import Engine
from pipeline.errors import Cancelled, Missing, UserMistake
from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.tasks import Studio, run

RGB = npt.NDArray[np.uint8]
SAMPLING = Sampling("tiny", steps=2)
BELOW = Extension(bottom="60%", left="0", right="0", top="0")


def complete(task: Complete, studio: Studio, told: list[Progress] | None = None) -> Completed:
    result = run(task, studio, (lambda progress: None) if told is None else told.append)
    assert isinstance(result, Completed)
    return result


def beyond_band(canvas: Canvas) -> npt.NDArray[np.bool_]:
    """Pixels of the photo farther than the blend band from all unknown."""
    known = (~unknown_of(canvas)).astype(np.uint8)
    return np.asarray(cv2.distanceTransform(known, cv2.DIST_L2, 5) > BAND + 1)


def standing(width: int, height: int) -> Pose:
    """Somebody who stands whole within the picture."""
    middle, unit = width / 2, height / 10
    across = {"R": -0.5 * unit, "L": 0.5 * unit}
    down = {
        "SHOULDER": 2.5,
        "ELBOW": 3.5,
        "WRIST": 4.5,
        "HIP": 5,
        "KNEE": 6.8,
        "ANKLE": 8.4,
        "EYE": 1.3,
        "EAR": 1.4,
    }
    joints = {J.NOSE: Joint(middle, 1.5 * unit), J.NECK: Joint(middle, 2.4 * unit)}
    for joint in J:
        side, _, part = joint.name.partition("_")
        if part:
            joints[joint] = Joint(middle + across[side], down[part] * unit)
    return Pose(width, height, (Person(tuple(joints[joint] for joint in J)),))


def test_the_body_tells_how_far_to_extend_and_the_photo_stays(studio: Studio, astronaut: RGB) -> None:
    told: list[Progress] = []
    done = complete(Complete("photo.png", sampling=SAMPLING), studio, told)
    canvas, picture = done.canvas, studio.pictures.load(done.painted.picture)
    assert canvas.bottom > 100
    assert picture.shape == (canvas.height, canvas.width, 3)
    kept = beyond_band(canvas)
    photo = np.zeros_like(picture)
    photo[canvas.top : canvas.top + 256, canvas.left : canvas.left + 256] = astronaut
    assert kept.sum() > 20_000
    assert np.array_equal(picture[kept], photo[kept])
    assert picture[-1].std() > 0
    stages = list(dict.fromkeys(progress.stage for progress in told))
    assert stages == ["pose", "canvas", "caption", "words", "paint", "compose", "check"]
    steps = [(progress.step, progress.steps) for progress in told if progress.stage == "paint"]
    assert steps == [(0, 0), (1, 2), (2, 2)]


def test_what_was_made_can_be_made_again(studio: Studio) -> None:
    task = Complete("photo.png", BELOW, seed=5, sampling=SAMPLING)
    first, second = complete(task, studio), complete(task, studio)
    load = studio.pictures.load
    assert np.array_equal(load(first.painted.picture), load(second.painted.picture))
    other = complete(replace(task, seed=6), studio)
    assert not np.array_equal(load(first.painted.picture), load(other.painted.picture))
    recipe = first.painted.recipe
    assert (recipe.task, recipe.seed, recipe.dtype, recipe.device) == (TaskName.COMPLETE, 5, "float32", "cpu")
    assert recipe.sampling == Sampling("tiny", "dpm++", 2, 2.0, 0.5, 0.8, False)
    assert len(recipe.weights) == 64
    assert result_from_json(to_json(first)) == first


def test_the_mask_is_white_where_it_was_painted(studio: Studio) -> None:
    done = complete(Complete("photo.png", BELOW, sampling=SAMPLING), studio)
    mask = studio.pictures.load(done.mask)
    assert np.array_equal(mask[..., 0] == 255, unknown_of(done.canvas))
    assert set(np.unique(mask)) == {0, 255}


def test_sides_as_asked_and_a_skeleton_in_canvas_pixels(studio: Studio, seen: Detection) -> None:
    wish = Extension(left="40px", right="0", top="16px", bottom="100px")
    done = complete(Complete("photo.png", wish, sampling=SAMPLING), studio)
    assert done.canvas == Canvas(296, 372, 40, 16, 256, 256)
    nose, there = seen.pose.people[0][J.NOSE], done.painted.asked.people[0][J.NOSE]
    assert (there.x, there.y) == pytest.approx((nose.x + 40, nose.y + 16))
    assert done.painted.asked.people[0][J.L_ANKLE].sight is Sight.GUESSED


def test_the_users_words_win_over_the_caption_and_unknown_ones_are_named(studio: Studio) -> None:
    told: list[Progress] = []
    task = Complete("photo.png", BELOW, prompt="흰 sneakers, a unicorn", sampling=SAMPLING)
    done = complete(task, studio, told)
    assert done.unknown_words == ("unicorn",)
    assert [progress.details for progress in told if progress.stage == "words"] == [("unicorn",)]
    assert "white sneakers" in done.painted.recipe.prompt
    assert "unicorn" not in done.painted.recipe.prompt


def test_nobody_in_the_photo_is_outpainted_without_a_score(studio: Studio) -> None:
    empty = np.random.default_rng(0).integers(90, 130, (120, 100, 3)).astype(np.uint8)
    name = studio.pictures.save(empty, "wall")
    done = complete(Complete(name, sampling=SAMPLING), studio)
    assert done.notes == ("nobody",)
    assert done.canvas.height > 120
    assert done.painted.asked.people == ()
    assert done.painted.score is None


def test_nothing_missing_is_said_and_nothing_is_painted(studio: Studio, astronaut: RGB) -> None:
    task = Complete("photo.png", sampling=SAMPLING, pose=standing(256, 256))
    told: list[Progress] = []
    done = complete(task, studio, told)
    assert done.notes == ("nothing_missing",)
    assert done.painted.attempts == 0
    assert np.array_equal(studio.pictures.load(done.painted.picture), astronaut)
    assert done.painted.picture != "photo.png"
    assert "paint" not in {progress.stage for progress in told}
    zoomed = complete(replace(task, extension=Extension(zoom=1.3)), studio)
    assert zoomed.canvas.width > 300


def test_the_gate_spends_its_budget_and_keeps_the_best(studio: Studio) -> None:
    task = Complete("photo.png", sampling=SAMPLING, gate=Gate(attempts=2), seed=11)
    done = complete(task, studio)
    assert done.painted.score is not None
    assert done.painted.score < 1  # random weights paint no legs
    assert done.painted.attempts == 2
    easily = complete(replace(task, gate=Gate(attempts=2, enough=0.0)), studio)
    assert easily.painted.attempts == 1


class Blind:
    """Sees nobody."""

    def detect(self, photo: RGB) -> Detection:
        return Detection(Pose(photo.shape[1], photo.shape[0]))


def test_what_was_painted_is_judged_by_the_judge(studio: Studio) -> None:
    done = complete(Complete("photo.png", BELOW, sampling=SAMPLING), replace(studio, judge=Blind()))
    assert done.painted.asked.people
    assert (done.painted.found.people, done.painted.score) == ((), 0.0)


def test_hidden_legs_are_not_asked_for(studio: Studio, seen: Detection) -> None:
    person = seen.pose.people[0]
    legless = person.with_joints({j: replace(person[j], sight=Sight.HIDDEN) for j in LEG_JOINTS})
    pose = Pose(256, 256, (legless,))
    done = complete(Complete("photo.png", BELOW, sampling=SAMPLING, pose=pose, gate=Gate(3)), studio)
    assert (done.painted.score, done.painted.attempts) == (None, 1)


def test_report_can_end_the_task_within_a_step(studio: Studio, engine: Engine) -> None:
    told: list[Progress] = []

    def report(progress: Progress) -> None:
        told.append(progress)
        if (progress.stage, progress.step) == ("paint", 1):
            raise Cancelled("enough")

    with pytest.raises(Cancelled, match="enough"):
        run(Complete("photo.png", BELOW, sampling=Sampling("tiny", steps=500)), studio, report)
    assert told[-1].step == 1
    # The engine is free again for the next one.
    assert complete(Complete("photo.png", BELOW, sampling=SAMPLING), studio).painted.attempts == 1


def test_previews_are_kept_where_a_studio_wants_them(studio: Studio) -> None:
    told: list[Progress] = []
    task = Complete("photo.png", BELOW, sampling=Sampling("tiny", steps=4))
    complete(task, replace(studio, previews=2), told)
    previews = [progress.preview for progress in told if progress.preview is not None]
    assert len(previews) == 2
    assert studio.pictures.load(previews[0]).shape[2] == 3


def test_no_preview_is_kept_that_is_not_fit_to_be_shown(studio: Studio) -> None:
    told: list[Progress] = []
    looked_at: list[RGB] = []

    def is_fit(picture: RGB) -> bool:
        looked_at.append(picture)
        return False

    task = Complete("photo.png", BELOW, sampling=Sampling("tiny", steps=4))
    complete(task, replace(studio, previews=2, is_fit=is_fit), told)
    assert len(looked_at) == 2
    assert [progress.preview for progress in told if progress.preview is not None] == []
    with pytest.raises(Missing):
        studio.pictures.load("preview.png")


def test_refining_repaints_at_a_larger_scale_and_keeps_the_promise(studio: Studio, astronaut: RGB) -> None:
    told: list[Progress] = []
    task = Complete("photo.png", BELOW, sampling=Sampling("tiny", "ddim", steps=10, refine=True), seed=2)
    refined = complete(task, studio, told)
    plain = complete(replace(task, sampling=replace(task.sampling, refine=False)), studio)
    assert "refine" in {progress.stage for progress in told}
    assert refined.painted.recipe.sampling.refine is True
    finer, coarser = (studio.pictures.load(done.painted.picture) for done in (refined, plain))
    assert not np.array_equal(finer, coarser)
    assert np.array_equal(finer[: 256 - BAND - 1], astronaut[: 256 - BAND - 1])


@pytest.mark.parametrize(
    ("task", "says"),
    [
        (Complete("photo.png", sampling=Sampling("street")), "tiny paints, not street"),
        (Complete("photo.png", sampling=Sampling("tiny", steps=0)), "0 steps"),
        (Complete("photo.png", sampling=Sampling("tiny", guidance=-1.0)), "Guidance -1"),
        (Complete("photo.png", sampling=Sampling("tiny", guidance_until=1.5)), "until 1.5"),
        (Complete("photo.png", sampling=Sampling("tiny", control_weight=9.0)), "weight 9"),
        (Complete("photo.png", Extension(bottom="lots"), sampling=SAMPLING), "lots"),
    ],
)
def test_what_cannot_be_painted_is_said_in_one_line(studio: Studio, task: Complete, says: str) -> None:
    with pytest.raises(UserMistake) as mistake:
        run(task, studio)
    assert says in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_a_photo_that_is_not_there(studio: Studio) -> None:
    with pytest.raises(Missing, match=r"no picture 'gone\.png'"):
        run(Complete("gone.png", sampling=SAMPLING), studio)
