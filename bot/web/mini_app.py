"""Telegram's proof of who opened a page -> a pass for their draft, once."""

import time
from collections.abc import Callable

from aiohttp import web
from pydantic import SecretStr

from bot.text.message import message
from bot.web.callers import Caller
from bot.web.init_data import opened_by
from bot.web.owning import locale_of, own_draft
from bot.web.pacing import Paces
from bot.web.passes import Pass, Passes
from bot.web.reading import body_of, id_in, text_of
from bot.web.refusing import Refused
from storage import chats
from storage.database import Database
from storage.users import Who

_SPENT = message("server-opened-before")


class MiniApp:
    """Answers a page that Telegram has opened."""

    def __init__(
        self,
        database: Database,
        token: SecretStr | None,
        passes: Passes,
        paces: Paces,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database, self._token, self._clock = database, token, clock
        self._passes, self._paces = passes, paces

    def routes(self) -> list[web.RouteDef]:
        """Where it is answered."""
        return [web.post("/api/mini-app", self._enter)]

    async def _enter(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        if self._token is None:
            raise Refused(401)
        opened = opened_by(text_of(body, "init_data"), self._token.get_secret_value(), self._clock())
        if opened is None:
            raise Refused(401, _SPENT)
        who = Who("telegram", opened.user)
        self._paces.act(who)
        draft_id = id_in(body.get("draft"))
        async with self._database.transaction() as session:
            draft = await own_draft(session, Caller(who), draft_id)
            if await chats.taken_in(session, f"mini-app:{opened.mark}") is not None:
                raise Refused(401, _SPENT)
            locale = await locale_of(session, draft)
        return web.json_response({"pass": self._passes.give(Pass(who, draft_id)), "locale": locale.value})
