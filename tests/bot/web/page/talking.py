"""Steps that many conversations have."""

from playwright.async_api import Locator

from tests.bot.web.page.house import House
from tests.bot.web.page.visitor import Visitor


async def completed(visitor: Visitor, house: House, photo: bytes) -> Locator:
    """A photo that was sent and painted: the message with the result."""
    await visitor.sends(photo)
    await house.paints()
    await visitor.sees("It's ready, see below.")
    return await visitor.sees("Done! The numbers mark the joints.")
