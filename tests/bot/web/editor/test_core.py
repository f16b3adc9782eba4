"""The modules that know no page, in the browser that they are for."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from bot.language import apply, redrawn
from bot.language.adjustments import Mirror, Pair, Preset, Swap, Take
from pipeline.pose import openpose_json
from pipeline.pose.joints import BELOW, BONES, JOINTS, J
from pipeline.pose.people_drawing import LEFT, MIDDLE, RIGHT
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.skeleton import COLOURS
from pipeline.pose.standing import standing_person
from tests.bot.web.editor.conftest import CANVAS, run, standing_pose

places_of_joints = st.floats(-300, 1200, allow_nan=False, width=32).map(float)
joints = st.builds(Joint, places_of_joints, places_of_joints, st.sampled_from(Sight))
people = st.lists(joints, min_size=JOINTS, max_size=JOINTS).map(lambda made: Person(tuple(made)))
poses = st.lists(people, max_size=2).map(lambda made: Pose(CANVAS.width, CANVAS.height, tuple(made)))

READ = "const read = (await import('/static/editor/core/openpose.js')).read;"


def as_json(pose: Pose) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(openpose_json.dumps(pose))
    return made


def places(joints: list[dict[str, float]]) -> list[tuple[float, float]]:
    return [(round(j["x"], 6), round(j["y"], 6)) for j in joints]


def expected(pose: Pose, person: int = 0) -> list[tuple[float, float]]:
    return [(round(j.x, 6), round(j.y, 6)) for j in pose.people[person].joints]


def test_joints_bones_and_colours_are_those_of_the_pipeline(modules: Page) -> None:
    body = """
      const sides = m.ALL.map((j) => m.SIDE_COLOURS[m.sideOf(j)]);
      return {names: m.NAMES, bones: m.BONES, colours: m.COLOURS, below: m.BELOW, sides}"""
    found = run(modules, "core/joints.js", body)
    sides = {"R_": "right-", "L_": "left-"}
    names = [f"editor-joint-{sides.get(j.name[:2], '')}{j.name.split('_')[-1].lower()}" for j in J]
    assert found["names"] == names
    assert found["bones"] == [[int(a), int(b)] for a, b in BONES]
    assert found["colours"] == [list(colour) for colour in COLOURS]
    side_colours = {"R_": RIGHT, "L_": LEFT}
    assert found["sides"] == [list(side_colours.get(j.name[:2], MIDDLE)) for j in J]
    limbs = {int(j): sorted(map(int, below)) for j, below in BELOW.items()}
    assert {j: sorted(found["below"][j]) for j in limbs} == limbs


def test_a_standing_person_is_the_pipelines(modules: Page) -> None:
    found = run(modules, "core/standing.js", "return m.standing(300, 40, 700, 1)")
    assert places(found) == expected(Pose(1, 1, (standing_person(300, 40, 700),)))


@pytest.mark.parametrize("preset", list(Preset))
def test_presets_without_a_server_are_those_of_the_language(modules: Page, preset: Preset) -> None:
    pose = standing_pose()
    body = READ + "return m.taken(read(given.pose), 0, given.preset).people[0].joints"
    found = run(modules, "core/presets.js", body, {"pose": as_json(pose), "preset": preset.value})
    assert places(found) == expected(apply(pose, [Take(preset, 0)], CANVAS).pose)


def test_mirror_and_swap_do_what_the_words_do(modules: Page) -> None:
    pose = standing_pose()
    body = READ + "return m[given.what](read(given.pose), 0).people[0].joints"
    for what, step in (("mirrored", Mirror(None, 0)), ("swapped", None)):
        found = run(modules, "core/pose.js", body, {"pose": as_json(pose), "what": what})
        if step is not None:
            assert places(found) == expected(apply(pose, [step], CANVAS).pose)
        else:
            joints = pose.people[0].joints
            assert (found[9]["x"], found[9]["y"]) == (joints[12].x, joints[12].y)
            assert (found[0]["x"], found[0]["y"]) == (joints[0].x, joints[0].y)


def test_legs_can_be_swapped_alone(modules: Page) -> None:
    pose = standing_pose()
    found = run(
        modules,
        "core/pose.js",
        READ + "return m.swapped(read(given), 0, 'legs').people[0].joints",
        as_json(pose),
    )
    assert places(found) == expected(apply(pose, [Swap(Pair.LEGS, 0)], CANVAS).pose)


@settings(max_examples=30)
@given(before=poses, sent=poses)
def test_what_the_server_keeps_is_known(modules: Page, before: Pose, sent: Pose) -> None:
    """Joints that were left alone stay where they are, outside of the picture too."""
    mixed = replace(sent, people=(*before.people[:1], *sent.people))
    body = "return o.write(m.stored(o.read(given.sent), o.read(given.before)))"
    body = "const o = await import('/static/editor/core/openpose.js');" + body
    found = run(modules, "core/storing.js", body, {"sent": as_json(mixed), "before": as_json(before)})
    assert openpose_json.loads(found) == redrawn(before, mixed, CANVAS).pose


@pytest.mark.parametrize("edge", [0, CANVAS.width - 1])
def test_a_body_that_is_mirrored_beside_an_edge_stays_whole_and_inside(modules: Page, edge: int) -> None:
    """An arm that reaches into the picture would reach out of it."""
    joints = list(standing_pose().people[0].joints)
    to_left = edge == 0
    shift = 50 - min(j.x for j in joints) if to_left else edge - 50 - max(j.x for j in joints)
    joints = [replace(joint, x=joint.x + shift) for joint in joints]
    shoulder, elbow, wrist = (J.L_SHOULDER, J.L_ELBOW, J.L_WRIST) if to_left else (2, 3, 4)
    for number, away in ((elbow, 100), (wrist, 180)):
        joints[number] = replace(joints[shoulder], x=joints[shoulder].x + (away if to_left else -away))
    pose = Pose(CANVAS.width, CANVAS.height, (Person(tuple(joints)),))
    body = READ + "return m.mirrored(read(given), 0).people[0].joints"
    found = run(modules, "core/pose.js", body, as_json(pose))
    assert all(-1e-6 <= j["x"] <= CANVAS.width - 1 + 1e-6 for j in found)
    shifts = {round(mirrored["x"] + source.x, 6) for mirrored, source in _across(found, joints)}
    assert len(shifts) == 1


def _across(found: list[dict[str, float]], joints: list[Joint]) -> list[tuple[dict[str, float], Joint]]:
    """Each joint of a mirrored body beside the one of the other side that it was."""
    other = {a: b for pair in Pair for one in pair.joints for a, b in (one, one[::-1])}
    return [(found[j], joints[other.get(j, j)]) for j in J]


@settings(max_examples=20)
@given(dx=st.floats(-2000, 2000), dy=st.floats(-2000, 2000))
def test_a_person_is_not_moved_out_of_the_picture(modules: Page, dx: float, dy: float) -> None:
    body = READ + "return m.moved(read(given.pose), m.allOf(0), given.dx, given.dy).people[0].joints"
    found = run(modules, "core/pose.js", body, {"pose": as_json(standing_pose()), "dx": dx, "dy": dy})
    assert all(-1e-6 <= j["x"] <= 599 + 1e-6 and -1e-6 <= j["y"] <= 899 + 1e-6 for j in found)


def test_history_goes_back_and_forth_and_joins_close_presses(modules: Page) -> None:
    body = """
      const h = new m.History(0); const seen = [];
      h.commit(1); h.commit(2, 'nudge', 100); h.commit(3, 'nudge', 400); h.commit(4, 'nudge', 5000);
      for (let i = 0; i < 5; i += 1) { h.undo(); seen.push(h.now); }
      h.redo(); h.redo(); seen.push(h.now); h.commit(9); seen.push(h.canRedo); h.undo(); seen.push(h.now);
      return seen"""
    assert run(modules, "core/history.js", body) == [3, 1, 0, 0, 0, 3, False, 3]


def test_a_pose_follows_a_picture_of_its_shape_and_stays_in_another(modules: Page) -> None:
    body = (
        READ
        + """
      const pose = read(given.pose);
      pose.people[0].rest.hand_left_keypoints_2d = [10, 20, 1];
      return [[1200, 1800], [900, 600]].map((size) => m.overPicture(pose, ...size)).map(({width, people}) =>
        [width, people[0].joints[0].x / pose.people[0].joints[0].x, people[0].rest.hand_left_keypoints_2d])"""
    )
    found = run(modules, "core/fitting.js", body, {"pose": as_json(standing_pose())})
    assert found == [[1200, 2, [20, 40, 1]], [900, 1, [10, 20, 1]]]


def gestures(modules: Page, *events: dict[str, Any], framing: bool = False) -> list[str]:
    body = """
      const g = m.gestures(given.framing);
      const event = {id: 1, x: 0, y: 0, button: 0, hit: null};
      return given.events.flatMap((e) => g.feed({...event, ...e})).map((i) => i.do)"""
    found: list[str] = run(modules, "core/gestures.js", body, {"events": events, "framing": framing})
    return found


JOINT = {"joint": [0, 9]}


def test_gestures_of_one_finger(modules: Page) -> None:
    down = {"type": "down", "hit": JOINT}
    assert gestures(modules, down, {"type": "up"}) == ["tap"]
    assert gestures(modules, down, {"type": "move", "x": 2}, {"type": "up"}) == ["tap"]  # a trembling hand
    moved = {"type": "move", "x": 9}
    assert gestures(modules, down, moved, {"type": "up"}) == ["grab", "drag", "drag", "drop"]
    assert gestures(modules, down, moved, {"type": "cancel"}) == ["grab", "drag", "abort"]
    assert gestures(modules, {"type": "down"}, moved, {"type": "up"}) == ["pan"]
    assert gestures(modules, {"type": "down", "shift": True}, moved, {"type": "up"}) == ["frame", "framed"]
    assert gestures(modules, {"type": "down"}, moved, {"type": "up"}, framing=True) == ["frame", "framed"]
    assert gestures(modules, {"type": "down", "button": 2, "hit": JOINT}, {"type": "up"}) == ["menu"]
    touch = {**down, "touch": True}
    assert gestures(modules, touch, {"type": "hold"}, {"type": "move", "x": 30}, {"type": "up"}) == ["hold"]


def test_a_second_finger_pinches_and_what_was_dragged_goes_back(modules: Page) -> None:
    events: list[dict[str, Any]] = [
        {"type": "down", "hit": JOINT, "touch": True},
        {"type": "move", "x": 20},
        {"type": "down", "id": 2, "x": 100},
        {"type": "move", "id": 2, "x": 200},
        {"type": "up", "id": 2},
        {"type": "move", "x": 60},  # the finger that stays drags nothing
        {"type": "up"},
        {"type": "down", "hit": JOINT},
        {"type": "up"},
    ]
    assert gestures(modules, *events) == ["grab", "drag", "abort", "pinch", "tap"]


def test_the_nearest_joint_is_hit_within_22_pixels_whatever_the_zoom(modules: Page) -> None:
    body = (
        READ
        + """
      const pose = read(given.pose), knee = pose.people[0].joints[9];
      return given.scales.map((scale) => [21, 23].map((away) => {
        const view = {scale, x: 7, y: 5}, at = {x: knee.x * scale + 7, y: knee.y * scale + 5 + away};
        return m.nearestJoint(pose, view, at, {reach: m.MOUSE_REACH, seen: () => false, person: 1});
      }))"""
    )
    given_ = {"pose": as_json(standing_pose()), "scales": [0.5, 1, 7]}
    assert run(modules, "core/hitting.js", body, given_) == [[[0, 9], None]] * 3


def sides(modules: Page, pose: Pose) -> Any:
    return run(modules, "core/sides.js", READ + "return m.exchanged(read(given).people[0])", as_json(pose))


@pytest.mark.parametrize("preset", list(Preset))
def test_no_preset_looks_as_if_left_and_right_were_exchanged(modules: Page, preset: Preset) -> None:
    assert sides(modules, apply(standing_pose(), [Take(preset, 0)], CANVAS).pose) is None


def test_exchanged_sides_are_noticed(modules: Page) -> None:
    body = (
        READ
        + """
      const {exchanged} = await import('/static/editor/core/sides.js');
      const once = m.swapped(read(given.pose), 0, given.what);
      return [exchanged(once.people[0]), exchanged(m.swapped(once, 0, given.what).people[0])]"""
    )
    for what in ("all", "body", "legs", "hips", "shanks"):
        given_ = {"pose": as_json(standing_pose()), "what": what}
        assert run(modules, "core/pose.js", body, given_) == [what, None]


def test_somebody_seen_from_behind_is_no_mistake(modules: Page) -> None:
    joints = standing_pose().people[0].joints
    face = {J.NOSE, J.R_EYE, J.L_EYE}
    sight = {j: Sight.HIDDEN if j in face else Sight.VISIBLE for j in J}
    back = Person(tuple(Joint(600 - joints[j].x, joints[j].y, sight[j]) for j in J))
    assert sides(modules, Pose(600, 900, (back,))) is None
