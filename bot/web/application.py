"""The pages and their requests, put together."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping

from aiohttp import web
from pydantic import SecretStr

from bot.installation import Installation
from bot.platform import Answers, Platform
from bot.web.callers import Callers
from bot.web.chatting import Chatting
from bot.web.conversing import Conversing
from bot.web.drafting import Drafting
from bot.web.guarding import Guard
from bot.web.headers import protect
from bot.web.mini_app import MiniApp
from bot.web.pacing import Paces
from bot.web.pages import Pages
from bot.web.passes import Passes
from bot.web.pictures import Pictures
from bot.web.platform import Web
from bot.web.refusing import refusals
from bot.web.settings import WebSettings
from bot.web.sign_in import SignIn
from bot.web.streams import Streams
from bot.web.uploading import Uploads


class Site:
    """The web chat: its platform, and the application that serves it.

    `platforms` are all that the bot talks on, by their names: answers about drafts of others go there.
    The clock counts seconds; by it people's pace is taken.
    """

    def __init__(
        self,
        settings: WebSettings,
        installation: Installation,
        answers: Answers,
        platforms: Mapping[str, Platform],
        telegram_token: SecretStr | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings
        self._installation, self._answers, self._platforms = installation, answers, platforms
        self._token, self._clock = telegram_token, clock
        self._streams = Streams(installation.database)
        self.uploads = Uploads()
        self.platform = Web(installation.database, installation.blobs, self._streams)

    def application(self) -> web.Application:
        """A new application."""
        app = web.Application(middlewares=[refusals, Guard(self.settings).middleware])
        app.on_response_prepare.append(protect)
        app.on_shutdown.append(self._close)
        app.cleanup_ctx.append(self._watching)
        app.add_routes(self._routes())
        return app

    def _routes(self) -> list[web.RouteDef]:
        back, settings = self._installation, self.settings
        passes, paces = Passes(settings.secret), Paces(self._clock)
        callers = Callers(settings, passes)
        conversing = Conversing(back, self._answers, self.platform, self._streams)
        rooms = (
            Pages(back.database, settings, callers),
            SignIn(settings, callers, paces),
            Chatting(back.database, callers, paces, conversing, self._streams, self.uploads),
            Drafting(back, callers, paces, conversing, self._answers, self._platforms),
            Pictures(back.database, back.blobs, callers, paces),
            MiniApp(back.database, self._token, passes, paces),
        )
        return [route for room in rooms for route in room.routes()]

    async def _watching(self, app: web.Application) -> AsyncIterator[None]:
        watching = asyncio.create_task(self._streams.watch())
        yield
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)

    async def _close(self, app: web.Application) -> None:
        self._streams.close()
