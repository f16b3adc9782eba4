import numpy as np
import numpy.typing as npt
import pytest

from pipeline.pose.joints import J
from pipeline.pose.pose import Pose
from pipeline.training.masks import random_unknown
from pipeline.training.pack import Example

Mask = npt.NDArray[np.bool_]
WIDTH, HEIGHT = 64, 96


@pytest.fixture
def pose(examples: list[Example]) -> Pose:
    person = examples[0].person
    assert person is not None
    return Pose(WIDTH, HEIGHT, (person,))


def masks(pose: Pose, count: int = 1500) -> list[Mask]:
    rng = np.random.default_rng(0)
    return [random_unknown(pose, rng) for _ in range(count)]


def first_row_of_a_bottom_cut(mask: Mask) -> int | None:
    """The row from which on everything is unknown and above which nothing is; None for other masks."""
    rows = mask.all(axis=1)
    begin = int(rows.argmax())
    return begin if rows[begin:].all() and rows.any() and not mask[:begin].any() else None


def test_masks_are_as_large_as_the_frame_and_leave_something(pose: Pose) -> None:
    for mask in masks(pose, 300):
        assert mask.shape == (HEIGHT, WIDTH)
        assert mask.dtype == bool
        assert not mask.all()


def test_most_masks_are_bottom_cuts_within_the_frame(pose: Pose) -> None:
    cuts = [row for mask in masks(pose) if (row := first_row_of_a_bottom_cut(mask)) is not None]
    assert len(cuts) / 1500 == pytest.approx(0.62, abs=0.04)
    assert min(cuts) >= round(0.2 * HEIGHT)
    assert max(cuts) <= round(0.94 * HEIGHT)


def test_cuts_go_through_the_legs(pose: Pose) -> None:
    cuts = [row for mask in masks(pose) if (row := first_row_of_a_bottom_cut(mask)) is not None]
    person = pose.people[0]
    hip, ankle = person[J.R_HIP].y, person[J.R_ANKLE].y
    assert np.mean([hip <= row <= ankle for row in cuts]) > 0.6


def test_a_body_beyond_the_frame_is_cut_within_it(pose: Pose) -> None:
    tall = pose.scaled(WIDTH, 4 * HEIGHT)
    beyond = Pose(WIDTH, HEIGHT, tall.people)
    cuts = [row for mask in masks(beyond) if (row := first_row_of_a_bottom_cut(mask)) is not None]
    assert len(cuts) > 700
    assert max(cuts) <= round(0.94 * HEIGHT)


def test_the_bottom_is_unknown_in_three_masks_of_four(pose: Pose) -> None:
    assert np.mean([mask[-1].all() for mask in masks(pose)]) == pytest.approx(0.76, abs=0.04)


@pytest.mark.parametrize("seed", range(3))
def test_a_limb_mask_hides_the_legs_and_keeps_the_corners(pose: Pose, seed: int) -> None:
    # A generator's first number is what chooses the kind of mask.
    seeds = [s for s in range(200) if 0.84 <= np.random.default_rng(s).random() < 0.94]
    mask = random_unknown(pose, np.random.default_rng(seeds[seed]))
    for joint in (J.R_KNEE, J.R_ANKLE, J.L_KNEE, J.L_ANKLE):
        assert mask[round(pose.people[0][joint].y), round(pose.people[0][joint].x)]
    assert not mask[0, 0]
    assert not mask[0, -1]


def test_without_a_person_there_are_masks_all_the_same() -> None:
    made = masks(Pose(WIDTH, HEIGHT), 300)
    assert np.mean([mask.any() for mask in made]) > 0.98
    assert 0.2 < np.mean([mask.mean() for mask in made]) < 0.6
