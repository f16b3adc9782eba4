"""Requests that are not met: a status, and one sentence for the person."""

import json
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.text.locales import Locale
from bot.text.message import Message, message
from bot.text.text import Text
from bot.web.languages import language_of
from pipeline.errors import Missing

_SENTENCES = {
    400: message("server-not-understood"),
    401: message("server-who"),
    403: message("server-forbidden"),
    404: message("server-not-there"),
    413: message("server-too-large"),
    429: message("server-too-much"),
}
_log = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refused(Exception):
    """A request that is not met."""

    def __init__(self, status: int, said: Message | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.said = said if said is not None else _SENTENCES.get(status, message("event-failed"))


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every refusal as JSON, and what breaks on our side as one more sentence."""
    try:
        return await handler(request)
    except Refused as refused:
        return said(request, refused)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return said(request, Refused(error.status))
    except Missing as missing:
        _log.warning("%s %s: %s", request.method, request.rel_url.path, missing)
        return said(request, Refused(404 if request.method == "GET" else 500))
    except Exception as broken:
        if isinstance(broken, ConnectionError) and request.transport is None:
            return web.Response(status=400)  # the page was closed: nobody hears this
        _log.exception("%s %s failed", request.method, request.rel_url.path)
        return said(request, Refused(500))


def said(request: web.Request, refused: Refused) -> web.Response:
    """The refusal in the language of the one who asked."""
    locale: Locale = language_of(request)
    body = json.dumps({"error": Text(locale).tell(refused.said)}, ensure_ascii=False)
    return web.Response(status=refused.status, text=body, content_type="application/json")
