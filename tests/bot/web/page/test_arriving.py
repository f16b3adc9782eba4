"""Photos that are dropped and pasted."""

import base64

import pytest
from playwright.async_api import expect

from tests.bot.web.page.visitor import Visitor

# A file as the browser hands it over, in an event of its kind.
HANDS_OVER = """([name, data]) => {
    const carried = new DataTransfer();
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    carried.items.add(new File([bytes], "photo.jpg", { type: "image/jpeg" }));
    const given = { bubbles: true, cancelable: true, dataTransfer: carried, clipboardData: carried };
    const made = name === "paste" ? new ClipboardEvent(name, given) : new DragEvent(name, given);
    document.body.dispatchEvent(made);
    return made.defaultPrevented;
}"""


@pytest.mark.parametrize("way", ["drop", "paste"])
async def test_a_photo_can_be_dropped_or_pasted(anna: Visitor, photo: bytes, way: str) -> None:
    carried = base64.b64encode(photo).decode()
    await anna.field.fill("red dress")
    if way == "drop":
        await anna.page.evaluate(HANDS_OVER, ["dragenter", carried])
        await expect(anna.page.locator("#drop")).to_be_visible()
        assert await anna.page.evaluate(HANDS_OVER, ["dragover", carried])
    assert await anna.page.evaluate(HANDS_OVER, [way, carried])
    await expect(anna.page.locator("#drop")).to_be_hidden()
    await anna.sees("red dress")
    await anna.sees("You're next")
    await expect(anna.field).to_have_value("")


async def test_text_is_pasted_as_text(anna: Visitor) -> None:
    await anna.field.evaluate("(field) => field.focus()")
    await anna.page.evaluate("document.execCommand('insertText', false, '13 down 5')")
    await expect(anna.field).to_have_value("13 down 5")
    await expect(anna.page.locator(".message")).to_have_count(0)
