"""A bot in a process of its own that never finishes with what begins with "wait": it is killed over it."""

import asyncio
import sys

from pydantic import SecretStr

from bot.conversation.events import Event, TextSent
from bot.platform import Outgoing
from bot.telegram.front import Telegram
from bot.telegram.serving import serve
from bot.telegram.settings import TelegramSettings
from tests.fakes.telegram import TOKEN


class LazyDesk:
    """Says hi, or nothing ever."""

    async def answer(self, event: Event) -> list[Outgoing]:
        """Hi."""
        if isinstance(event, TextSent) and event.text.startswith("wait"):
            await asyncio.Event().wait()
        return [Outgoing("Hi!")]

    async def said(self, event: Event, outgoing: Outgoing, message: str) -> None:
        """It is forgotten at once."""


if __name__ == "__main__":
    settings = TelegramSettings(SecretStr(TOKEN), api=sys.argv[1])
    asyncio.run(serve(Telegram(settings, LazyDesk()), asyncio.Event()))
