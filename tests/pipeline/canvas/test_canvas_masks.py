import numpy as np
import numpy.typing as npt
import pytest

from pipeline.canvas.masks import limb_mask, unknown_of
from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight

ALL = np.ones((400, 300), np.bool_)


def standing(**moved: tuple[float, float]) -> Pose:
    places = dict.fromkeys(J, (150.0, 40.0)) | {
        J.NECK: (150, 60),
        J.R_SHOULDER: (130, 60),
        J.R_ELBOW: (120, 110),
        J.R_WRIST: (115, 150),
        J.L_SHOULDER: (170, 60),
        J.L_ELBOW: (180, 110),
        J.L_WRIST: (185, 150),
        J.R_HIP: (138, 160),
        J.R_KNEE: (135, 240),
        J.R_ANKLE: (132, 320),
        J.L_HIP: (162, 160),
        J.L_KNEE: (165, 240),
        J.L_ANKLE: (168, 320),
    }
    places |= {J[name.upper()]: place for name, place in moved.items()}
    return Pose(300, 400, (Person(tuple(Joint(*places[j]) for j in J)),))


def hidden(pose: Pose, *joints: J) -> Pose:
    person = pose.people[0]
    return pose.with_person(
        0, person.with_joints({j: Joint(person[j].x, person[j].y, Sight.HIDDEN) for j in joints})
    )


def test_unknown_is_all_around_the_photo() -> None:
    unknown = unknown_of(Canvas(10, 12, 2, 1, 5, 7))
    assert unknown.shape == (12, 10)
    assert not unknown[1:8, 2:7].any()
    assert unknown.sum() == 10 * 12 - 5 * 7


def test_the_same_pose_paints_nothing() -> None:
    assert not limb_mask(standing(), standing(), ALL).any()


def covered(mask: npt.NDArray[np.bool_], x: float, y: float) -> bool:
    return bool(mask[round(y), round(x)])


def test_a_moved_ankle_covers_the_shin_where_it_was_and_where_it_comes() -> None:
    mask = limb_mask(standing(), standing(l_ankle=(240, 310)), ALL)
    for x, y in [(168, 320), (240, 310), (166, 280), (200, 272), (168, 345), (262, 330)]:
        assert covered(mask, x, y)
    for x, y in [(120, 110), (150, 60), (162, 150), (20, 390), (280, 100)]:
        assert not covered(mask, x, y)


def test_never_beyond_the_paintable() -> None:
    paintable = np.zeros_like(ALL)
    paintable[300:] = True
    mask = limb_mask(standing(), standing(l_ankle=(240, 310)), paintable)
    assert mask.any()
    assert not (mask & ~paintable).any()


@pytest.mark.parametrize("swapped", [False, True])
def test_a_limb_that_goes_or_comes_is_covered(swapped: bool) -> None:
    poses = [standing(), hidden(standing(), J.R_ANKLE)]
    old, new = reversed(poses) if swapped else poses
    mask = limb_mask(old, new, ALL)
    assert covered(mask, 132, 320)
    assert covered(mask, 134, 290)
    assert not covered(mask, 195, 300)


def test_somebody_added_is_covered_whole() -> None:
    mask = limb_mask(Pose(300, 400), standing(), ALL)
    assert all(covered(mask, x, y) for x, y in [(132, 320), (168, 320), (115, 150), (185, 150)])


def test_the_mask_grows_with_the_body() -> None:
    small = limb_mask(standing(), standing(l_ankle=(240, 310)), ALL).mean()
    old, new = (p.scaled(900, 1200) for p in (standing(), standing(l_ankle=(240, 310))))
    large = limb_mask(old, new, np.ones((1200, 900), np.bool_)).mean()
    assert large == pytest.approx(small, rel=0.05)


def test_far_away_joints_do_no_harm() -> None:
    mask = limb_mask(standing(), standing(l_ankle=(1e12, -1e12)), ALL)
    assert covered(mask, 168, 320)
