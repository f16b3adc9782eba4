"""Somebody at a browser: requests as the pages make them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from types import TracebackType
from typing import Any

import aiohttp
from yarl import URL

Json = dict[str, Any]
OURS = {"X-Difootsion": "1"}


class Visitor:
    """Keeps cookies as a browser does."""

    _people = count(1)

    def __init__(self, url: str, language: str = "en") -> None:
        self.url = url
        self.headers = {"Accept-Language": language}
        self._number, self._updates = next(self._people), count(1)

    async def __aenter__(self) -> "Visitor":
        jar = aiohttp.CookieJar(unsafe=True)
        self.session = aiohttp.ClientSession(self.url, cookie_jar=jar, headers=self.headers)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.session.close()

    @property
    def cookie(self) -> str:
        """The cookie that the site gave."""
        return self.session.cookie_jar.filter_cookies(URL(self.url))["difootsion"].value

    def update(self) -> str:
        """A new update."""
        return f"update-{self._number}-{next(self._updates)}"

    async def get(self, path: str, headers: dict[str, str] | None = None) -> aiohttp.ClientResponse:
        response = await self.session.get(path, headers=headers, allow_redirects=False)
        await response.read()
        return response

    async def post(
        self, path: str, body: object = None, headers: dict[str, str] | None = None, **more: Any
    ) -> aiohttp.ClientResponse:
        given: dict[str, Any] = {"json": body} if "data" not in more else {}
        told = OURS if headers is None else headers
        response = await self.session.post(path, headers=told, allow_redirects=False, **given, **more)
        await response.read()
        return response

    async def say(self, text: str, reply_to: str | None = None, update: str | None = None) -> list[Json]:
        body = {"text": text, "update": update or self.update(), "reply_to": reply_to}
        return await said(await self.post("/api/say", body))

    async def press(self, data: str, update: str | None = None) -> list[Json]:
        return await said(await self.post("/api/press", {"data": data, "update": update or self.update()}))

    async def photo(
        self, data: bytes, words: str = "", update: str | None = None, name: str = "me.jpg"
    ) -> list[Json]:
        return await said(
            await self.post("/api/photo", data=self.form(data, words, update or self.update(), name))
        )

    def form(self, data: bytes, words: str, update: str, name: str = "me.jpg") -> aiohttp.FormData:
        """A photo as the page uploads it."""
        form = aiohttp.FormData()
        form.add_field("update", update)
        form.add_field("words", words)
        form.add_field("photo", data, filename=name, content_type="image/jpeg")
        return form

    async def chat(self) -> Json:
        response = await self.get("/api/chat")
        assert response.status == 200
        kept: Json = await response.json()
        return kept

    async def messages(self) -> list[Json]:
        """All that is kept, oldest first."""
        kept: list[Json] = (await self.chat())["messages"]
        return kept

    @asynccontextmanager
    async def events(self, after: int | None = None, last: str | None = None) -> AsyncIterator["Events"]:
        """The stream of events."""
        path = "/api/events" if after is None else f"/api/events?after={after}"
        headers = {} if last is None else {"Last-Event-ID": last}
        async with self.session.get(path, headers=headers) as response:
            assert response.status == 200
            assert response.content_type == "text/event-stream"
            yield Events(response)


class Events:
    """Server-sent events, one after the other."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def next(self, seconds: float = 30.0) -> tuple[str, str | None, Json]:
        """The next event: its name, its id, its data."""
        fields: dict[str, str] = {}
        while True:
            async with asyncio.timeout(seconds):
                line = (await self.response.content.readline()).decode().rstrip("\n")
            if not line and "event" in fields:
                return fields["event"], fields.get("id"), json.loads(fields["data"])
            name, _, value = line.partition(": ")
            if name:
                fields[name] = value


async def said(response: aiohttp.ClientResponse) -> list[Json]:
    """The messages of an answer."""
    assert response.status == 200, await response.text()
    messages: list[Json] = (await response.json())["messages"]
    return messages


def button(messages: list[Json], text: str) -> str:
    """The data of the newest button with this text."""
    found = [b["data"] for m in messages for row in m["buttons"] for b in row if b["text"] == text]
    return str(found[-1])
