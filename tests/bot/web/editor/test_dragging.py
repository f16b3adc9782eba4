"""Joints under a mouse and under fingers."""

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from pipeline.pose import openpose_json
from pipeline.pose.pose import Pose, Sight
from pipeline.pose.skeleton import draw_skeleton
from tests.bot.web.editor.conftest import Opened, drag, eventually, place, pose_of, standing_pose
from tests.bot.web.editor.page_server import PageServer
from tests.bot.web.editor.test_openpose_json import from_sd_webui

KNEE, ANKLE = 9, 10
NEVER_LONG = """() => {
  const real = window.setTimeout;
  window.setTimeout = (act, ms, ...more) => real(act, ms === 480 ? 1e9 : ms, ...more);
}"""


def written(page: Page, tmp_path: Path) -> Pose:
    return openpose_json.loads(json.dumps(pose_of(page, tmp_path)))


def moved(before: Pose, after: Pose, person: int = 0) -> list[int]:
    """The joints that are elsewhere now."""
    pairs = enumerate(zip(before.people[person].joints, after.people[person].joints, strict=True))
    return [j for j, (a, b) in pairs if abs(a.x - b.x) + abs(a.y - b.y) > 0.01]


def test_a_dragged_joint_moves_alone_and_is_known_for_sure(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    start = place(page, ANKLE)
    drag(page, start, (30, -20))
    after = written(page, tmp_path)
    assert moved(standing_pose(), after) == [ANKLE]
    assert after.people[0][ANKLE].sight is Sight.VISIBLE
    assert place(page, ANKLE) == pytest.approx((start[0] + 30, start[1] - 20), abs=1)


def test_a_drag_is_one_step_back_and_forth(context: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20), steps=20)
    dragged = written(page, tmp_path)
    page.keyboard.press("Control+z")
    assert written(page, tmp_path) == standing_pose()
    expect(page.get_by_label("Undo")).to_be_disabled()
    page.keyboard.press("Control+Shift+z")
    assert written(page, tmp_path) == dragged


