"""MediaPipe finds the astronaut: a real photo, cut at the hips."""

import os
import sys
import threading
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import skimage.data

from pipeline.detect import make_detector
from pipeline.detect.detector import Detection, Detector
from pipeline.detect.mediapipe import MediaPipeDetector
from pipeline.errors import Missing, UserMistake
from pipeline.pose.body import leg_length, torso_length
from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.pose import Pose, Sight

RGB = npt.NDArray[np.uint8]


@pytest.fixture(scope="module")
def detector() -> Detector:
    return make_detector()


@pytest.fixture(scope="module")
def astronaut() -> RGB:
    photo: RGB = skimage.data.astronaut()
    return photo


@pytest.fixture(scope="module")
def found(detector: Detector, astronaut: RGB) -> Detection:
    return detector.detect(astronaut)


def test_what_the_photo_shows_is_visible_and_in_its_place(found: Detection) -> None:
    (person,) = found.pose.people
    assert (found.pose.width, found.pose.height) == (512, 512)
    seen = {J.NOSE: (225, 128), J.R_EYE: (205, 103), J.L_EYE: (249, 112), J.R_SHOULDER: (113, 240)}
    for number, place in seen.items():
        assert person[number].sight is Sight.VISIBLE
        assert np.hypot(person[number].x - place[0], person[number].y - place[1]) < 15


def test_the_legs_are_guessed_below_the_photo_with_a_body_s_proportions(found: Detection) -> None:
    (person,) = found.pose.people
    assert all(person[n].sight is Sight.GUESSED for n in LEG_JOINTS)
    assert all(person[n].y > 512 for n in LEG_JOINTS)
    assert 1.3 < leg_length(person) / torso_length(person) < 1.8


def test_one_person_is_one_person(found: Detection) -> None:
    assert not found.second_person_likely


def test_a_second_person_is_suspected(detector: Detector, astronaut: RGB) -> None:
    two = np.hstack([astronaut, astronaut[:, ::-1]])
    both = detector.detect(two)
    assert len(both.pose.people) == 1
    assert both.second_person_likely
    assert not make_detector(look_for_second=False).detect(two).second_person_likely


def test_nobody_in_the_photo(detector: Detector) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (300, 200, 3), dtype=np.uint8)
    for photo in (noise, np.full_like(noise, 90)):
        assert detector.detect(photo) == Detection(Pose(200, 300), second_person_likely=False)


def test_a_large_photo_has_the_same_pose_at_its_own_size(
    detector: Detector, astronaut: RGB, found: Detection
) -> None:
    large = np.repeat(np.repeat(astronaut, 10, axis=0), 10, axis=1)
    pose = detector.detect(large).pose
    assert (pose.width, pose.height) == (5120, 5120)
    for number in (J.NOSE, J.R_SHOULDER, J.L_SHOULDER):
        there, here = pose.people[0][number], found.pose.people[0][number]
        assert np.hypot(there.x / 10 - here.x, there.y / 10 - here.y) < 25


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (400, 3), (65, 64)])
def test_odd_shapes_do_no_harm(detector: Detector, shape: tuple[int, int]) -> None:
    pose = detector.detect(np.zeros((*shape, 3), dtype=np.uint8)).pose
    assert (pose.height, pose.width) == shape


def test_threads_may_share_it(detector: Detector, astronaut: RGB, found: Detection) -> None:
    results: list[Detection] = []
    threads = [threading.Thread(target=lambda: results.append(detector.detect(astronaut))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [found] * 3


def test_it_is_quiet(tmp_path: Path, astronaut: RGB) -> None:
    kept, file = os.dup(2), os.open(tmp_path / "stderr", os.O_CREAT | os.O_WRONLY)
    os.dup2(file, 2)
    try:
        MediaPipeDetector().detect(astronaut)
        os.write(2, b"ours\n")
    finally:
        os.dup2(kept, 2)
        os.close(file)
        os.close(kept)
    assert (tmp_path / "stderr").read_bytes() == b"ours\n"


def test_no_mediapipe_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mediapipe.python.solutions.pose", None)
    with pytest.raises(Missing, match="pip install mediapipe"):
        make_detector("mediapipe")


def test_an_unknown_detector_names_the_known_ones() -> None:
    with pytest.raises(UserMistake, match="mediapipe, openpose"):
        make_detector("dwpose")
