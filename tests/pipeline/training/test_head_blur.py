import cv2
import numpy as np
import numpy.typing as npt
import pytest
from skimage.data import astronaut

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person
from pipeline.training.prepare import blur_head

RGB = npt.NDArray[np.uint8]
# Where the astronaut's joints are in the photo of 512x512; those out of sight are guessed.
_PLACES = {
    J.NOSE: (223, 121),
    J.NECK: (222, 205),
    J.R_SHOULDER: (140, 230),
    J.L_SHOULDER: (305, 225),
    J.R_EYE: (205, 105),
    J.L_EYE: (242, 103),
    J.R_EAR: (185, 115),
    J.L_EAR: (265, 112),
}


@pytest.fixture(scope="module")
def photo() -> RGB:
    return np.asarray(astronaut(), np.uint8)


@pytest.fixture(scope="module")
def person() -> Person:
    return Person(tuple(Joint(*_PLACES.get(j, (220.0, 480.0))) for j in J))


def detail(photo: RGB, x: int, y: int, half: int) -> float:
    """How much fine structure there is around a place: the spread of the Laplacian."""
    part = cv2.cvtColor(photo[y - half : y + half, x - half : x + half], cv2.COLOR_RGB2GRAY)
    return float(cv2.Laplacian(part, cv2.CV_64F).std())


@pytest.mark.parametrize("joint", [J.NOSE, J.R_EYE, J.L_EYE, J.R_EAR, J.L_EAR])
def test_the_face_has_no_detail_left(photo: RGB, person: Person, joint: J) -> None:
    x, y = _PLACES[joint]
    before, after = detail(photo, x, y, 16), detail(blur_head(photo, person), x, y, 16)
    assert before > 5
    assert after < 0.12 * before


def test_eyes_nose_and_mouth_melt_into_one(photo: RGB, person: Person) -> None:
    blurred = blur_head(photo, person)
    face = np.s_[85:150, 195:252]
    assert blurred[face].mean(axis=2).std() < 0.5 * photo[face].mean(axis=2).std()


def test_what_is_far_from_the_head_stays_as_it_was(photo: RGB, person: Person) -> None:
    blurred = blur_head(photo, person)
    assert np.array_equal(blurred[300:], photo[300:])
    assert np.array_equal(blurred[:, 400:], photo[:, 400:])


def test_where_nobody_is_found_the_upper_quarter_is_blurred(photo: RGB) -> None:
    blurred = blur_head(photo, None)
    assert detail(blurred, 223, 60, 40) < 0.12 * detail(photo, 223, 60, 40)
    assert np.array_equal(blurred[256:], photo[256:])
