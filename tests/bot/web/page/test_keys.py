"""The keyboard: sending, new lines, lines brought back, what Escape closes, where the focus is."""

from playwright.async_api import expect

from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import Visitor

COMPOSES = """(field) => field.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }))"""


async def test_the_field_and_its_keys(anna: Visitor) -> None:
    sent = anna.page.locator(".message.you .text")
    await expect(anna.field).to_be_focused()
    await anna.page.keyboard.type("one")
    await anna.page.keyboard.press("Shift+Enter")
    await anna.page.keyboard.type("two")
    await anna.page.keyboard.press("Enter")
    await expect(sent).to_have_text("one\ntwo")
    await expect(anna.field).to_have_value("")
    await expect(anna.field).to_be_focused()
    await anna.field.fill("왼무")
    await anna.field.evaluate(COMPOSES)  # a syllable that is being put together is not sent
    await expect(anna.field).to_have_value("왼무")
    await anna.field.press("Enter")
    await expect(sent.last).to_have_text("왼무")
    for key, value in (
        ("Up", "왼무"),
        ("Up", "one\ntwo"),
        ("Up", "one\ntwo"),
        ("Down", "왼무"),
        ("Down", ""),
    ):
        await anna.field.press(f"Arrow{key}")
        await expect(anna.field).to_have_value(value)


async def test_everything_can_be_reached_by_keys_and_escape_leads_back(
    anna: Visitor, house: House, photo: bytes
) -> None:
    result = await completed(anna, house, photo)
    reply = result.get_by_role("button", name="Reply to this")
    await reply.focus()
    await anna.page.keyboard.press("Enter")
    await expect(anna.field).to_be_focused()
    await expect(anna.page.locator("#reply")).to_be_visible()
    await anna.page.keyboard.press("Escape")
    await expect(anna.page.locator("#reply")).to_be_hidden()
    for opener in (result.locator(".picture").first, result.get_by_role("button", name="Before / after")):
        await opener.focus()
        await anna.page.keyboard.press("Enter")
        await expect(anna.page.get_by_role("dialog")).to_be_visible()
        await anna.page.keyboard.press("Escape")
        await expect(anna.page.get_by_role("dialog")).not_to_be_attached()
        await expect(opener).to_be_focused()
    button = result.get_by_role("button", name="Poses")
    await button.focus()
    await anna.page.keyboard.press("Enter")
    await anna.sees("Four poses to start from.")
    await expect(button).to_be_focused()
