"""Dragging is smooth with three people; `python -m tests.bot.web.editor.measuring` prints figures."""

from statistics import median

import pytest
from playwright.sync_api import Browser

from tests.bot.web.editor.measuring import dragging, three_people
from tests.bot.web.editor.page_server import PageServer

OUR_SHARE_MS = 8.0  # of the 16.7 of a frame
ENOUGH = 100  # frames in which something moved


@pytest.mark.parametrize("scope", ["Joint", "Person"])
def test_our_script_leaves_the_browser_half_of_every_frame(
    browser: Browser, server: PageServer, scope: str
) -> None:
    """Processor time: what else the machine does makes frames fewer, and few of them dearer."""
    server.drafts.__dict__.update(three_people().__dict__)
    scripts: list[float] = []
    with dragging(browser, server.address, scope) as held:
        while len(scripts) < ENOUGH:
            scripts += held.scripts(1.5)
    assert median(scripts) <= OUR_SHARE_MS
