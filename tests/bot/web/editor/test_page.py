"""The page: small, safe, and all of it within reach of a thumb."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.bot.web.editor.conftest import Opened, place, until
from tests.bot.web.editor.page_server import STATIC

MOST_BYTES = 145_000  # of the 300 kB that a page may have without its pictures
FILES = [*(STATIC / "editor").rglob("*.js"), *(STATIC / "editor").rglob("*.css")]


def test_the_editor_is_small() -> None:
    assert sum(file.stat().st_size for file in FILES) <= MOST_BYTES


def test_nothing_is_written_where_the_policy_forbids_it() -> None:
    page = (STATIC / "edit.html").read_text("utf-8")
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))|<style|\sstyle=|\son\w+=", page)


def test_every_icon_that_is_used_is_drawn() -> None:
    drawn = set(re.findall(r'symbol id="([\w-]+)"', (STATIC / "icons/editor.svg").read_text("utf-8")))
    code = "\n".join(file.read_text("utf-8") for file in FILES)
    used = set(re.findall(r'glyph: "([\w-]+)"|icon\("([\w-]+)"\)|small\("([\w-]+)"|wide\("([\w-]+)"', code))
    names = {name for names in used for name in names if name}
    joined = {"joint", "limb", "person", "stand", "cross", "step", "sit", "info", "warn", "check", "eye"}
    assert names | joined == drawn


def boxes(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        """[...document.querySelectorAll('.editor-bar button, .toolbox button, .editor-line button')]
        .filter((b) => b.offsetParent).map((b) => {
          const r = b.getBoundingClientRect();
          const name = b.title || b.textContent;
          return {name, left: r.left, right: r.right, width: r.width, height: r.height};
        })"""
    )
    return found


@pytest.mark.parametrize("locale", ["en", "ko"])
@pytest.mark.parametrize("where", ["/edit#draft=one", "/edit"])
def test_a_phone_shows_everything_in_the_size_of_a_thumb(
    browser: Browser, opened: Opened, locale: str, where: str
) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale=locale
    ) as context:
        page = opened(context, where, ".toolbox")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        for box in boxes(page):
            assert min(box["width"], box["height"]) >= 44, box
            assert box["left"] >= 0, box
            assert box["right"] <= 360, box


def test_what_is_said_of_the_selection_lies_beside_the_picture(phone: BrowserContext, opened: Opened) -> None:
    page = opened(phone)
    page.mouse.click(*place(page, 9))
    chip, picture = (page.locator(which).bounding_box() for which in (".chip", ".canvas"))
    assert chip is not None
    assert picture is not None
    assert chip["y"] + chip["height"] <= picture["y"]


def test_a_face_is_seen_until_there_is_room_for_its_numbers(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    numbers = page.locator(".joint.face .digit:visible")
    expect(numbers).to_have_count(0)
    left_eye, left_ear = place(page, 15), place(page, 17)
    page.mouse.click(*left_eye)
    expect(numbers).to_have_text(["15"])
    dots = page.locator(".joint.face:not([data-selected]) .square")
    assert (
        max(box["width"] for box in map(Locator.bounding_box, dots.all()) if box) < left_ear[0] - left_eye[0]
    )
    page.mouse.move(*left_eye)
    page.mouse.wheel(0, -800)
    expect(numbers).to_have_text(["0", "14", "15", "16", "17"])


def test_buttons_have_names_and_texts_are_all_there(context: BrowserContext, opened: Opened) -> None:
    page = opened(context)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('button')].filter((b) => !(b.ariaLabel || b.textContent))"
        )
        == []
    )
    assert "editor-" not in page.locator("body").inner_text()


def test_a_page_can_open_it_in_an_element_of_its_own(context: BrowserContext, opened: Opened) -> None:
    page = opened(context, "/edit", ".editor-start")
    page.evaluate(
        """async () => {
          const {openEditor} = await import('/static/editor/editor.js');
          const dialog = document.body.appendChild(document.createElement('dialog'));
          dialog.className = 'editor-page';
          const cross = dialog.appendChild(document.createElement('button'));
          dialog.showModal();
          cross.remove();
          window.done = [];
          const open = openEditor(dialog, {draft: 'one', onDone: (answer) => window.done.push(answer),
            onClose: () => { open.close(); dialog.close(); }});
          await open.ready;
        }"""
    )
    assert page.evaluate("document.activeElement.classList.contains('skeleton')")  # keys are heard
    dialog = page.locator("dialog")
    dialog.get_by_role("button", name="Save", exact=True).click()
    until(page, "window.done.length === 1")
    assert sorted(page.evaluate("window.done[0]")) == ["draft", "messages"]
    dialog.get_by_role("button", name="Close", exact=True).click()
    assert not dialog.is_visible()
    assert dialog.inner_html() == ""


def test_it_can_be_left_before_it_is_there(context: BrowserContext, opened: Opened) -> None:
    page = opened(context, "/edit", ".editor-start")
    left = page.evaluate(
        """async () => {
          const {openEditor} = await import('/static/editor/editor.js');
          const host = document.body.appendChild(document.createElement('div'));
          const open = openEditor(host, {draft: 'one'});
          open.close();
          await open.ready;
          return host.innerHTML;
        }"""
    )
    assert left == ""


def test_little_moves_for_who_wants_no_motion(browser: Browser, opened: Opened) -> None:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 360, "height": 740}) as context:
        page = opened(context)
        duration = page.evaluate("getComputedStyle(document.querySelector('.panel')).transitionDuration")
        assert max(float(part.removesuffix("s")) for part in duration.split(", ")) <= 0.001
