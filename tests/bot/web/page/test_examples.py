"""Examples are buttons: pressed, they stand in the field, to be altered or sent."""

import pytest
from playwright.async_api import expect

from tests.bot.web.page.conftest import Comes
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import DESKTOP, PHONE, Visitor


async def test_the_welcomes_examples_fill_the_field_by_keys_too(anna: Visitor) -> None:
    for words in ("13 down 5", "left knee up a bit"):
        await anna.page.get_by_role("button", name=words).focus()
        await anna.page.keyboard.press("Enter")
        await expect(anna.field).to_have_value(words)
        await expect(anna.field).to_be_focused()
    await expect(anna.page.get_by_role("button", name="Send")).to_be_enabled()
    await expect(anna.page.locator(".message")).to_have_count(0)


async def test_examples_in_messages_fill_the_field(anna: Visitor, house: House, photo: bytes) -> None:
    await anna.writes("/help")
    help = await anna.sees("1. Send a photo.")
    await help.get_by_role("button", name="“white sneakers, on a beach”").click()
    await expect(anna.field).to_have_value("white sneakers, on a beach")
    result = await completed(anna, house, photo)
    lines = (await result.locator(".text").inner_text()).splitlines()[-2:]
    assert await result.locator(".command").all_inner_texts() == lines
    await result.get_by_role("button", name=lines[0], exact=True).click()
    await expect(anna.field).to_have_value(lines[0])
    await anna.field.press("Enter")
    corrected = await anna.sees("This is the new pose")
    await expect(corrected.locator(".command")).to_have_count(0)  # “Paint” is a button of its own


@pytest.mark.parametrize("look", [DESKTOP, PHONE])
async def test_a_result_has_its_width_and_tidy_rows_below(
    comes: Comes, house: House, photo: bytes, look: dict[str, object]
) -> None:
    anna = await comes(**look)
    result = await completed(anna, house, photo)
    card = await result.locator(".bubble").bounding_box()
    finished = await result.locator(".picture").first.bounding_box()
    text = await result.locator(".text").bounding_box()
    assert card is not None
    assert finished is not None
    assert text is not None
    assert finished["width"] > 0.49 * card["width"]
    assert text["y"] >= finished["y"] + finished["height"]
    sizes = "(buttons) => buttons.map((each) => Math.round(each.getBoundingClientRect().width))"
    assert len(set(await result.locator(".press").evaluate_all(sizes))) == 1
