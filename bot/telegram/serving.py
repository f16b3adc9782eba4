"""The Telegram front-end from start to stop."""

import asyncio
import logging
from contextlib import suppress

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.telegram.commands import publish_commands
from bot.telegram.connecting import Bot
from bot.telegram.front import Telegram
from bot.telegram.polling import Polling
from bot.telegram.reading import ALLOWED
from bot.telegram.settings import Webhook
from pipeline.errors import Missing

_SETTLING = 10.0
_LONGEST_PAUSE = 60.0
_BAD_TOKEN = (
    "Telegram does not accept the bot's token. Ask @BotFather for it (/mybots, API Token) and set it anew."
)

_log = logging.getLogger(__name__)


async def serve(telegram: Telegram, stop: asyncio.Event) -> None:
    """Take updates and answer them until told to stop; Telegram being away is waited for.

    With a webhook, the pages of `webhook.routes` have to be served meanwhile. Raises Missing for a token or
    a webhook that Telegram does not accept.
    """
    try:
        await _connect(telegram, stop)
        if telegram.settings.webhook is None:
            await Polling(telegram).run(stop)
        else:
            await stop.wait()
            await telegram.lanes.settle(_SETTLING)
    except InvalidToken:
        raise Missing(_BAD_TOKEN) from None  # the library's message has the token in it
    finally:
        await telegram.close()


async def _connect(telegram: Telegram, stop: asyncio.Event) -> None:
    pause = 1.0
    while not stop.is_set():
        try:
            await _introduce(telegram)
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.warning("Telegram can't be reached, trying again in %.0f s: %s", pause, error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


async def _introduce(telegram: Telegram) -> None:
    """Learn who the bot is, and tell Telegram how updates come to us; those that wait there are kept."""
    await telegram.get_ready()
    _log.info("Telegram knows this bot as @%s", telegram.bot.username)
    if telegram.settings.webhook is None:
        await telegram.bot.delete_webhook(drop_pending_updates=False)
    else:
        await _set_webhook(telegram.bot, telegram.settings.webhook)
    try:
        await publish_commands(telegram.bot)
    except BadRequest as error:
        _log.warning("Telegram does not take the list of commands: %s", error)


async def _set_webhook(bot: Bot, webhook: Webhook) -> None:
    secret = webhook.secret.get_secret_value()
    try:
        await bot.set_webhook(
            webhook.url, secret_token=secret, allowed_updates=ALLOWED, drop_pending_updates=False
        )
    except BadRequest as error:
        raise Missing(f"Telegram does not accept the webhook {webhook.url}: {error}") from error
