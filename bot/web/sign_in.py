"""The page where the password is asked for."""

import hmac
from html import escape
from pathlib import Path

from aiohttp import web

from bot.text.text import Text
from bot.web.callers import Callers
from bot.web.guarding import SIGN_IN
from bot.web.languages import language_of
from bot.web.pacing import Paces
from bot.web.refusing import Refused
from bot.web.settings import WebSettings

_PAGE = Path(__file__).parent / "static" / "sign-in" / "page.html"
_LONGEST = 4096  # bytes of the form


class SignIn:
    """Lets in who knows the password."""

    def __init__(self, settings: WebSettings, callers: Callers, paces: Paces) -> None:
        self._password = settings.password
        self._is_asked = settings.chat and settings.identity_header is None
        self._callers, self._paces = callers, paces

    def routes(self) -> list[web.RouteDef]:
        """Where it is; nowhere without a password."""
        if self._password is None or not self._is_asked:
            return []
        return [web.get(SIGN_IN, self._ask), web.post(SIGN_IN, self._try)]

    async def _ask(self, request: web.Request) -> web.Response:
        return _page(request, "", 200)

    async def _try(self, request: web.Request) -> web.StreamResponse:
        self._paces.sign_in(self._callers.address(request))
        if (request.content_length or 0) > _LONGEST or request.content_type != _FORM:
            raise Refused(400)
        told = (await request.post()).get("password", "")
        right = self._password.get_secret_value() if self._password is not None else ""
        if not isinstance(told, str) or not hmac.compare_digest(told.encode(), right.encode()):
            return _page(request, Text(language_of(request)).say("server-wrong-password"), 403)
        inside = web.HTTPSeeOther("/")
        self._callers.welcome(request, inside)
        raise inside


_FORM = "application/x-www-form-urlencoded"


def _page(request: web.Request, trouble: str, status: int) -> web.Response:
    text = Text(language_of(request))
    page = _PAGE.read_text("utf-8").replace('lang="en"', f'lang="{text.locale}"', 1)
    for name, said in (
        ("password", text.say("server-password")),
        ("sign-in", text.say("server-sign-in")),
        ("trouble", trouble),
    ):
        page = page.replace(f"{{{name}}}", escape(said))
    return web.Response(text=page, content_type="text/html", status=status)
