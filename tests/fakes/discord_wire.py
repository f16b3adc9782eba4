"""Discord's HTTP interface and gateway over loopback, as far as a bot of ours needs them.

The library runs unchanged against it, so its own repetitions, waits and uploads are real.
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from itertools import count

from aiohttp import WSMsgType, web
from discord.utils import time_snowflake, utcnow

from tests.fakes.discord_payloads import ALICE, APPLICATION, BOT, Json, interaction, message, ready
from tests.fakes.discord_requests import Asked, as_json, read


@dataclass
class Fault:
    """What to answer instead, to requests whose path has this in it; `after` Discord has done as asked."""

    where: str
    status: int
    body: Json = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    silence: float = 0.0
    after: bool = False
    method: str = ""  # any
    reset: bool = False

    def fits(self, asked: Asked) -> bool:
        """Whether this is a request to be answered so."""
        return self.where in asked.path and self.method in ("", asked.method)


class FakeDiscord:
    """One Discord with one bot and one private chat."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.asked: list[Asked] = []
        self.times: list[float] = []  # of what was asked
        self.messages: dict[str, Json] = {}
        self.faults: deque[Fault] = deque()
        self.limit = 1 << 20  # bytes a request
        self.interactions_live = True
        self.intents_granted = True
        self.resumed = False
        self.files: dict[str, bytes] = {}
        self.ready = asyncio.Event()
        self._by_nonce: dict[str, Json] = {}
        self._ids = count(time_snowflake(utcnow()))  # an id tells when a thing was made
        self._sockets: list[web.WebSocketResponse] = []
        self._runner: web.AppRunner | None = None
        self.base = ""

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application(client_max_size=64 << 20)
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Hang up."""
        assert self._runner is not None
        await self._runner.cleanup()

    async def drop(self) -> None:
        """Break all connections, as Discord does now and then."""
        for socket in self._sockets:
            await socket.close(code=4000)

    async def event(self, name: str, data: Json) -> None:
        """Tell all bots that are connected."""
        for socket in self._sockets:
            await socket.send_json({"op": 0, "t": name, "s": next(self._ids), "d": data})

    async def say(self, text: str, *files: tuple[str, bytes]) -> Json:
        """Alice writes."""
        said = self._message({"content": text}, ALICE, dict(files))
        await self.event("MESSAGE_CREATE", said)
        return said

    async def interact(self, type: int, data: Json, pressed: Json | None = None) -> str:
        """Alice presses a button (3) or gives a command (2); the interaction's token."""
        token = f"interactiontoken{next(self._ids)}"
        await self.event("INTERACTION_CREATE", interaction(str(next(self._ids)), token, type, data, pressed))
        return token

    def of(self, method: str, part: str) -> list[Asked]:
        """The requests of a method whose path has that part."""
        return [each for each in self.asked if each.method == method and part in each.path]

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for received in socket:
            if received.type is not WSMsgType.TEXT:
                break
            op = json.loads(received.data)["op"]
            if op == 1:
                await socket.send_json({"op": 11})
            elif op == 6:
                self.resumed = True
                await socket.send_json({"op": 0, "t": "RESUMED", "s": next(self._ids), "d": {}})
                self._sockets.append(socket)
            elif op == 2 and not self.intents_granted:
                await socket.close(code=4014)
            elif op == 2:
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready(self.base)})
                self._sockets.append(socket)
                self.ready.set()
        self._sockets = [each for each in self._sockets if each is not socket]
        return socket

    async def _file(self, request: web.Request) -> web.Response:
        data = self.files.get(request.match_info["name"])
        return web.Response(status=404) if data is None else web.Response(body=data)

    async def _rest(self, request: web.Request) -> web.Response:
        asked = await read(request)
        self.asked.append(asked)
        self.times.append(asyncio.get_running_loop().time())
        if request.headers.get("Authorization", f"Bot {self.token}") != f"Bot {self.token}":
            return as_json(401, {"message": "401: Unauthorized", "code": 0})
        fault = next((each for each in self.faults if each.fits(asked)), None)
        if fault is not None:
            self.faults.remove(fault)
        if fault is None or fault.after:
            answer = self._answer(asked)
        if fault is None:
            return answer
        await asyncio.sleep(fault.silence)
        if fault.reset and request.transport is not None:
            request.transport.abort()
        return as_json(fault.status, fault.body, fault.headers)

    def _answer(self, asked: Asked) -> web.Response:
        if sum(map(len, asked.files.values())) > self.limit:
            return as_json(413, {"message": "Request entity too large", "code": 40005})
        head, *rest = asked.path.split("/")
        if head == "users":
            return as_json(200, BOT)
        if head == "oauth2":
            return as_json(200, APPLICATION)
        if head == "applications":
            return as_json(200, [])
        if head in ("interactions", "webhooks") and not self.interactions_live:
            code = 10062 if head == "interactions" else 10015
            return as_json(404, {"message": "Unknown", "code": code})
        if head == "interactions":
            return as_json(200, {"interaction": {"id": rest[0], "type": 2}, "resource": {"type": 5}})
        if asked.method == "PATCH":
            return self._edited(asked, rest[-1])
        return self._created(asked) if asked.method == "POST" else as_json(204, {})

    def _created(self, asked: Asked) -> web.Response:
        nonce = asked.body.get("nonce") if asked.body.get("enforce_nonce") else None
        if nonce in self._by_nonce:
            return as_json(200, self._by_nonce[nonce])
        sent = self._message(asked.body, BOT, asked.files)
        if nonce is not None:
            self._by_nonce[nonce] = sent
        return as_json(200, sent)

    def _edited(self, asked: Asked, id: str) -> web.Response:
        if id not in self.messages:
            return as_json(404, {"message": "Unknown Message", "code": 10008})
        self.messages[id].update(content=asked.body["content"], components=asked.body["components"])
        if "attachments" in asked.body:  # else they stay
            self.messages[id]["attachments"] = [self._attachment(*file) for file in asked.files.items()]
        return as_json(200, self.messages[id])

    def _message(self, body: Json, author: Json, files: dict[str, bytes]) -> Json:
        id = str(next(self._ids))
        attachments = [self._attachment(*file) for file in files.items()]
        self.messages[id] = message(id, body, author, attachments)
        return self.messages[id]

    def _attachment(self, name: str, data: bytes) -> Json:
        id = str(next(self._ids))
        self.files[id] = data
        url = f"http://{self.base}/files/{id}"
        return {"id": id, "filename": name, "size": len(data), "url": url, "proxy_url": url}
