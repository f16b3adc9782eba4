"""Two tabs of one person show the same; another person sees none of it."""

from playwright.async_api import expect

from tests.bot.web.page.conftest import Comes
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import Visitor


async def test_two_tabs_show_the_same(anna: Visitor, house: House, photo: bytes) -> None:
    other = await anna.another_tab()
    await completed(anna, house, photo)
    await other.sees("Done! The numbers mark the joints.")
    await other.writes("13 right 5")
    await anna.sees("This is the new pose")
    await other.sees("This is the new pose")
    await other.sees("It's ready, see below.")
    assert await anna.texts() == await other.texts()


async def test_a_second_visitor_sees_nothing_of_the_first(
    anna: Visitor, house: House, comes: Comes, photo: bytes
) -> None:
    result = await completed(anna, house, photo)
    picture = await result.locator("img").first.get_attribute("src")
    draft = (await result.locator("[data-press^='paint.']").get_attribute("data-press") or "").split(".")[1]
    bora = await comes(locale="ko-KR")
    await expect(bora.page.locator("#welcome")).to_be_visible()
    await expect(bora.page.locator(".message")).to_have_count(0)
    for path in (picture, f"/api/drafts/{draft}"):
        assert (await anna.page.request.get(f"{house.address}{path}")).status == 200
        assert (await bora.page.request.get(f"{house.address}{path}")).status == 404


async def test_a_cookie_that_was_lost_is_replaced(anna: Visitor) -> None:
    await anna.context.clear_cookies()
    await anna.writes("/help")
    await anna.sees("1. Send a photo.")


async def test_everything_forgotten_empties_every_tab(anna: Visitor, house: House, photo: bytes) -> None:
    other = await anna.another_tab()
    await completed(anna, house, photo)
    await other.sees("Done!")
    await anna.page.get_by_role("button", name="Menu").click()
    await anna.page.get_by_role("button", name="Delete everything of mine").click()
    await anna.presses("Yes, delete everything", await anna.sees("can't be undone"))
    await anna.sees("Everything of yours is deleted")
    for tab in (anna, other):
        await expect(tab.page.locator(".message")).to_have_count(1)
    await other.sees("Everything of yours is deleted")
    await anna.field.press("ArrowUp")
    await expect(anna.field).to_have_value("")
    await anna.page.reload()
    await expect(anna.page.locator("#welcome")).to_be_visible()


async def test_results_that_came_unseen_are_counted_in_the_title(
    anna: Visitor, house: House, photo: bytes
) -> None:
    await anna.sends(photo)
    await anna.sees("You're next")
    await _hide(anna, True)
    await house.paints()
    await expect(anna.page).to_have_title("(1) new · Difootsion")
    await _hide(anna, False)
    await expect(anna.page).to_have_title("Difootsion")


async def _hide(visitor: Visitor, hidden: bool) -> None:
    await visitor.page.evaluate(
        "(hidden) => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden,
    )
