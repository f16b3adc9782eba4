"""Attachments, fetched as soon as they come: Discord's addresses for them expire."""

import asyncio
import logging

import discord

from bot.discord.refusals import Refused
from bot.platform import Outgoing
from bot.text.locales import negotiate
from bot.text.text import Text
from storage.intake.limits import MAX_BYTES

TRIES = 3
AT_ONCE = 8  # photos in memory
WAIT = 1.0  # seconds between two tries

_log = logging.getLogger(__name__)


async def fetched(attachment: discord.Attachment, patience: float) -> bytes | None:
    """The bytes of an attachment, or None where Discord does not give them."""
    for number in range(TRIES):
        try:
            async with asyncio.timeout(patience):
                return await attachment.read()
        except Refused as error:
            _log.warning("attachment %s could not be fetched: %s", attachment.id, type(error).__name__)
        if number < TRIES - 1:
            await asyncio.sleep(WAIT)
    return None


def is_too_large(attachment: discord.Attachment) -> bool:
    """Whether the file is larger than any photo may be; it is not fetched then."""
    return attachment.size > MAX_BYTES


def too_large(language: str | None) -> Outgoing:
    """What to say of such a file."""
    return Outgoing(Text(negotiate(language)).say("photo-too-large", megabytes=MAX_BYTES // 1_000_000))
