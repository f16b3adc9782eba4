"""The drawing for people: what a person must be able to see in it."""

import numpy as np
import numpy.typing as npt
import pytest
import skimage.data

from pipeline.pose.joints import J
from pipeline.pose.people_drawing import GUESS_FILL, LEFT, LEG_MARK, MIDDLE, RIGHT, RING, draw_for_people
from pipeline.pose.pose import Joint, Pose, Sight
from pipeline.pose.standing import standing_person
from pipeline.pose.view import DENSITY, view_of

RGB = npt.NDArray[np.uint8]
PERSON = standing_person(x=200, top=20, height=560, sight=Sight.VISIBLE)
POSE = Pose(400, 600, (PERSON,))
GREY = np.full((600, 400, 3), 128, dtype=np.uint8)


def _around(drawing: RGB, pose: Pose, number: J, reach: float) -> RGB:
    view = view_of(pose)
    x, y = view.on_sheet(pose.people[0][number].x, pose.people[0][number].y)
    r = round(reach * DENSITY)
    return drawing[round(y) - r : round(y) + r + 1, round(x) - r : round(x) + r + 1]


def _share(patch: RGB, colour: tuple[int, int, int]) -> float:
    return float((np.abs(patch.astype(int) - colour).max(axis=2) < 12).mean())


def test_left_and_right_have_their_colours() -> None:
    drawing = draw_for_people(GREY, POSE)
    for number in (J.R_HIP, J.R_KNEE, J.R_ANKLE, J.R_WRIST):
        assert _share(_around(drawing, POSE, number, 3), RIGHT) > 0.2
    for number in (J.L_HIP, J.L_KNEE, J.L_ANKLE, J.L_WRIST):
        assert _share(_around(drawing, POSE, number, 3), LEFT) > 0.2


def test_a_guessed_joint_is_hollow() -> None:
    knee = PERSON[J.R_KNEE]
    guessed = Pose(400, 600, (PERSON.with_joints({J.R_KNEE: Joint(knee.x, knee.y, Sight.GUESSED)}),))
    seen = _around(draw_for_people(GREY, POSE), POSE, J.R_KNEE, LEG_MARK / 2)
    hollow = _around(draw_for_people(GREY, guessed), guessed, J.R_KNEE, LEG_MARK / 2)
    assert _share(seen, GUESS_FILL) < 0.02
    assert _share(hollow, GUESS_FILL) > 0.2
    assert _share(hollow, RIGHT) > 0.1


def test_a_locked_joint_has_corners() -> None:
    corner = LEG_MARK / 2 - 1
    free = _around(draw_for_people(GREY, POSE), POSE, J.L_ANKLE, corner)
    locked = _around(draw_for_people(GREY, POSE, frozenset({(0, int(J.L_ANKLE))})), POSE, J.L_ANKLE, corner)
    assert _share(locked[:2, :2], LEFT) == 1
    assert _share(free[:2, :2], LEFT) == 0


def test_a_hidden_joint_is_not_drawn() -> None:
    hidden = Joint(PERSON[J.L_ANKLE].x, PERSON[J.L_ANKLE].y, Sight.HIDDEN)
    pose = Pose(400, 600, (PERSON.with_joints({J.L_ANKLE: hidden}),))
    assert _share(_around(draw_for_people(GREY, pose), pose, J.L_ANKLE, LEG_MARK / 2), LEFT) == 0


def test_joints_beyond_the_photo_are_shown() -> None:
    photo: RGB = skimage.data.astronaut()
    person = standing_person(x=200, top=60, height=1000, sight=Sight.GUESSED)
    pose = Pose(512, 512, (person,))
    drawing = draw_for_people(photo, pose)
    for number in (J.R_ANKLE, J.L_ANKLE):
        assert person[number].y > 512
        assert _share(_around(drawing, pose, number, LEG_MARK / 2), GUESS_FILL) > 0.2


def test_the_photo_is_dimmed_and_stays_recognisable() -> None:
    photo: RGB = skimage.data.astronaut()
    drawing = draw_for_people(photo, Pose(512, 512))
    assert drawing.mean() < 0.6 * photo.mean()
    shrunk = drawing[:1080:10, :1080:10].mean(axis=2).ravel()
    points = np.linspace(0, 511, 108).astype(int)
    truth = photo[np.ix_(points, points)].mean(axis=2).ravel()
    assert np.corrcoef(shrunk, truth)[0, 1] > 0.9


@pytest.mark.parametrize(("width", "height"), [(64, 64), (400, 600), (3000, 500), (500, 3000), (7000, 5000)])
def test_fits_a_phone_whatever_the_picture(width: int, height: int) -> None:
    picture = np.zeros((height, width, 3), dtype=np.uint8)
    person = standing_person(width / 2, 0, height, Sight.VISIBLE)
    drawing = draw_for_people(picture, Pose(width, height, (person, person)))
    assert drawing.dtype == np.uint8
    assert drawing.shape[1] <= 1080
    assert drawing.shape[0] <= 2000
    assert max(drawing.shape[1] / 1080, drawing.shape[0] / 1920) > 0.99


def test_the_picture_itself_is_left_alone() -> None:
    before = GREY.copy()
    draw_for_people(GREY, POSE)
    assert np.array_equal(GREY, before)


def test_a_joint_that_moved_has_a_ring() -> None:
    still = draw_for_people(GREY, POSE)
    ringed = draw_for_people(GREY, POSE, moved=frozenset({(0, int(J.L_ANKLE))}))
    reach = (LEG_MARK + RING) / 2
    white = [_share(_around(drawing, POSE, J.L_ANKLE, reach), MIDDLE) for drawing in (still, ringed)]
    assert white[0] < 0.02
    assert white[1] > 0.2
    assert _share(_around(ringed, POSE, J.R_ANKLE, reach), MIDDLE) < 0.02
