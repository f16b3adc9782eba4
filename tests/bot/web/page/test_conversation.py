"""Whole conversations in the browser, from the photo to the picture somebody likes."""

import io

import pytest
from PIL import Image
from playwright.async_api import Locator, expect

from pipeline.contract import Complete, Repaint, Vary
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import Visitor

CHOOSES_TOO_MUCH = """(input) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(21e6)], "large.jpg"));
    input.files = chosen.files;
    input.dispatchEvent(new Event("change"));
}"""


async def test_from_a_photo_to_the_picture_that_is_liked(anna: Visitor, house: House, photo: bytes) -> None:
    await anna.sends(photo, words="blue jeans")
    own = await anna.sees("blue jeans")
    await expect(own.locator(".picture")).to_be_visible()
    waiting = await anna.sees("You're next")
    await expect(waiting.get_by_role("progressbar")).to_be_visible()
    (task,) = await house.paints()
    assert isinstance(task, Complete)
    assert task.prompt == "blue jeans"
    result = await anna.sees("Done! The numbers mark the joints.")
    await expect(result.locator(".picture img")).to_have_count(2)
    await expect(await anna.sees("It's ready, see below.")).not_to_contain_text("Cancel")

    await anna.writes("13 right 5")
    corrected = await anna.sees("This is the new pose")
    await anna.presses("Paint", corrected)
    (task,) = await house.paints()
    assert isinstance(task, Repaint)
    assert task.new_pose.people[0][13].x - task.old_pose.people[0][13].x == pytest.approx(20)
    await anna.sees("Repainted as picture 3.")

    await anna.writes("white sneakers")
    await anna.presses("Variations", await anna.sees("I can make variations"))
    (task,) = await house.paints()
    assert isinstance(task, Vary)
    album = await anna.sees("Here are 4 variations.")
    await expect(album.locator(".badge")).to_have_text(["4", "5", "6", "7"])
    await album.get_by_role("button", name="Open picture-6 large").click()
    viewer = anna.page.get_by_role("dialog")
    await expect(viewer).to_contain_text("3 of 4")
    await anna.page.keyboard.press("ArrowLeft")
    await expect(viewer).to_contain_text("2 of 4")
    await viewer.get_by_role("button", name="Go on with this one").click()
    await expect(viewer).not_to_be_attached()
    await anna.sees("Back to picture 5.")


async def test_what_stands_below_a_result_is_done(anna: Visitor, house: House, photo: bytes) -> None:
    result = await completed(anna, house, photo)
    await anna.presses("Full-size file", result)
    await anna.sees("This is picture 2.")
    async with anna.page.expect_download() as coming:
        await anna.page.get_by_role("link", name="Download").click()
    file = await coming.value
    assert file.suggested_filename == "picture-2.png"
    assert Image.open(io.BytesIO((await file.path()).read_bytes())).size == (256, 400)
    await anna.writes("13 right 8")
    await anna.presses("Undo", await anna.sees("This is the new pose"))
    await anna.presses("Redo", await anna.sees("Undone."))
    await anna.sees("Done again.")


async def test_several_photos_are_drafts_of_their_own_and_a_reply_means_one(
    anna: Visitor, house: House, photo: bytes
) -> None:
    await anna.sends(photo, photo)
    await expect(anna.page.locator(".message.you")).to_have_count(2)
    await house.paints(2)
    results = anna.page.locator(".message", has_text="Done! The numbers mark the joints.")
    await expect(results).to_have_count(2)
    first = results.first
    await first.hover()
    await first.get_by_role("button", name="Reply to this").click()
    await expect(anna.page.locator("#reply")).to_contain_text("Done!")
    await anna.writes("13 up 4")
    corrected = await anna.sees("This is the new pose")
    await expect(anna.page.locator("#reply")).to_be_hidden()

    assert await draft_of(corrected) == await draft_of(first)


async def draft_of(message: Locator) -> str:
    """The draft behind a message's button."""
    data = await message.locator("[data-press^='paint.']").get_attribute("data-press")
    return (data or "").split(".")[1]


async def test_the_middle_of_everything_outlives_a_reload(anna: Visitor, house: House, photo: bytes) -> None:
    await anna.sends(photo)
    await anna.sees("You're next")
    await anna.field.fill("white snea")
    await anna.page.reload()
    await anna.sees("You're next")
    await expect(anna.field).to_have_value("white snea")
    await house.paints()
    await anna.sees("Done!")
    await anna.sees("It's ready, see below.")
    before = await anna.texts()
    await anna.page.reload()
    await anna.sees("Done!")
    assert await anna.texts() == before


async def test_what_goes_wrong_is_said(anna: Visitor, house: House, photo: bytes) -> None:
    await anna.sends(b"no picture at all")
    await anna.sees("This isn't a picture I can read.")
    await anna.page.locator("#files").evaluate(CHOOSES_TOO_MUCH)
    await expect(anna.page.get_by_role("alert")).to_contain_text("over 20 MB")
    await anna.writes("13 down 5")
    await anna.sees("Send me a photo first")
