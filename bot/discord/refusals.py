"""Why Discord has not taken something, and whether trying again may help."""

from datetime import timedelta

import aiohttp
import discord

from bot.platform import NotTaken

TOO_LARGE = 40005
# Unknown message, webhook and interaction, webhook token no longer valid: the interaction can't be answered.
DEAD = (10008, 10015, 10062, 50027)

Refused = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""What a call of the library's may raise for what happens outside of us."""


def not_taken(error: BaseException) -> NotTaken:
    """The error as the conversation's side knows it."""
    if isinstance(error, discord.RateLimited):
        return NotTaken("Discord wants us to wait.", again=True, wait=timedelta(seconds=error.retry_after))
    if isinstance(error, discord.HTTPException):
        return _answered(error)
    return NotTaken(f"Discord can't be reached: {type(error).__name__}.", again=True)


def is_too_large(error: discord.HTTPException) -> bool:
    """Whether smaller pictures would have been taken."""
    return error.status == 413 or error.code == TOO_LARGE


def _answered(error: discord.HTTPException) -> NotTaken:
    why = f"Discord answered {error.status} ({error.code}): {error.text}"
    if error.status == 429:
        return NotTaken(why, again=True, wait=_wait(error))
    # 401 is a token that was changed: with the new one the message can still go out.
    return NotTaken(why, again=error.status >= 500 or error.status == 401)


def _wait(error: discord.HTTPException) -> timedelta | None:
    try:
        return timedelta(seconds=float(error.response.headers["Retry-After"]))
    except (KeyError, ValueError):
        return None
