"""The skeleton as ControlNet gets it."""

import numpy as np

from pipeline.pose.control_image import control_image
from pipeline.pose.joints import JOINTS
from pipeline.pose.pose import Joint, Person, Pose, Sight


def _only(number: int, x: float, y: float) -> Person:
    return Person(tuple(Joint(x, y) if i == number else Joint(0.0, 0.0, Sight.HIDDEN) for i in range(JOINTS)))


def test_a_joint_lands_in_its_place_at_half_its_radius() -> None:
    image = control_image(Pose(1280, 1920, (_only(13, 640.0, 1600.0),)), 128, 192)
    assert image.shape == (192, 128, 3)
    assert image.dtype == np.uint8
    rows, columns = np.nonzero(image.any(axis=2))
    assert (abs(columns.mean() - 64), abs(rows.mean() - 160)) < (1, 1)
    assert columns.max() - columns.min() <= 5
    assert rows.max() - rows.min() <= 5


def test_the_same_for_any_size_the_pose_is_measured_in() -> None:
    pose = Pose(400, 600, (_only(9, 100.0, 500.0),))
    assert np.array_equal(control_image(pose, 128, 192), control_image(pose.scaled(4000, 6000), 128, 192))
