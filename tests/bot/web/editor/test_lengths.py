"""Bones that keep their length, whatever is done by hand."""

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from pipeline.pose import openpose_json
from pipeline.pose.joints import BONES, J
from pipeline.pose.pose import Pose
from tests.bot.web.editor.conftest import run, standing_pose

HIP, KNEE, ANKLE = int(J.R_HIP), int(J.R_KNEE), int(J.R_ANKLE)
PEOPLE = 2
# Each gesture is [what, …]; what a hand does in the page ends in one of these.
DO = """
  const {read, toObject} = await import('/static/editor/core/openpose.js');
  const work = new m.Work(read(given.pose));
  work.lengthsLocked = true;
  const dragged = ([from, ...ways]) => {
    for (const [x, y] of ways) work.dragTo({from: {x: from[0], y: from[1]}, dx: x, dy: y});
  };
  const doing = {
    scope: (scope) => { work.scope = scope; },
    select: (refs) => work.select(refs),
    drag: (ref, how, ways) => { work.grab(ref, how); dragged(ways); work.drop(); },
    handle: (name, ways) => {
      if (work.selection.length < 2) return;
      work.grabHandle(name); dragged(ways); work.drop();
    },
    nudge: (dx, dy) => work.nudge(dx, dy, 0),
    place: (ref, x, y) => work.place(ref, {x, y}, 0),
    undo: () => work.undo(),
    redo: () => work.redo(),
  };
  return given.gestures.map(([what, ...how]) => { doing[what](...how); return toObject(work.pose); });
"""

refs = st.tuples(st.integers(0, PEOPLE - 1), st.sampled_from(J).map(int)).map(list)
way = st.tuples(st.floats(-900, 900), st.floats(-900, 900)).map(list)
ways = st.lists(way, min_size=2, max_size=4)  # where it begins, and how far it has come
alone = st.fixed_dictionaries({}, optional={"limb": st.booleans(), "person": st.booleans()})
gesture = st.one_of(
    st.tuples(st.just("scope"), st.sampled_from(["joint", "limb", "person"])),
    st.tuples(st.just("select"), st.lists(refs, min_size=2, max_size=6, unique_by=tuple)),
    st.tuples(st.just("drag"), refs, alone, ways),
    st.tuples(st.just("handle"), st.sampled_from(["turn", "nw", "ne", "se", "sw"]), ways),
    st.tuples(st.just("nudge"), st.sampled_from([-10, -1, 0, 10]), st.sampled_from([-10, 0, 1, 10])),
    st.tuples(st.just("place"), refs, st.floats(-100, 1000), st.floats(-100, 1000)),
    st.tuples(st.sampled_from(["undo", "redo"])),
)


def after(modules: Page, *gestures: tuple[Any, ...], people: int = 1) -> list[Pose]:
    """The pose after each of the gestures."""
    pose = json.loads(openpose_json.dumps(standing_pose(people)))
    found = run(modules, "core/work.js", DO, {"pose": pose, "gestures": gestures})
    return [openpose_json.loads(json.dumps(each)) for each in found]


def lengths(pose: Pose) -> list[float]:
    """Of all bones of all people."""
    bodies = [body.joints for body in pose.people]
    return [math.dist((j[a].x, j[a].y), (j[b].x, j[b].y)) for j in bodies for a, b in BONES]


@settings(max_examples=60)
@given(gestures=st.lists(gesture, min_size=1, max_size=8))
def test_no_gesture_changes_a_length_or_takes_a_joint_out_of_the_picture(
    modules: Page, gestures: list[tuple[Any, ...]]
) -> None:
    for pose in after(modules, *gestures, people=PEOPLE):
        assert lengths(pose) == pytest.approx(lengths(standing_pose(PEOPLE)), abs=1e-6)
        for joint in (joint for body in pose.people for joint in body.joints):
            assert -1e-6 <= joint.x <= pose.width - 1 + 1e-6
            assert -1e-6 <= joint.y <= pose.height - 1 + 1e-6


def test_a_typed_place_is_what_the_bone_points_to(modules: Page) -> None:
    before = standing_pose().people[0]
    wanted = (before[ANKLE].x + 60, before[ANKLE].y)
    (pose,) = after(modules, ("place", [0, ANKLE], *wanted))
    knee, ankle = pose.people[0][KNEE], pose.people[0][ANKLE]
    assert knee == before[KNEE]
    towards = math.atan2(wanted[1] - knee.y, wanted[0] - knee.x)
    assert math.atan2(ankle.y - knee.y, ankle.x - knee.x) == pytest.approx(towards)


def test_joints_that_are_moved_together_keep_their_shape_and_hang_on_those_that_stay(modules: Page) -> None:
    before = standing_pose().people[0]
    chosen = ("select", [[0, KNEE], [0, ANKLE]])
    by_hand: tuple[Any, ...] = ("drag", [0, KNEE], {}, [[0, 0], [60, -20]])
    for moving in (by_hand, ("nudge", 60, -20)):
        pose = after(modules, chosen, moving)[-1].people[0]
        assert pose[HIP] == before[HIP]
        towards = math.atan2(before[KNEE].y - 20 - pose[HIP].y, before[KNEE].x + 60 - pose[HIP].x)
        assert math.atan2(pose[KNEE].y - pose[HIP].y, pose[KNEE].x - pose[HIP].x) == pytest.approx(towards)
        was = (before[ANKLE].x - before[KNEE].x, before[ANKLE].y - before[KNEE].y)
        assert (pose[ANKLE].x - pose[KNEE].x, pose[ANKLE].y - pose[KNEE].y) == pytest.approx(was)


def test_who_is_pulled_by_the_neck_goes_as_a_whole_up_to_the_edge(modules: Page) -> None:
    before = standing_pose().people[0]
    by_hand: tuple[Any, ...] = ("drag", [0, 1], {}, [[0, 0], [2000, 5]])
    for moving in (by_hand, ("place", [0, 1], 2000, before[1].y + 5)):
        (pose,) = after(modules, moving)
        both = zip(pose.people[0].joints, before.joints, strict=True)
        shifts = [(now.x - was.x, now.y - was.y) for now, was in both]
        to_edge = pose.width - 1 - max(joint.x for joint in before.joints)
        assert shifts == [pytest.approx((to_edge, 5))] * len(shifts)


def test_what_is_undone_while_something_is_held_is_only_that(modules: Page) -> None:
    body = """
      const {read} = await import('/static/editor/core/openpose.js');
      const work = new m.Work(read(given)), states = [];
      work.place([0, 10], {x: 300, y: 700}, 0);
      const placed = work.pose;
      work.grab([0, 9]); work.dragTo({from: {x: 0, y: 0}, dx: 20, dy: 5});
      work.undo();
      const kept = work.pose === placed && !work.dragging;
      work.dragTo({from: {x: 0, y: 0}, dx: 30, dy: 5}); work.drop();
      const still = work.pose === placed;
      work.undo();
      return [kept, still, work.pose !== placed, work.canUndo]"""
    pose = json.loads(openpose_json.dumps(standing_pose()))
    assert run(modules, "core/work.js", body, pose) == [True, True, True, False]
