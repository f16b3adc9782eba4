"""A Bot API server on localhost, over real HTTP, with people who talk to the bot; trouble on demand."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import aiohttp
from aiohttp import web

from tests.fakes.telegram_methods import Form, Methods
from tests.fakes.telegram_people import Group, Person
from tests.fakes.telegram_world import Refused, World, plain

T = TypeVar("T")

TOKEN = "4242424242:AAHfakefakefakefakefakefakefakefake_t"  # shaped as a real one, so that it is struck out
SILENCE = Refused(0, "no answer at all")
RESET = Refused(0, "the connection breaks")
BLOCKED = Refused(403, "Forbidden: bot was blocked by the user")
BROKEN = Refused(500, "Internal Server Error")

_TURNS = 50  # of the loop that the bot runs in too: more than an answer takes to be read
_TURNS_TO_HANG_UP = 10  # the same, for a connection to be closed


def flood(seconds: int) -> Refused:
    """The answer to too many messages."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


@dataclass(frozen=True)
class Call:
    """A call that came in, taken or not."""

    method: str
    form: Form
    at: float  # when its first bytes came, by the loop's clock


class FakeTelegram:
    """Telegram: its servers, and who is on it."""

    def __init__(self) -> None:
        self.world = World()
        self.calls: list[Call] = []
        self.url = ""
        self.hook_statuses: list[int] = []
        self._methods = Methods(self.world)
        self._troubles: dict[str, list[Refused]] = defaultdict(list)
        self.floods: list[tuple[int, float, float]] = []  # chat, from when, until when
        self._flooding: set[asyncio.Task[None]] = set()
        self._delivering: asyncio.Task[None] | None = None

    async def start(self) -> "FakeTelegram":
        """Serve on a free port."""
        app = web.Application(client_max_size=100_000_000)
        app.router.add_post("/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/kept/{name}", self._download)
        self._runner = web.AppRunner(app, shutdown_timeout=0.05, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        """Hang up on everybody."""
        if self._delivering is not None:
            self._delivering.cancel()
        await self._runner.cleanup()

    def person(self, language: str | None = "en") -> Person:
        """Somebody new."""
        return Person(self.world, language)

    def group(self) -> Group:
        """A new group with the bot in it."""
        return Group(self.world)

    def trouble(self, method: str, *refusals: Refused) -> None:
        """The next calls of a method get these answers."""
        self._troubles[method] += refusals

    def called(self, method: str) -> list[Form]:
        """What a method was called with, every time."""
        return [call.form for call in self.calls if call.method == method]

    async def until(self, what: Callable[[], T], seconds: float = 120.0) -> T:
        """Wait until something is true, or not empty, and hand it back."""
        async with asyncio.timeout(seconds):
            while not (found := what()):
                await asyncio.sleep(0.005)
        return found

    async def _answer(self, request: web.Request) -> web.Response:
        at = asyncio.get_running_loop().time()
        if await _is_given_up(request):
            return web.Response()
        try:
            return web.json_response({"ok": True, "result": await self._result(request, at)})
        except Refused as refused:
            if refused is SILENCE:
                await asyncio.sleep(3600)
            if refused is RESET:
                assert request.transport is not None
                request.transport.abort()
            body: dict[str, Any] = {
                "ok": False,
                "error_code": refused.status,
                "description": refused.description,
            }
            if refused.parameters:
                body["parameters"] = refused.parameters
            return web.json_response(body, status=refused.status)

    async def _result(self, request: web.Request, at: float) -> Any:
        method, form = request.match_info["method"], plain(await request.post())
        self.calls.append(Call(method, form, at))
        if request.match_info["token"] != TOKEN:
            raise Refused(401, "Unauthorized")
        if self._troubles[method]:
            raise self._refused(self._troubles[method].pop(0), form)
        if int(str(form.get("chat_id", 0))) in self.world.closed:
            raise BLOCKED
        if method == "getUpdates":
            return await self._updates(form)
        if method in ("setWebhook", "deleteWebhook"):
            return self._set_webhook(form)
        return self._methods.call(method, form)

    def _refused(self, refused: Refused, form: Form) -> Refused:
        wait = refused.parameters.get("retry_after")
        if wait is not None and "chat_id" in form:
            until = asyncio.get_running_loop().time() + wait
            self._flooding.add(task := asyncio.create_task(self._flood(int(form["chat_id"]), until)))
            task.add_done_callback(self._flooding.discard)
        return refused

    async def _flood(self, chat: int, until: float) -> None:
        """A pause begins once the bot can have read of it: what comes before that was on its way already."""
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        self.floods.append((chat, asyncio.get_running_loop().time(), until))

    def too_early(self) -> list[Call]:
        """The calls to a chat that came while it was to be left alone."""
        return [
            call
            for call in self.calls
            for chat, begins, ends in self.floods
            if int(str(call.form.get("chat_id", 0))) == chat and begins < call.at < ends
        ]

    async def _updates(self, form: Form) -> list[Any]:
        """Updates from the offset on; those before it are confirmed, and gone."""
        if self.world.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        allowed = form.get("allowed_updates", ["message"])
        offset, most = int(form.get("offset", 0)), int(form.get("limit", 100))
        self.world.updates[:] = [
            update
            for update in self.world.updates
            if update["update_id"] >= offset and set(update) & set(allowed)
        ]
        if not self.world.updates:
            self.world.arrived.clear()
            try:
                async with asyncio.timeout(float(form.get("timeout", 0))):
                    await self.world.arrived.wait()
            except TimeoutError:
                return []
        return [update for update in self.world.updates if set(update) & set(allowed)][:most]

    def _set_webhook(self, form: Form) -> bool:
        self.world.webhook = form if form.get("url") else {}
        if self.world.webhook and self._delivering is None:
            self._delivering = asyncio.create_task(self._deliver())
        return True

    async def _deliver(self) -> None:
        """Bring updates to the webhook one by one, each until it is answered with 200."""
        async with aiohttp.ClientSession() as session:
            while True:
                await self.until(lambda: self.world.updates, 3600)
                hook, update = self.world.webhook, self.world.updates[0]
                headers = {"X-Telegram-Bot-Api-Secret-Token": hook.get("secret_token", "")}
                async with session.post(hook["url"], json=update, headers=headers) as answer:
                    self.hook_statuses.append(answer.status)
                if answer.status == 200:
                    self.world.updates.remove(update)
                else:
                    await asyncio.sleep(0.02)

    async def _download(self, request: web.Request) -> web.Response:
        if self._troubles["download"]:
            return web.Response(status=self._troubles["download"].pop(0).status)
        return web.Response(body=self.world.files[request.match_info["name"]])


async def _is_given_up(request: web.Request) -> bool:
    """Whether the bot waits no longer: after a halt of the loop that both run in, its patience ends first."""
    for _ in range(_TURNS_TO_HANG_UP):
        await asyncio.sleep(0)
    return request.transport is None or request.transport.is_closing()
