"""The pages and their files, in the reader's language."""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from aiohttp import web

from bot.text.loading import arguments_of
from bot.text.locales import Locale, negotiate
from bot.text.text import Text
from bot.web.callers import Callers
from bot.web.guarding import SIGN_IN
from bot.web.headers import EDITOR
from bot.web.languages import language_of
from bot.web.refusing import Refused
from bot.web.settings import WebSettings
from storage.database import Database
from storage.users import Who, known_user

_FOLDER = Path(__file__).parent / "static"
_PLAIN = re.compile(r"[A-Za-z0-9_./-]+")
_EDITORS_MODULES = "<!--modules of the editor-->"
_OF_PAGES = ("web-", "editor-")
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_TEXTUAL = ("text/", "application/", "image/svg")


class Pages:
    """Serves what stands in `static`."""

    def __init__(self, database: Database, settings: WebSettings, callers: Callers) -> None:
        self._database, self._settings, self._callers = database, settings, callers

    def routes(self) -> list[web.RouteDef]:
        """Where they are."""
        chat = [web.get("/", self._chat)] if self._settings.chat else []
        return [*chat, web.get(EDITOR, self._editor), web.get("/static/{path:.+}", self._file)]

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        who = self._callers.known(request)
        if who is None and self._settings.identity_header is not None:
            raise Refused(401)
        if who is None and self._settings.password is not None:
            raise web.HTTPSeeOther(SIGN_IN)
        answer = await self._page(request, "index.html", who)
        if who is None:
            self._callers.welcome(request, answer)
        return answer

    async def _editor(self, request: web.Request) -> web.Response:
        return await self._page(request, "edit.html", self._callers.known(request))

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["path"]
        if not _PLAIN.fullmatch(name):
            raise Refused(404)
        path = (_FOLDER / name).resolve()
        kind = _TYPES.get(path.suffix)
        if kind is None or not path.is_relative_to(_FOLDER.resolve()) or not path.is_file():
            raise Refused(404)
        return _answered(request, path.read_bytes(), kind)

    async def _page(self, request: web.Request, name: str, who: Who | None) -> web.Response:
        path = _FOLDER / name
        if not path.is_file():
            raise Refused(404)
        locale = await self._locale(request, who)
        text = path.read_text("utf-8").replace('lang="en"', f'lang="{locale}"', 1)
        text = text.replace("<!--texts-->", _texts(locale), 1).replace(
            _EDITORS_MODULES, _modules("editor"), 1
        )
        return _answered(request, text.encode(), "text/html")

    async def _locale(self, request: web.Request, who: Who | None) -> Locale:
        """The language that somebody chose, or else their browser's."""
        if who is not None:
            async with self._database.transaction() as session:
                user = await known_user(session, who)
            if user is not None and user.locale is not None:
                return negotiate(user.locale)
        return language_of(request)


def _answered(request: web.Request, data: bytes, kind: str) -> web.Response:
    """The file, unless the browser has it."""
    tag = sha256(data).hexdigest()[:32]
    headers = {"ETag": f'W/"{tag}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if kind == "text/html":
        headers |= {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Accept-Language, Cookie"}
    if any(each.value == tag for each in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    charset = "utf-8" if kind.startswith(_TEXTUAL) else None
    answer = web.Response(body=data, content_type=kind, charset=charset, headers=headers)
    if kind.startswith(_TEXTUAL):
        answer.enable_compression()
    return answer


@cache
def _modules(room: str) -> str:
    """Links to all modules of a room: a browser asks for them at once, not one import after the other."""
    files = sorted((_FOLDER / room).rglob("*.js"))
    names = [f"/static/{file.relative_to(_FOLDER).as_posix()}" for file in files]
    return "\n  ".join(f'<link rel="modulepreload" href="{name}">' for name in names)


@cache
def _texts(locale: Locale) -> str:
    """Every text of the pages, as data that no script can be hidden in."""
    text, known = Text(locale), arguments_of(locale)
    said = {
        id: text.say(id, **{name: f"{{{name}}}" for name in known[id]})
        for id in sorted(known)
        if id.startswith(_OF_PAGES)
    }
    data = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="texts">{data}</script>'
