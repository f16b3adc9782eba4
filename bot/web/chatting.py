"""The chat's requests: what was said, what is said, and what is new."""

import asyncio
import json
from contextlib import suppress

from aiohttp import web

from bot.web.callers import Callers
from bot.web.conversing import Conversing, Speaker
from bot.web.languages import tag_of
from bot.web.messages import as_json
from bot.web.pacing import Paces
from bot.web.reading import body_of, photo_of, reply_in, revision_of, text_of, update_in
from bot.web.streams import Stream, Streams
from bot.web.uploading import Uploads
from storage import webchat
from storage.database import Database
from storage.users import Who
from storage.webchat import Posted

_HEARTBEAT = 15.0  # seconds: proxies and pages take a silent connection for a dead one
_LONGEST_DATA = 200  # characters behind a button


class Chatting:
    """Answers the chat page."""

    def __init__(
        self,
        database: Database,
        callers: Callers,
        paces: Paces,
        conversing: Conversing,
        streams: Streams,
        uploads: Uploads,
    ) -> None:
        self._database, self._callers, self._paces = database, callers, paces
        self._conversing, self._streams, self._uploads = conversing, streams, uploads

    def routes(self) -> list[web.RouteDef]:
        """Where each is answered."""
        return [
            web.get("/api/chat", self._chat),
            web.get("/api/events", self._events, allow_head=False),
            web.post("/api/photo", self._photo),
            web.post("/api/say", self._say),
            web.post("/api/press", self._press),
        ]

    async def _chat(self, request: web.Request) -> web.Response:
        who = self._callers.visitor(request)
        async with self._database.transaction() as session:
            known = await webchat.standing(session, who.name)
            messages = await webchat.history(session, who.name)
        body = {"messages": list(map(as_json, messages)), "revision": known.revision if known else 0}
        answer = web.json_response(body, dumps=_dumped)
        answer.enable_compression()
        return answer

    async def _photo(self, request: web.Request) -> web.Response:
        who = self._doing(request)
        with self._uploads.of(who) as upload:
            photo = await upload.read(photo_of(request, upload.came))
            async with self._uploads.hand(upload):
                speaker = Speaker(who, photo.update, _language(request))
                return _answer(await self._conversing.photo(speaker, photo.data, photo.words, photo.file))

    async def _say(self, request: web.Request) -> web.Response:
        who = self._doing(request)
        body = await body_of(request)
        speaker = Speaker(who, update_in(body), _language(request))
        return _answer(await self._conversing.text(speaker, text_of(body, "text"), reply_in(body)))

    async def _press(self, request: web.Request) -> web.Response:
        who = self._doing(request)
        body = await body_of(request)
        speaker = Speaker(who, update_in(body), _language(request))
        return _answer(await self._conversing.press(speaker, text_of(body, "data", _LONGEST_DATA)))

    def _doing(self, request: web.Request) -> Who:
        who = self._callers.visitor(request)
        self._paces.act(who)
        return who

    async def _events(self, request: web.Request) -> web.StreamResponse:
        who = self._callers.visitor(request)
        seen = revision_of(request.headers.get("Last-Event-ID", request.query.get("after")))
        with self._streams.open(who.name) as stream:
            response = web.StreamResponse(headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"})
            response.content_type = "text/event-stream"
            await response.prepare(request)
            await response.write(b"retry: 2000\n\n")
            with suppress(ConnectionError):  # the page was closed
                await self._tell(stream, who.name, seen, response)
        return response

    async def _tell(self, stream: Stream, chat: str, seen: int, response: web.StreamResponse) -> None:
        while not stream.closed:
            stream.news.clear()
            seen, events = await self._news(chat, seen)
            unkept, stream.unkept = stream.unkept, []
            events += [_event(posted) for posted in unkept]
            if events:
                await response.write(b"".join(events))
            while not stream.closed and not await _comes(stream.news):
                await response.write(b": still here\n\n")

    async def _news(self, chat: str, seen: int) -> tuple[int, list[bytes]]:
        """What a page has to be told, and what it has seen then."""
        async with self._database.transaction() as session:
            known = await webchat.standing(session, chat)
            if known is None:
                return 0, [_EMPTIED] if seen else []
            emptied = 0 < seen < known.began or seen > known.revision
            messages = await webchat.since(session, chat, 0 if emptied else seen)
        return known.revision, [*([_EMPTIED] if emptied else []), *map(_event, messages)]


_EMPTIED = b"event: emptied\nid: 0\ndata: {}\n\n"


def _event(posted: Posted) -> bytes:
    data = _dumped(as_json(posted))
    name = f"id: {posted.revision}\n" if posted.revision else ""
    return f"{name}event: message\ndata: {data}\n\n".encode()


async def _comes(news: asyncio.Event) -> bool:
    try:
        await asyncio.wait_for(news.wait(), _HEARTBEAT)
    except TimeoutError:
        return False
    return True


def _answer(said: list[Posted]) -> web.Response:
    return web.json_response({"messages": list(map(as_json, said))}, dumps=_dumped)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _language(request: web.Request) -> str | None:
    return tag_of(request.headers.get("Accept-Language", ""))
