"""OpenPose JSON in and out, as sd-webui-openpose-editor has it."""

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UserMistake
from pipeline.pose.joints import JOINTS, J
from pipeline.pose.openpose_json import dumps, loads
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.standing import standing_person

PIXELS = st.floats(1.5, 5000, allow_nan=False)
PEOPLE = st.lists(st.builds(Joint, PIXELS, PIXELS, st.sampled_from(Sight)), min_size=JOINTS, max_size=JOINTS)
STANDING = standing_person(x=150, top=20, height=400, sight=Sight.VISIBLE)


def _file(*people: Any, width: Any = 300, height: Any = 450) -> str:
    return json.dumps({"people": list(people), "canvas_width": width, "canvas_height": height})


def _points(person: Person, sx: float = 1, sy: float = 1) -> dict[str, list[float]]:
    return {"pose_keypoints_2d": [n for j in person.joints for n in (j.x / sx, j.y / sy, 1.0)]}


@settings(max_examples=50, deadline=None)
@given(st.lists(PEOPLE, max_size=3), st.integers(1, 9000), st.integers(1, 9000))
def test_out_and_in_again_is_the_same(people: list[list[Joint]], width: int, height: int) -> None:
    pose = Pose(width, height, tuple(Person(tuple(joints)) for joints in people))
    assert loads(dumps(pose)) == pose


def test_written_as_the_editor_reads_it() -> None:
    person = STANDING.with_joints(
        {J.NOSE: Joint(10, 20, Sight.HIDDEN), J.R_ANKLE: Joint(140, 470, Sight.GUESSED)}
    )
    data = json.loads(dumps(Pose(300, 450, (person,))))
    points = data["people"][0]["pose_keypoints_2d"]
    assert (data["canvas_width"], data["canvas_height"], len(points)) == (300, 450, 54)
    assert points[0:3] == [0, 0, 0]
    assert points[3:6] == [STANDING[J.NECK].x, STANDING[J.NECK].y, 1]
    assert points[30:33] == [140, 470, 0.5]
    assert data["people"][0]["hidden_places"] == {"0": [10, 20]}


def test_shares_of_the_canvas_are_read_as_such() -> None:
    pose = loads(_file(_points(STANDING, 300, 450)))
    for number in J:
        assert pose.people[0][number].x == pytest.approx(STANDING[number].x)
        assert pose.people[0][number].y == pytest.approx(STANDING[number].y)


def test_a_joint_the_file_does_not_know_is_hidden_beside_its_body() -> None:
    points = _points(STANDING)["pose_keypoints_2d"]
    points[39:42] = [0, 0, 0]
    ankle = loads(_file({"pose_keypoints_2d": points})).people[0][J.L_ANKLE]
    assert ankle.sight is Sight.HIDDEN
    assert math.hypot(ankle.x - STANDING[J.L_ANKLE].x, ankle.y - STANDING[J.L_ANKLE].y) < 20


def test_confidences_between_tell_what_is_guessed() -> None:
    points = _points(STANDING)["pose_keypoints_2d"]
    points[2], points[5], points[8] = 0.3, 0.7, 0.0
    person = loads(_file({"pose_keypoints_2d": points})).people[0]
    assert [person[n].sight for n in (0, 1, 2)] == [Sight.GUESSED, Sight.VISIBLE, Sight.HIDDEN]


def test_scaled_to_the_picture_it_is_for() -> None:
    assert loads(_file(_points(STANDING)), 600, 900) == Pose(300, 450, (STANDING,)).scaled(600, 900)
    assert loads(json.dumps([json.loads(_file(_points(STANDING)))]), 300, 450).people == (STANDING,)


def test_the_picture_says_the_size_where_the_file_does_not() -> None:
    text = json.dumps({"people": [_points(STANDING)]})
    assert loads(text, 300, 450) == Pose(300, 450, (STANDING,))
    with pytest.raises(UserMistake, match="canvas_width"):
        loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "3",
        "[]",
        "[" * 100_000,
        "{}",
        '{"people": 5, "canvas_width": 3, "canvas_height": 3}',
        _file(5),
        _file({}),
        _file({"pose_keypoints_2d": [1, 2, 3]}),
        _file({"pose_keypoints_2d": [1.0] * 75}),
        _file({"pose_keypoints_2d": ["1"] * 54}),
        _file({"pose_keypoints_2d": [True] * 54}),
        _file({"pose_keypoints_2d": [float("nan")] * 54}),
        _file({"pose_keypoints_2d": [float("inf")] * 54}),
        _file({"pose_keypoints_2d": [10**400] * 54}),
        _file(_points(STANDING) | {"hidden_places": 5}),
        _file(_points(STANDING) | {"hidden_places": {"18": [1, 2]}}),
        _file(_points(STANDING) | {"hidden_places": {"1": [1]}}),
        _file(*[_points(STANDING)] * 65),
        _file(width=0),
        _file(width="300"),
        _file(width=10**9),
    ],
)
def test_what_is_no_pose_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UserMistake) as refused:
        loads(text)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_pose_of_another_picture_is_refused() -> None:
    with pytest.raises(UserMistake, match="300x450"):
        loads(_file(_points(STANDING)), 900, 600)
