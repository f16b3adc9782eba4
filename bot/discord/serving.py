"""Runs the bot until it is told to stop."""

import asyncio
import logging

import aiohttp
import discord

from bot.discord.hiding import hide
from bot.discord.platform import Discord
from pipeline.errors import Missing

GRACE = 10.0  # seconds for what is being answered when we are told to stop
FIRST_WAIT = 1.0  # seconds between the first two tries to log in; doubled for each
LONGEST_WAIT = 60.0

_AWAY = (aiohttp.ClientError, OSError, TimeoutError, discord.DiscordServerError)
_log = logging.getLogger(__name__)


async def serve(platform: Discord, stop: asyncio.Event) -> None:
    """Be connected to Discord until told to stop; Discord being away is waited for.

    Raises Missing for a token, or a right of the bot's, that Discord does not know of.
    """
    hide(platform.settings.token.get_secret_value())
    connected = asyncio.create_task(_connected(platform))
    told = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({connected, told}, return_when=asyncio.FIRST_COMPLETED)
        if connected.done():
            connected.result()
        await _answered(platform)
    finally:
        told.cancel()
        await platform.client.close()
        connected.cancel()
        await asyncio.gather(connected, told, return_exceptions=True)


async def _connected(platform: Discord) -> None:
    """Log in and listen; the library itself sees to connections that break later."""
    try:
        await _logged_in(platform)
        await platform.client.connect()
    except discord.LoginFailure as error:
        raise Missing(
            "Discord doesn't know this bot token: it was reset, or copied in part. Make a new one on the "
            "application's page “Bot” (docs/discord.md) and set it."
        ) from error
    except discord.PrivilegedIntentsRequired as error:
        raise Missing(
            "The bot asks for the message content intent, which is switched off. Switch it on at the "
            "application's page “Bot” (docs/discord.md), or run without it."
        ) from error


async def _logged_in(platform: Discord) -> None:
    wait = FIRST_WAIT
    while True:
        try:
            await platform.client.login(platform.settings.token.get_secret_value())
            return
        except _AWAY as error:
            _log.warning("Discord can't be reached (%s); next try in %.0f s", type(error).__name__, wait)
        await platform.client.http.close()
        platform.client.http.connector = discord.utils.MISSING  # it is closed, and would be used again
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)


async def _answered(platform: Discord) -> None:
    """Wait until nobody waits for an answer, but not forever."""
    for _ in range(round(GRACE / 0.1)):
        if not platform.busy:
            return
        await asyncio.sleep(0.1)
