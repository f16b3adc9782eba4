"""Korean by the browser, and by one's own choice, in every tab at once."""

from playwright.async_api import expect

from bot.text.locales import Locale
from bot.text.text import Text
from tests.bot.web.page.conftest import Comes
from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import Visitor

KOREAN = Text(Locale.KOREAN)


async def test_a_conversation_in_korean(comes: Comes, house: House, photo: bytes) -> None:
    bora = await comes(locale="ko-KR")
    await expect(bora.page.locator("html")).to_have_attribute("lang", "ko")
    await expect(bora.page.locator("h2")).to_have_text(KOREAN.say("web-welcome-title"))
    await bora.sends(photo, words="흰 운동화")
    await house.paints()
    await bora.sees("다 됐어요! 숫자는 관절 번호예요.")
    await bora.writes("왼발목 아래로 5")
    corrected = await bora.sees("바뀐 자세예요.")
    await bora.presses(KOREAN.say("button-paint"), corrected)
    await house.paints()
    await bora.sees("3번 그림으로 다시 그렸어요.")


async def test_the_language_is_changed_in_every_tab(anna: Visitor) -> None:
    other = await anna.another_tab()
    await anna.page.get_by_role("button", name="Menu").click()
    await anna.page.get_by_role("button", name="Language").click()
    await anna.presses("한국어", await anna.sees("Language: English."))
    for tab in (anna, other):
        await expect(tab.page.get_by_role("button", name=KOREAN.say("web-menu"))).to_be_visible()
        await expect(tab.page.locator("html")).to_have_attribute("lang", "ko")
        await expect(tab.field).to_have_attribute("placeholder", KOREAN.say("web-field-hint"))


async def test_no_text_is_left_without_words(comes: Comes) -> None:
    for locale in ("en-GB", "ko-KR"):
        anna = await comes(locale=locale)
        for attribute in ("data-say", "data-label"):
            for element in await anna.page.locator(f"[{attribute}]").all():
                id = await element.get_attribute(attribute)
                said = await (
                    element.text_content() if attribute == "data-say" else element.get_attribute("aria-label")
                )
                assert said not in ("", None, id)
