"""What the editor writes is OpenPose JSON to others, and what others write is read without loss."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from pose_format.utils.openpose import load_openpose

from pipeline.pose import openpose_json
from pipeline.pose.joints import JOINTS
from pipeline.pose.pose import Joint, Person, Pose, Sight
from tests.bot.web.editor.conftest import run

places = st.floats(-3000, 3000, allow_nan=False, width=32).map(float)
joints = st.builds(Joint, places, places, st.sampled_from(Sight))
people = st.lists(joints, min_size=JOINTS, max_size=JOINTS).map(lambda made: Person(tuple(made)))
poses = st.builds(Pose, st.integers(64, 4000), st.integers(64, 4000), st.lists(people, max_size=3).map(tuple))


def through_the_editor(page: Page, text: str, shares: bool = False) -> str:
    written: str = run(
        page,
        "core/openpose.js",
        "return m.write(m.read(given.text), given.shares)",
        {"text": text, "shares": shares},
    )
    return written


@settings(max_examples=50)
@given(poses)
def test_poses_come_back_as_they_were(modules: Page, pose: Pose) -> None:
    assert openpose_json.loads(through_the_editor(modules, openpose_json.dumps(pose))) == pose


@settings(max_examples=30)
@given(poses)
def test_shares_are_the_same_pose(modules: Page, pose: Pose) -> None:
    """Within the picture: outside of it there are shares above 1, which read as pixels, in every editor."""
    inside = Pose(
        pose.width,
        pose.height,
        tuple(
            Person(tuple(Joint(abs(j.x) % pose.width, abs(j.y) % pose.height, j.sight) for j in p.joints))
            for p in pose.people
        ),
    )
    back = openpose_json.loads(through_the_editor(modules, openpose_json.dumps(inside), shares=True))
    for body, was in zip(back.people, inside.people, strict=True):
        for joint, before in zip(body.joints, was.joints, strict=True):
            assert (joint.x, joint.y) == pytest.approx((before.x, before.y), abs=1e-6)
            assert joint.sight is before.sight


def test_a_pose_within_one_pixel_is_not_taken_for_shares(modules: Page) -> None:
    hidden = Joint(40.0, 30.0, Sight.HIDDEN)
    pose = Pose(64, 64, (Person((Joint(0.5, 1.0), *[hidden] * 17)),))
    body = """
      const {changed} = await import('/static/editor/core/pose.js');
      return m.write(changed(m.read(given), [[0, 0]], (j) => ({...j, x: 0.5, y: 1})))"""
    start = openpose_json.dumps(Pose(64, 64, (Person((Joint(9.0, 9.0), *[hidden] * 17)),)))
    back = openpose_json.loads(run(modules, "core/openpose.js", body, start))
    assert (back.people[0][0].x, back.people[0][0].y) == (0.5, 1.0)
    assert back == pose


def from_sd_webui(shares: bool) -> dict[str, Any]:
    """A file as sd-webui-openpose-editor writes it : two hands, no face, an animal, a hidden knee."""
    size = (1.0, 1.0) if shares else (768.0, 512.0)
    body = [n for i in range(18) for n in (size[0] * (i + 1) / 20, size[1] * (18 - i) / 20, 1.0)]
    body[27:30] = [0.0, 0.0, 0.0]
    hand = [n for i in range(21) for n in (size[0] * i / 40, size[1] * i / 50, 1.0)]
    person = {
        "pose_keypoints_2d": body,
        "hand_right_keypoints_2d": hand,
        "hand_left_keypoints_2d": hand[::-1],
        "face_keypoints_2d": None,
    }
    animal = [n for i in range(17) for n in (size[0] * i / 30, size[1] * i / 30, 1.0)]
    return {"people": [person], "animals": [animal], "canvas_width": 768, "canvas_height": 512}


@pytest.mark.parametrize("shares", [False, True])
def test_files_of_sd_webui_openpose_editor_are_read_without_loss(modules: Page, shares: bool) -> None:
    file = from_sd_webui(shares)
    back = json.loads(through_the_editor(modules, json.dumps(file), shares=shares))
    hidden = back["people"][0].pop("hidden_places")
    assert list(hidden) == ["9"]
    for found, was in zip(back["people"], file["people"], strict=True):
        assert found.pop("pose_keypoints_2d") == pytest.approx(was.pop("pose_keypoints_2d"), abs=1e-9)
    assert back == file


def test_confidences_and_keys_of_others_stay(modules: Page) -> None:
    file = from_sd_webui(False) | {"version": 1.3}
    file["people"][0]["pose_keypoints_2d"][2::3] = [0.1 + i / 40 for i in range(18)]
    file["people"][0]["person_id"] = [-1]
    assert json.loads(through_the_editor(modules, json.dumps([file]))) == file


@settings(max_examples=20)
@given(poses.filter(lambda pose: len(pose.people) > 0))
def test_an_independent_reader_reads_the_same(modules: Page, pose: Pose) -> None:
    """The package pose-format reads what OpenPose writes: all parts, as many joints as there are.

    It wants a list for every part, so those that we leave out are empty ones here. It knows the names of the
    joints of another model (BODY_25): joints are compared by their numbers.
    """
    written = json.loads(through_the_editor(modules, openpose_json.dumps(pose)))
    parts = ("face_keypoints_2d", "hand_left_keypoints_2d", "hand_right_keypoints_2d")
    frame = {"people": [dict.fromkeys(parts, []) | person for person in written["people"]]}
    read = load_openpose({0: frame}, width=written["canvas_width"], height=written["canvas_height"])
    for index, person in enumerate(pose.people):
        for j, joint in enumerate(person.joints):
            assert bool(read.body.data.mask[0, index, j].all()) is not joint.shown
            if joint.shown:
                assert read.body.data[0, index, j].data.tolist() == pytest.approx(
                    [joint.x, joint.y], abs=1e-2
                )
                assert read.body.confidence[0, index, j] == (1.0 if joint.sight is Sight.VISIBLE else 0.5)


BAD = {
    "editor-file-no-json": "{",
    "editor-file-no-people": '{"canvas_width": 10, "canvas_height": 10}',
    "editor-file-no-size": '{"people": []}',
    "editor-file-no-joints": json.dumps(
        {"people": [{"pose_keypoints_2d": [1]}], "canvas_width": 9, "canvas_height": 9}
    ),
    "editor-file-too-many": json.dumps({"people": [{}] * 65, "canvas_width": 9, "canvas_height": 9}),
}


@pytest.mark.parametrize("reason", BAD)
def test_what_is_no_pose_is_refused_with_a_reason(modules: Page, reason: str) -> None:
    body = "try { m.read(given); return null } catch (error) { return error.reason }"
    assert run(modules, "core/openpose.js", body, BAD[reason]) == reason


def test_a_pose_of_another_shape_is_refused(modules: Page) -> None:
    body = "try { m.read(given, 100, 300); return null } catch (error) { return error.reason }"
    text = openpose_json.dumps(Pose(300, 100))
    assert run(modules, "core/openpose.js", body, text) == "editor-file-other-picture"
