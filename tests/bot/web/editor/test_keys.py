"""The editor without a pointer."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from pipeline.pose import openpose_json
from pipeline.pose.pose import Pose, Sight
from tests.bot.web.editor.conftest import Opened, pose_of, standing_pose

ANKLE = 10


def written(page: Page, tmp_path: Path) -> Pose:
    return openpose_json.loads(json.dumps(pose_of(page, tmp_path)))


def focus(page: Page, joint: int) -> None:
    page.locator(f".joint[data-joint='{joint}']").focus()


def test_arrows_move_and_are_announced(context: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(context)
    focus(page, ANKLE)
    page.evaluate("() => { const now = performance.now(); performance.now = () => now; }")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp"):
        page.keyboard.press(key)
    before, after = standing_pose().people[0][ANKLE], written(page, tmp_path).people[0][ANKLE]
    assert (after.x - before.x, after.y - before.y) == (2, -10)
    spoken = page.locator("[aria-live=polite].unseen").inner_text()
    assert spoken == f"{round(after.x)} across, {round(after.y)} down"
    label = page.locator(f".joint[data-joint='{ANKLE}']").get_attribute("aria-label")
    assert label == f"right ankle (10), shown, {round(after.x)} across, {round(after.y)} down"
    page.keyboard.press("Control+z")  # presses that follow closely are one step
    assert written(page, tmp_path) == standing_pose()


def test_tab_goes_from_joint_to_joint(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    focus(page, 0)
    visited = []
    for _ in range(18):
        visited.append(page.evaluate("document.activeElement.dataset.joint"))
        page.keyboard.press("Tab")
    assert visited == [str(joint) for joint in range(18)]


def test_keys_hide_lock_mirror_and_choose(context: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(context)
    focus(page, ANKLE)
    page.keyboard.press("h")
    assert written(page, tmp_path).people[0][ANKLE].sight is Sight.HIDDEN
    page.keyboard.press("Delete")
    assert written(page, tmp_path).people[0][ANKLE].sight is Sight.VISIBLE
    page.keyboard.press("l")
    page.keyboard.press("2")
    expect(page.locator(".toolbox [aria-pressed=true]")).to_have_attribute("title", "Keep bone lengths")
    expect(page.get_by_role("radio", name="Limb")).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Control+a")
    expect(page.locator(".joint[data-selected]")).to_have_count(18)
    page.keyboard.press("Escape")
    expect(page.locator(".joint[data-selected]")).to_have_count(0)
    page.keyboard.press("Control+d")
    page.keyboard.press("[")
    expect(page.get_by_role("radio", name="Person 1")).to_have_attribute("aria-checked", "true")


@pytest.mark.parametrize(
    ("key", "code", "hides"),
    [
        ("ㅗ", "KeyH", True),
        ("р", "KeyH", True),
        ("Process", "KeyH", True),
        ("H", "KeyD", True),  # Dvorak: what one sees on the key
        ("d", "KeyH", False),
        ("ㅡ", "KeyM", False),
    ],
)
def test_keys_are_known_in_layouts_of_other_letters(
    context: BrowserContext, opened: Opened, tmp_path: Path, key: str, code: str, hides: bool
) -> None:
    page = opened(context)
    focus(page, ANKLE)
    press(page, key=key, code=code)
    assert (written(page, tmp_path).people[0][ANKLE].sight is Sight.HIDDEN) is hides


def test_combinations_are_known_in_layouts_of_other_letters(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    press(page, key="q", code="KeyA", ctrlKey=True)  # AZERTY: no A is written there
    expect(page.locator(".joint[data-selected]")).to_have_count(0)
    press(page, key="ㅁ", code="KeyA", ctrlKey=True)
    expect(page.locator(".joint[data-selected]")).to_have_count(18)


def press(page: Page, **event: object) -> None:
    """A key of a layout that Playwright doesn't have."""
    page.evaluate(
        """(event) => document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", {bubbles: true, cancelable: true, ...event}))""",
        event,
    )


def test_keys_are_heard_before_anything_was_clicked(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    page.keyboard.press("Control+a")
    expect(page.locator(".joint[data-selected]")).to_have_count(18)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.joint") == "0"


def test_a_note_that_goes_leaves_the_focus_to_the_stage(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    focus(page, ANKLE)
    page.keyboard.press("h")
    page.get_by_role("button", name="See hidden joints").press("Enter")
    page.keyboard.press("Control+a")
    expect(page.locator(".joint[data-selected]")).to_have_count(18)


def test_letters_in_the_line_are_letters(context: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(context)
    focus(page, ANKLE)
    page.get_by_label("Say what to change").focus()
    page.keyboard.type("hlm12")
    page.keyboard.press("Backspace")
    assert page.get_by_label("Say what to change").input_value() == "hlm1"
    assert written(page, tmp_path) == standing_pose()


def test_places_can_be_typed(context: BrowserContext, opened: Opened, tmp_path: Path) -> None:
    page = opened(context)
    focus(page, ANKLE)
    page.get_by_label("Pixels from the left").fill("123")
    page.get_by_label("Pixels from the left").press("Enter")
    page.get_by_label("Pixels from the top").fill("5000")  # beyond the picture: its edge
    page.get_by_label("Pixels from the top").press("Enter")
    assert page.get_by_label("Pixels from the top").input_value() == "899"
    found = written(page, tmp_path).people[0][ANKLE]
    assert (found.x, found.y) == (123, 899)


def test_axe_finds_no_fault(context: BrowserContext, phone: BrowserContext, opened: Opened) -> None:
    for made in (context, phone):
        page = opened(made)
        page.keyboard.press("Tab")
        if made is phone:
            page.locator(".opens-panel").click()
            page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found] == []
