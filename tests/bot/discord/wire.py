"""A bot that is connected to a Discord on loopback."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.discord.platform import Discord
from bot.discord.serving import serve
from tests.fakes.discord_payloads import CHANNEL
from tests.fakes.discord_wire import FakeDiscord

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB"
MESSAGES = f"channels/{CHANNEL}/messages"


@asynccontextmanager
async def served(wire: FakeDiscord, platform: Discord) -> AsyncIterator[None]:
    """Within, the bot is connected."""
    stop = asyncio.Event()
    wire.ready.clear()
    serving, ready = asyncio.create_task(serve(platform, stop)), asyncio.create_task(wire.ready.wait())
    await asyncio.wait({serving, ready}, return_when="FIRST_COMPLETED")
    if serving.done():
        serving.result()
    yield
    stop.set()
    await serving


async def until(true: Callable[[], object]) -> None:
    """Wait for something that has to come true; only a fault takes half a minute."""
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.01)
