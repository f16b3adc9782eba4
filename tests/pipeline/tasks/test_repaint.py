"""repaint, end to end: only limbs that moved are painted, only where the photo is not."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pipeline.canvas.compose import BAND
from pipeline.canvas.masks import unknown_of
from pipeline.contract import Canvas, Gate, Progress, Repaint, Repainted, Sampling
from pipeline.detect.detector import Detection
from pipeline.errors import UserMistake
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Pose, Sight
from pipeline.tasks import Studio, run

RGB = npt.NDArray[np.uint8]
CANVAS = Canvas(256, 512, 0, 0, 256, 256)
SAMPLING = Sampling("tiny", steps=2)


@pytest.fixture
def old_pose(seen: Detection) -> Pose:
    """The astronaut with legs that hang straight down on the canvas."""
    person = seen.pose.people[0]
    legs = {
        J.R_KNEE: Joint(100, 380, Sight.GUESSED),
        J.R_ANKLE: Joint(100, 470, Sight.GUESSED),
        J.L_KNEE: Joint(160, 380, Sight.GUESSED),
        J.L_ANKLE: Joint(160, 470, Sight.GUESSED),
    }
    return Pose(256, 512, (person.with_joints(legs),))


@pytest.fixture
def picture(studio: Studio, astronaut: RGB) -> str:
    """A completed picture: the photo above, something else below."""
    below = np.random.default_rng(1).integers(60, 200, (256, 256, 3)).astype(np.uint8)
    return studio.pictures.save(np.concatenate([astronaut, cv2.GaussianBlur(below, (0, 0), 3)]), "completed")


def moved(pose: Pose, joint: J, dx: float, dy: float) -> Pose:
    person = pose.people[0]
    there = Joint(person[joint].x + dx, person[joint].y + dy)
    return pose.with_person(0, person.with_joints({joint: there}))


def task_of(picture: str, old: Pose, new: Pose) -> Repaint:
    return Repaint("photo.png", picture, CANVAS, old, new, "a person in a red coat", sampling=SAMPLING)


def repaint(task: Repaint, studio: Studio) -> Repainted:
    result = run(task, studio)
    assert isinstance(result, Repainted)
    return result


def test_only_the_moved_limb_is_repainted_and_never_the_photo(
    studio: Studio, picture: str, old_pose: Pose
) -> None:
    new = moved(old_pose, J.L_ANKLE, 50, -10)
    done = repaint(task_of(picture, old_pose, new), studio)
    mask = studio.pictures.load(done.mask)[..., 0] == 255
    assert mask[470, 160]  # where the ankle was
    assert mask[460, 210]  # where it is to be
    assert not mask[460, 60]  # the other leg's side
    assert not mask[~unknown_of(CANVAS)].any()
    before, after = studio.pictures.load(picture), studio.pictures.load(done.painted.picture)
    far = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5) > BAND + 1
    assert far.sum() > 60_000
    assert np.array_equal(before[far], after[far])
    assert not np.array_equal(before[mask], after[mask])


def test_the_corrected_skeleton_is_followed_at_full_weight(
    studio: Studio, picture: str, old_pose: Pose
) -> None:
    new = moved(old_pose, J.L_ANKLE, 50, -10)
    done = repaint(task_of(picture, old_pose, new), studio)
    assert done.painted.asked == new
    assert done.painted.recipe.sampling.control_weight == 1.0
    lighter = replace(task_of(picture, old_pose, new), sampling=replace(SAMPLING, control_weight=0.0))
    other = repaint(lighter, studio)
    assert other.painted.recipe.sampling.control_weight == 0.0
    load = studio.pictures.load
    assert not np.array_equal(load(done.painted.picture), load(other.painted.picture))


def test_an_unmoved_pose_paints_all_painted_limbs_anew(studio: Studio, picture: str, old_pose: Pose) -> None:
    done = repaint(task_of(picture, old_pose, old_pose), studio)
    mask = studio.pictures.load(done.mask)[..., 0] == 255
    assert mask[470, 160]
    assert mask[470, 100]
    assert not mask[:256].any()


def test_a_joint_on_the_photo_can_not_be_repainted(studio: Studio, picture: str, old_pose: Pose) -> None:
    new = moved(old_pose, J.R_WRIST, 0, -40)
    upper = {J.R_WRIST: Joint(40, 120), J.R_ELBOW: Joint(40, 90)}
    old = old_pose.with_person(0, old_pose.people[0].with_joints(upper))
    new = moved(old, J.R_WRIST, 5, -20)
    with pytest.raises(UserMistake, match="lie on the photo itself"):
        run(task_of(picture, old, new), studio)


def test_what_is_not_of_one_draft_is_refused(studio: Studio, picture: str, old_pose: Pose) -> None:
    task = task_of(picture, old_pose, old_pose.scaled(300, 600))
    with pytest.raises(UserMistake, match="differ in size"):
        run(task, studio)


def test_the_gate_counts_attempts_and_checks_each(studio: Studio, picture: str, old_pose: Pose) -> None:
    told: list[Progress] = []
    task = replace(task_of(picture, old_pose, moved(old_pose, J.L_ANKLE, 50, -10)), gate=Gate(attempts=2))
    done = run(task, studio, told.append)
    assert isinstance(done, Repainted)
    assert done.painted.attempts == 2
    assert [progress.stage for progress in told].count("check") == 2
