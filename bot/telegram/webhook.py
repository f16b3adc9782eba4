"""Updates that Telegram brings itself, by calling a page of ours."""

import hmac
import json
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update

from bot.telegram.front import Telegram

_SECRET = "X-Telegram-Bot-Api-Secret-Token"


def routes(telegram: Telegram) -> list[web.RouteDef]:
    """The page for Telegram, at the path of the webhook's URL; none where the bot asks for updates itself."""
    webhook = telegram.settings.webhook
    if webhook is None:
        return []
    secret = webhook.secret.get_secret_value().encode()

    async def take(request: web.Request) -> web.Response:
        """200 says that the update needs not come again, so it waits for the answer."""
        if not hmac.compare_digest(_bytes(request.headers.get(_SECRET, "")), secret):
            return web.Response(status=403)
        if not telegram.is_ready:
            return web.Response(status=503)
        try:
            update = Update.de_json(json.loads(await request.read()), telegram.bot)
        except (ValueError, KeyError, TypeError, AttributeError):
            return web.Response(status=400)
        telegram.take(update)
        await telegram.lanes.until_done(update.update_id)
        return web.Response(status=200 if telegram.lanes.knows(update.update_id) else 503)

    return [web.post(urlsplit(webhook.url).path or "/", take)]


def _bytes(header: str) -> bytes:
    return header.encode("utf-8", "surrogateescape")  # as the web server decodes it
