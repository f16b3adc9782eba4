"""The editor behind a pass, and as a Telegram Mini App: opened, saved, closed, loaded again."""

from urllib.parse import quote

from playwright.sync_api import BrowserContext, expect

from bot.web.passes import LASTS
from tests.bot.web.editor.conftest import (
    Opened,
    eventually,
    until,
)
from tests.bot.web.editor.page_server import PageServer

INIT = quote("user=1&hash=a+b", safe="")


def test_a_pass_opens_the_draft(context: BrowserContext, server: PageServer, opened: Opened) -> None:
    server.drafts.wanted_pass = "secret"
    page = opened(context, "/edit#draft=one&pass=secret")
    expect(page.locator("image.photo[href^=blob]")).to_have_count(1)
    page.close()
    page = opened(context, "/edit#draft=one&pass=other", "[role=alert]")
    assert page.get_by_role("alert").inner_text() == "This link is not for you."


def test_a_mini_app_is_opened_saved_and_closed(
    context: BrowserContext, server: PageServer, opened: Opened
) -> None:
    """By what Telegram's app gives and takes; the language is the one that was chosen in the chat."""
    server.drafts.wanted_pass = "secret"
    context.add_init_script(
        "window.told = []; window.TelegramWebviewProxy = {postEvent: (name) => window.told.push(name)}"
    )
    page = opened(context, f"/edit?draft=one#tgWebAppData={INIT}&tgWebAppVersion=8.0")
    assert page.locator("html").get_attribute("lang") == "ko"
    page.get_by_role("button", name="저장", exact=True).click()
    until(page, "window.told.includes('web_app_close')")
    told = page.evaluate("window.told")
    assert told == ["web_app_ready", "web_app_expand", "web_app_setup_swipe_behavior", "web_app_close"]
    assert len(server.drafts.saved) == 1


def test_a_mini_app_may_be_loaded_again(context: BrowserContext, server: PageServer, opened: Opened) -> None:
    """Telegram's proof is taken once: the pass is kept in this tab for as long as it lasts, and no longer."""
    server.drafts.wanted_pass = "secret"
    page = opened(context, f"/edit?draft=one#tgWebAppData={INIT}")
    page.reload()
    page.wait_for_selector(".joint", state="attached")
    assert page.locator("html").get_attribute("lang") == "ko"
    assert server.drafts.asked.count("/api/mini-app") == 1
    assert "hash=a" not in page.evaluate("JSON.stringify(sessionStorage)")
    page.clock.install()
    page.clock.fast_forward(1000 * LASTS)
    page.reload()
    page.get_by_role("alert").wait_for()
    assert server.drafts.asked.count("/api/mini-app") == 2


def test_a_mini_app_does_without_storage(context: BrowserContext, server: PageServer, opened: Opened) -> None:
    server.drafts.wanted_pass = "secret"
    context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no'); }})"
    )
    opened(context, f"/edit?draft=one#tgWebAppData={INIT}")


def test_an_old_mini_app_says_what_to_do(context: BrowserContext, server: PageServer, opened: Opened) -> None:
    page = opened(context, "/edit?draft=one#tgWebAppData=old", "[role=alert]")
    assert page.get_by_role("alert").inner_text() == "Open the editor again from the chat."
    page.get_by_role("button", name="Try again").click()
    eventually(page, lambda: server.drafts.asked.count("/api/mini-app") == 2)
