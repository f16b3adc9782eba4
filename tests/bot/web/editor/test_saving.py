"""A pose on its way to the server and back: nothing is lost, nothing is done twice."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from pipeline.pose import openpose_json
from tests.bot.web.editor.conftest import (
    Opened,
    drag,
    place,
    pose_of,
    standing_pose,
    until,
)
from tests.bot.web.editor.page_server import PageServer

ANKLE = 10


def saved(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").wait_for()


def say(page: Page, line: str) -> None:
    page.get_by_label("Say what to change").fill(line)
    page.get_by_label("Say what to change").press("Enter")


def arrives_unanswered(page: Page) -> None:
    """The next pose that is sent."""

    def cut_off(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/pose", cut_off, times=1)


def test_what_is_saved_is_what_was_drawn(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20))
    drawn = pose_of(page, tmp_path)
    saved(page)
    (sent,) = server.drafts.sent
    assert sent["pose"] == drawn
    assert page.evaluate("localStorage.length") == 0


def test_a_refused_save_says_why_and_is_the_same_update_again(
    context: BrowserContext, server: PageServer, opened: Opened
) -> None:
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20))
    server.drafts.refuse = 1
    page.get_by_role("button", name="Save", exact=True).click()
    notice = page.locator(".notice.bad")
    expect(notice).to_contain_text("Too much at once. Wait a minute. Your pose is kept")
    notice.get_by_role("button", name="Try again").click()
    page.get_by_text("Saved.").wait_for()
    assert len(server.drafts.sent) == 2
    assert len(server.drafts.saved) == 1
    drag(page, place(page, ANKLE), (5, 5))
    saved(page)
    assert len(server.drafts.saved) == 2


def test_without_a_connection_nothing_is_lost(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20))
    drawn = pose_of(page, tmp_path)
    context.set_offline(True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".notice.bad")).to_contain_text("There is no connection right now.")
    context.set_offline(False)
    page.close()
    page = opened(context)
    assert openpose_json.loads(json.dumps(pose_of(page, tmp_path))) == standing_pose()
    page.get_by_role("button", name="Take it").click()
    assert pose_of(page, tmp_path) == drawn
    saved(page)
    assert server.drafts.sent[-1]["pose"] == drawn
    page.close()
    page = opened(context)
    expect(page.locator(".notice")).to_have_count(0)


@pytest.mark.parametrize("mine", [True, False])
def test_a_pose_that_changed_elsewhere_is_not_overwritten_unasked(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path, mine: bool
) -> None:
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20))
    drawn = pose_of(page, tmp_path)
    theirs = json.loads(openpose_json.dumps(standing_pose(2)))
    server.drafts.pose = standing_pose(2)
    page.get_by_role("button", name="Save", exact=True).click()
    notice = page.locator(".notice.warn")
    expect(notice).to_contain_text("The pose has changed meanwhile")
    assert server.drafts.sent == []
    notice.get_by_role("button", name="Save mine" if mine else "Show the new one").click()
    if not mine:
        assert pose_of(page, tmp_path) == theirs
        page.get_by_label("Undo").click()
        assert pose_of(page, tmp_path) == drawn
        page.get_by_label("Redo").click()
        saved(page)
    page.get_by_text("Saved.").wait_for()
    assert [sent["pose"] for sent in server.drafts.sent] == [drawn if mine else theirs]


@pytest.mark.parametrize("goes_on", [False, True])
def test_an_answer_that_was_lost_is_no_change_from_elsewhere(
    context: BrowserContext, server: PageServer, opened: Opened, goes_on: bool
) -> None:
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20))
    arrives_unanswered(page)
    page.get_by_role("button", name="Save", exact=True).click()
    again = page.locator(".notice.bad").get_by_role("button", name="Try again")
    again.wait_for()
    if goes_on:
        drag(page, place(page, ANKLE), (5, 5))
    again.click()
    page.get_by_text("Saved.").wait_for()
    assert (len(server.drafts.sent), len(server.drafts.saved)) == (2, 2 if goes_on else 1)


def open_file(page: Page, tmp_path: Path) -> None:
    """A pose that the server keeps otherwise: other confidences, a hand, a wrist outside the picture."""
    (person,) = json.loads(openpose_json.dumps(standing_pose()))["people"]
    person["pose_keypoints_2d"][2::3] = [0.87] * 18
    person["pose_keypoints_2d"][12] = -40.0
    file = {"people": [person | {"hand_left_keypoints_2d": [9.0, 9.0, 1.0] * 21}], "canvas_width": 600}
    (tmp_path / "in.json").write_text(json.dumps(file | {"canvas_height": 900}))
    page.locator("input[accept*=json]").set_input_files(tmp_path / "in.json")
    page.get_by_text("Hands, faces and animals").wait_for()


def test_what_the_server_makes_of_a_pose_is_no_change_from_elsewhere(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    open_file(page, tmp_path)
    for times in (1, 2):
        saved(page)
        page.get_by_label("Close this note").first.click()
        drag(page, place(page, ANKLE), (9, -9))
        assert len(server.drafts.sent) == times
    saved(page)
    for _ in range(2):  # there and back: what the server has needs no keeping
        page.get_by_label("Undo").click()
        page.get_by_label("Redo").click()
    page.close()
    page = opened(context)
    expect(page.locator(".notice")).to_have_count(0)


def test_a_lost_answer_to_a_pose_that_the_server_changed_is_no_change_from_elsewhere(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    open_file(page, tmp_path)
    arrives_unanswered(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".notice.bad").get_by_role("button", name="Try again").click()
    page.get_by_text("Saved.").wait_for()
    assert (len(server.drafts.sent), len(server.drafts.saved)) == (2, 1)


def test_what_is_offered_stays_kept_while_only_something_is_chosen(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context)
    drag(page, place(page, ANKLE), (30, -20))
    drawn = pose_of(page, tmp_path)
    page.close()
    page = opened(context)
    page.mouse.click(*place(page, ANKLE))
    page.wait_for_selector(".joint[data-selected]")
    page.close()
    page = opened(context)
    page.get_by_role("button", name="Take it").click()
    assert pose_of(page, tmp_path) == drawn


def test_a_pose_that_nobody_has_found_can_be_waited_for(
    context: BrowserContext, server: PageServer, opened: Opened
) -> None:
    pose, server.drafts.pose = server.drafts.pose, None
    page = opened(context, ready="[role=alert]")
    expect(page.get_by_role("alert")).to_contain_text("Nobody has looked")
    server.drafts.pose = pose
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".joint")


@pytest.mark.parametrize("offline", [False, True])
def test_presets_come_from_the_server_or_from_the_page(
    context: BrowserContext, opened: Opened, tmp_path: Path, offline: bool
) -> None:
    page = opened(context)
    context.set_offline(offline)
    page.get_by_role("button", name="Sit").click()
    until(page, "!document.querySelector('.editor-bar [title=Undo]').disabled")
    context.set_offline(False)
    sat = openpose_json.loads(json.dumps(pose_of(page, tmp_path))).people[0]
    assert sat[9].y - sat[8].y < 0.5 * (sat[10].y - sat[9].y)


def test_everything_works_without_a_server(
    context: BrowserContext, server: PageServer, opened: Opened, tmp_path: Path
) -> None:
    page = opened(context, "/edit", ".editor-start")
    context.set_offline(True)
    (tmp_path / "picture.png").write_bytes(server.drafts.picture)
    page.locator("input[accept^=image]").set_input_files(tmp_path / "picture.png")
    page.wait_for_selector(".joint")
    assert (pose_of(page, tmp_path)["canvas_width"], pose_of(page, tmp_path)["canvas_height"]) == (600, 900)
    (tmp_path / "in.json").write_text(openpose_json.dumps(standing_pose(2)))
    page.locator("input[accept*=json]").set_input_files(tmp_path / "in.json")
    page.get_by_role("radio", name="Person 2").wait_for()
    drag(page, place(page, ANKLE), (10, -10))
    page.get_by_role("button", name="Step").click()
    page.get_by_role("button", name="Mirror the body").click()
    drawn = pose_of(page, tmp_path)
    assert len(drawn["people"]) == 2
    assert server.drafts.asked == []
    context.set_offline(False)
    page.close()
    page = opened(context, "/edit", ".editor-start")
    page.get_by_role("button", name="Take it").click()
    assert pose_of(page, tmp_path) == drawn
