"""What scenarios look for in messages."""

import io

from PIL import Image

from bot.conversation.buttons import Verb
from bot.delivery import Delivery
from bot.platform import Outgoing
from tests.fakes.chat import Person
from tests.fakes.painter import Painter


def button(outgoing: Outgoing, verb: Verb, more: str = "") -> str:
    """What stands behind a button of a message."""
    presses = [label.data for row in outgoing.buttons for label in row]
    return next(
        data for data in presses if data.startswith(f"{verb}.") and (not more or data.endswith(f".{more}"))
    )


def size(outgoing: Outgoing, number: int = 0) -> tuple[int, int]:
    return Image.open(io.BytesIO(outgoing.shots[number].data)).size


async def completed(anna: Person, painter: Painter, delivery: Delivery, photo: bytes) -> Outgoing:
    """Anna's photo, completed: the message with the result."""
    await anna.sends(photo)
    await painter.paints()
    assert await delivery.deliver() == 1
    return anna.last()[1]