def test_a_joint_is_hit_from_twenty_pixels_away(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    x, y = place(page, ANKLE)
    drag(page, (x - 14, y + 14), (-25, 0))
    assert moved(standing_pose(), written(page, tmp_path)) == [ANKLE]


@pytest.mark.parametrize(
    ("scope", "expected"), [("Limb", [KNEE, ANKLE]), ("Person", list(range(18))), ("Joint", [KNEE])]
)
def test_a_drag_takes_what_is_asked_for(
    context: BrowserContext, opened: Opened, tmp_path: Path, scope: str, expected: list[int]
) -> None:
    page = opened(context)
    page.get_by_role("radio", name=scope, exact=True).click()
    drag(page, place(page, KNEE), (18, -6))
    assert moved(standing_pose(), written(page, tmp_path)) == expected


def test_bones_keep_their_length_when_asked(context: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(context)
    page.get_by_role("button", name="Keep bone lengths").click()
    drag(page, place(page, KNEE), (60, -40))
    before, after = standing_pose().people[0], written(page, tmp_path).people[0]
    assert moved(standing_pose(), written(page, tmp_path)) == [KNEE, ANKLE]
    for a, b in ((8, KNEE), (KNEE, ANKLE)):
        was = np.hypot(before[a].x - before[b].x, before[a].y - before[b].y)
        assert np.hypot(after[a].x - after[b].x, after[a].y - after[b].y) == pytest.approx(was)


def test_several_joints_are_moved_turned_and_scaled_together(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    (left, top), (right, bottom) = place(page, KNEE), place(page, 13)
    page.keyboard.down("Shift")
    drag(page, (left - 40, top - 30), (right - left + 80, bottom - top + 50))
    page.keyboard.up("Shift")
    legs = [9, 10, 12, 13]
    expect(page.locator(".joint[data-selected]")).to_have_count(4)
    drag(page, place(page, KNEE), (12, -8))
    shifted = written(page, tmp_path)
    assert moved(standing_pose(), shifted) == legs
    turn = page.locator(".knob.turn").bounding_box()
    assert turn is not None
    drag(page, (turn["x"] + 8, turn["y"] + 8), (50, 40))
    turned = written(page, tmp_path)
    assert moved(shifted, turned) == legs
    corner = page.locator("rect.knob.se").bounding_box()
    assert corner is not None
    drag(page, (corner["x"] + 6, corner["y"] + 6), (-30, -40))
    smaller = written(page, tmp_path)
    assert moved(turned, smaller) != []
    assert _width(smaller, legs) < _width(turned, legs)
    for _ in range(3):
        page.get_by_label("Undo").click()
    assert written(page, tmp_path) == standing_pose()


def test_where_bones_keep_their_length_nothing_is_scaled(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    page.mouse.click(*place(page, KNEE))
    page.keyboard.press("Control+a")
    expect(page.locator(".frame rect.knob:visible")).to_have_count(4)
    page.keyboard.press("l")
    expect(page.locator(".frame rect.knob:visible")).to_have_count(0)
    expect(page.locator(".knob.turn")).to_be_visible()


def _width(pose: Pose, joints: list[int]) -> float:
    xs = [pose.people[0][j].y for j in joints]
    return max(xs) - min(xs)


def test_hidden_joints_leave_the_file_and_can_be_seen_and_shown(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    page.mouse.click(*place(page, ANKLE), button="right")
    hidden = written(page, tmp_path)
    assert hidden.people[0][ANKLE].sight is Sight.HIDDEN
    assert moved(standing_pose(), hidden) == []
    expect(page.locator(f".joint[data-joint='{ANKLE}']")).to_be_hidden()
    page.get_by_role("switch", name="Hidden joints").click()
    page.mouse.click(*place(page, ANKLE))
    page.locator(".toolbox").get_by_role("button", name="Show again").click()
    assert written(page, tmp_path).people[0][ANKLE].sight is Sight.VISIBLE


def test_people_are_added_chosen_duplicated_and_removed(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    page.get_by_label("Add a person").click()
    page.get_by_label("Duplicate this person").click()
    expect(page.get_by_role("radio", name="Person 3")).to_have_attribute("aria-checked", "true")
    assert len(written(page, tmp_path).people) == 3
    drag(page, place(page, ANKLE, 1), (10, -10))
    expect(page.get_by_role("radio", name="Person 2")).to_have_attribute("aria-checked", "true")
    page.get_by_label("Remove this person").click()
    page.get_by_label("Remove this person").click()
    assert written(page, tmp_path).people == standing_pose().people[:1]


def test_a_joint_on_the_photo_says_why_it_changes_nothing(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    expect(page.locator(".joint[data-locked]")).to_have_count(14)  # the head, the arms, the hips
    drag(page, place(page, 4), (-20, 10))
    expect(page.locator(".notice")).to_contain_text("right wrist lies on your photo")


def test_exchanged_legs_are_asked_about(context: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(context)
    page.get_by_role("button", name="Exchange left and right").click()
    expect(page.locator(".notice")).to_contain_text("Left and right of person 1")
    page.get_by_label("Undo").click()
    expect(page.locator(".notice")).to_have_count(0)
    for joint, by in ((9, 80), (10, 80), (12, -80), (13, -80)):
        drag(page, place(page, joint), (by, 0))
    expect(page.locator(".notice")).to_contain_text("legs of person 1")
    page.get_by_role("button", name="Exchange them").click()
    expect(page.locator(".notice")).to_have_count(0)


def test_the_ground_moves_the_view_and_the_wheel_zooms_about_the_pointer(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    before = place(page, ANKLE)
    drag(page, (60, 400), (40, 25))
    assert place(page, ANKLE) == pytest.approx((before[0] + 40, before[1] + 25), abs=1)
    page.mouse.move(*place(page, KNEE))
    knee, hip = place(page, KNEE), place(page, 8)
    page.mouse.wheel(0, -400)
    eventually(page, lambda: knee[1] - place(page, 8)[1] > 1.5 * (knee[1] - hip[1]))
    assert place(page, KNEE) == pytest.approx(knee, abs=1)
    page.locator(".editor-bar").get_by_label("Show everything").click()
    assert place(page, ANKLE) == pytest.approx(before, abs=1)
    assert written(page, tmp_path) == standing_pose()


class Fingers:
    """Touches as a touch screen makes them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def send(self, kind: str, *places: tuple[float, float]) -> None:
        points: list[dict[str, Any]] = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(places)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def drag(self, start: tuple[float, float], by: tuple[float, float]) -> None:
        """However long it takes on a busy machine, it is no long touch."""
        self.page.evaluate(NEVER_LONG)
        self.send("touchStart", start)
        for step in range(1, 7):
            self.send("touchMove", (start[0] + by[0] * step / 6, start[1] + by[1] * step / 6))
        self.send("touchEnd")


def test_a_finger_drags_and_two_pinch(phone: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(phone)
    fingers = Fingers(page)
    x, y = place(page, ANKLE)
    fingers.drag((x - 15, y + 12), (-20, -30))
    dragged = written(page, tmp_path)
    assert moved(standing_pose(), dragged) == [ANKLE]
    knee, hip = place(page, KNEE), place(page, 8)
    (x, y) = place(page, 1)
    fingers.send("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 6):
        fingers.send("touchMove", (x - 20 - 6 * step, y), (x + 20 + 6 * step, y))
    fingers.send("touchEnd")
    grown = (place(page, KNEE)[1] - place(page, 8)[1]) / (knee[1] - hip[1])
    assert grown == pytest.approx(100 / 40, rel=0.1)
    assert written(page, tmp_path) == dragged


def test_a_long_touch_selects_more(phone: BrowserContext, opened: Opened) -> None:
    page = opened(phone)
    fingers = Fingers(page)
    for selected, joint in enumerate((9, 12), 1):
        fingers.send("touchStart", place(page, joint))
        expect(page.locator(".joint[data-selected]")).to_have_count(selected)
        fingers.send("touchEnd")
    expect(page.locator(".joint[data-selected]")).to_have_count(2)


def test_the_png_is_the_skeleton_of_the_pipeline(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    """As drawn by draw_skeleton, but for the smoothed edges."""
    page = opened(context)
    with page.expect_download() as download:
        page.locator("[data-file=png]").click()
    download.value.save_as(tmp_path / "skeleton.png")
    found = cv2.cvtColor(cv2.imread(str(tmp_path / "skeleton.png")), cv2.COLOR_BGR2RGB).astype(int)
    drawn = draw_skeleton(standing_pose()).astype(int)
    assert found.shape == drawn.shape
    far = (np.abs(found - drawn).max(axis=2) > 64) & (
        cv2.erode((drawn.max(axis=2) > 0).astype(np.uint8), np.ones((3, 3))) > 0
    )
    assert far.sum() < 0.05 * (drawn.max(axis=2) > 0).sum()
    assert ((found.max(axis=2) > 100) != (drawn.max(axis=2) > 100)).mean() < 0.004


def test_nothing_is_lost_of_a_file_with_hands(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context, "/edit", ".editor-start")
    file = from_sd_webui(False)
    (tmp_path / "in.json").write_text(json.dumps(file))
    page.locator("input[accept*=json]").set_input_files(tmp_path / "in.json")
    page.wait_for_selector(".joint")
    drag(page, place(page, 4), (30, 10))
    after = pose_of(page, tmp_path)
    assert after["animals"] == file["animals"]
    assert {k: v for k, v in after["people"][0].items() if k.startswith(("hand", "face"))} == {
        k: v for k, v in file["people"][0].items() if k.startswith(("hand", "face"))
    }
    assert after["people"][0]["pose_keypoints_2d"][:12] == file["people"][0]["pose_keypoints_2d"][:12]
    assert after["people"][0]["pose_keypoints_2d"][12:14] != file["people"][0]["pose_keypoints_2d"][12:14]
    assert server.drafts.asked == []
