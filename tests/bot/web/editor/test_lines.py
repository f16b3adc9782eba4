"""Lines typed into the editor: understood, asked about, said to be wrong, never lost."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from pipeline.pose import openpose_json
from tests.bot.web.editor.conftest import (
    CANVAS,
    Opened,
    drag,
    place,
    pose_of,
    standing_pose,
    until,
)
from tests.bot.web.editor.page_server import PageServer

ANKLE = 10


def say(page: Page, line: str) -> None:
    page.get_by_label("Say what to change").fill(line)
    page.get_by_label("Say what to change").press("Enter")


def test_lines_are_understood_and_acted_upon(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    say(page, "10 up 5")
    until(page, "document.querySelector('.editor-line input').value === ''")
    moved = openpose_json.loads(json.dumps(pose_of(page, tmp_path)))
    before = standing_pose().people[0][ANKLE]
    assert moved.people[0][ANKLE].y == pytest.approx(before.y - 0.05 * CANVAS.height)
    say(page, "undo")
    until(page, "document.querySelector('.editor-bar [title=Undo]').disabled")
    say(page, "redo")
    until(page, "!document.querySelector('.editor-bar [title=Undo]').disabled")
    say(page, "reset")
    until(page, "document.querySelector('.editor-line input').value === ''")
    assert openpose_json.loads(json.dumps(pose_of(page, tmp_path))) == standing_pose()
    assert server.drafts.saved == {}
    say(page, "done")
    page.get_by_text("Saved.").wait_for()


def test_what_is_dragged_while_a_line_is_being_read_stays(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    held: list[Route] = []
    page.route("**/adjust", lambda route: held.append(route), times=1)
    say(page, "13 up 5")
    until(page, "document.querySelector('.editor-line button').disabled")
    drag(page, place(page, ANKLE), (30, -20))
    dragged = openpose_json.loads(json.dumps(pose_of(page, tmp_path))).people[0]
    held[0].continue_()
    until(page, "document.querySelector('.editor-line input').value === ''")
    both = openpose_json.loads(json.dumps(pose_of(page, tmp_path))).people[0]
    assert both[ANKLE] == dragged[ANKLE] != standing_pose().people[0][ANKLE]
    assert both[13].y == pytest.approx(dragged[13].y - 0.05 * CANVAS.height)


def test_what_is_not_understood_is_said_and_stays_in_the_line(
    context: BrowserContext, opened: Opened
) -> None:
    page = opened(context)
    say(page, "ankel to the moon")
    page.wait_for_selector(".said p")
    assert page.get_by_label("Say what to change").input_value() == "ankel to the moon"


def test_a_doubtful_line_is_asked_about(context: BrowserContext, opened: Opened) -> None:
    """취소 is to undo, or to cancel the painting."""
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20))
    say(page, "취소")
    expect(page.locator(".choices button")).to_have_count(2)
    page.locator(".choices button", has_text="undo").click()
    expect(page.get_by_label("Undo")).to_be_disabled()


def test_a_line_that_names_nobody_is_about_the_chosen_person(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    page.get_by_label("Duplicate this person").click()
    before = pose_of(page, tmp_path)
    say(page, "10 up 5")
    until(page, "document.querySelector('.editor-line input').value === ''")
    after = pose_of(page, tmp_path)
    assert after["people"][0] == before["people"][0]
    assert after["people"][1] != before["people"][1]
