"""A chat of many pictures: they come as one reads, each once; what did not come is asked for again."""

import io
from collections import Counter
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from PIL import Image
from playwright.async_api import Locator, Route, expect

from bot.platform import Outgoing, Shot
from bot.web.platform import Web
from bot.web.streams import Streams
from storage.blobs import BlobStore, open_store
from storage.tables import Draft
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import Visitor

MANY = 200
FAILED = "(image) => image.complete && image.naturalWidth === 0"
DRAWN = "(image) => image.complete && image.naturalWidth > 0"
AT_ONCE = """(urls) => Promise.all(
    urls.map((url) => fetch(url, { cache: "no-store" }).then(({ status }) => status)))"""


async def test_two_hundred_pictures_come_as_one_reads(anna: Visitor, house: House, photo: bytes) -> None:
    await told(house, await draft_of(await completed(anna, house, photo)), MANY)
    asked: Counter[str] = Counter()
    refused: list[int] = []
    anna.page.on("response", lambda answer: refused.append(answer.status) if answer.status >= 400 else None)
    anna.page.on("request", lambda request: asked.update([urlsplit(request.url).path]))
    await anna.page.reload()
    images = anna.page.locator(".bot .picture img")
    await expect(images).to_have_count(MANY + 2)
    await seen(images.last)
    asked_first = [path for path in asked if path.startswith("/api/pictures/")]
    assert len(asked_first) < MANY  # what is far above is not fetched
    height = await anna.page.locator("#log").evaluate("(log) => log.scrollHeight")
    for at in range(MANY + 1, -1, -8):
        await seen(images.nth(at))
    await seen(images.first)
    assert await anna.page.locator("#log").evaluate("(log) => log.scrollHeight") == height  # nothing jumped
    addresses = await images.evaluate_all("(images) => images.map((image) => image.src)")
    assert set(await anna.page.evaluate(AT_ONCE, addresses)) == {200}  # even all of them at once
    assert refused == []


async def test_a_picture_that_did_not_come_is_asked_for_again(
    anna: Visitor, house: House, photo: bytes
) -> None:
    result = await completed(anna, house, photo)
    tries: Counter[str] = Counter()

    async def answer(route: Route) -> None:
        tries[route.request.url] += 1
        await (route.fulfill(status=429) if tries[route.request.url] < 3 else route.continue_())

    await anna.page.route("**/api/pictures/**", answer)
    await anna.page.reload()
    for image in await result.locator("img").all():
        await seen(image)
        assert tries[await image.evaluate("(image) => image.src")] == 3


async def test_pictures_come_as_soon_as_the_connection_is_back(
    anna: Visitor, house: House, photo: bytes
) -> None:
    image = (await completed(anna, house, photo)).locator("img").first
    await anna.page.route("**/api/pictures/**", lambda route: route.abort())
    await anna.page.clock.install()
    await anna.page.clock.pause_at(datetime.now() + timedelta(days=1))  # nothing is tried again meanwhile
    await anna.page.reload()
    await expect(anna.page.locator(".message")).not_to_have_count(0)
    await anna.page.wait_for_function(f"() => ({FAILED})(document.querySelector('.bot .picture img'))")
    await anna.page.unroute_all()
    await anna.page.evaluate("dispatchEvent(new Event('online'))")
    await seen(image)


async def seen(image: Locator) -> None:
    """Scroll to a picture, and wait until it is there."""
    await image.scroll_into_view_if_needed()
    element = await image.element_handle()
    await image.page.wait_for_function(DRAWN, arg=element)


async def draft_of(message: Locator) -> str:
    data = await message.locator("[data-press^='paint.']").get_attribute("data-press")
    return (data or "").split(".")[1]


async def told(house: House, draft_id: str, count: int) -> None:
    """So many messages with a picture each, as results of a draft."""
    web = Web(
        house.database, BlobStore(open_store(house.settings.blobs), house.database), Streams(house.database)
    )
    async with house.database.transaction() as session:
        chat = (await session.get_one(Draft, draft_id)).chat
    for number in range(count):
        shot = Shot(f"picture-{number + 9}.jpg", picture(number))
        await web.send(
            chat, Outgoing(f"Number {number}.", (shot,), draft_id=draft_id), f"{draft_id} {number}"
        )


def picture(number: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (48, 64 + number % 5), (number, 120, 160)).save(buffer, "JPEG")
    return buffer.getvalue()
