"""The editor's page and the requests of docs/web-api.md that it makes; lines are really understood."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

import bot.web
from bot.conversation.scene import DraftScene
from bot.language import apply, redrawn
from bot.language.adjustments import Preset, Take
from bot.text.loading import arguments_of
from bot.text.locales import Locale
from bot.text.text import Text
from bot.web.adjusting import Adjusting, Line
from bot.web.languages import language_of
from pipeline.contract import Canvas
from pipeline.pose import openpose_json
from pipeline.pose.pose import Pose

STATIC = Path(bot.web.__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
Json = dict[str, Any]


@dataclass
class Drafts:
    """What the server knows, and what happened to it."""

    canvas: Canvas
    pose: Pose | None
    first_pose: Pose | None
    picture: bytes
    wanted_pass: str | None = None
    refuse: int = 0  # so many of the next saves
    saved: dict[str, Json] = field(default_factory=dict)  # poses by their updates
    sent: list[Json] = field(default_factory=list)  # the saves that came, refused ones too
    asked: list[str] = field(default_factory=list)  # paths, of all requests but pages and static files


@dataclass(frozen=True)
class PageServer:
    """Where the page is."""

    address: str
    drafts: Drafts


@contextmanager
def page_server(drafts: Drafts) -> Iterator[PageServer]:
    """Serve from a thread of its own: the browser is driven from the tests' one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    runner, port = asyncio.run_coroutine_threadsafe(_start(_Answers(drafts)), loop).result(120)
    yield PageServer(f"http://127.0.0.1:{port}", drafts)
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(120)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(120)
    loop.close()


async def _start(answers: "_Answers") -> tuple[web.AppRunner, int]:
    app = web.Application(middlewares=[answers.watch])
    app.add_routes(
        [
            web.get("/edit", answers.page),
            web.static("/static", STATIC),
            web.get("/api/drafts/one", answers.draft),
            web.post("/api/drafts/one/pose", answers.save),
            web.post("/api/drafts/one/adjust", answers.adjust),
            web.post("/api/drafts/one/presets", answers.preset),
            web.get("/api/pictures/picture", answers.picture),
            web.post("/api/mini-app", answers.mini_app),
        ]
    )
    runner = web.AppRunner(app, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port: int = runner.addresses[0][1]
    return runner, port


class _Answers:
    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts

    @web.middleware
    async def watch(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if request.path.startswith("/api"):
            self.drafts.asked.append(request.path)
            wanted = self.drafts.wanted_pass
            given = request.headers.get("Authorization")
            if wanted and request.path != "/api/mini-app" and given != f"Bearer {wanted}":
                return web.json_response({"error": "This link is not for you."}, status=401)
            if request.method == "POST" and request.headers.get("X-Difootsion") != "1":
                return web.json_response({"error": "not of this page"}, status=403)
        answer: web.StreamResponse = await handler(request)
        answer.headers["Content-Security-Policy"] = POLICY
        return answer

    async def page(self, request: web.Request) -> web.Response:
        locale = language_of(request)
        text, known = Text(locale), arguments_of(locale)
        texts = {
            id: text.say(id, **{name: f"{{{name}}}" for name in known[id]})
            for id in known
            if id.startswith("editor-")
        }
        data = json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c")
        page = (STATIC / "edit.html").read_text("utf-8").replace('lang="en"', f'lang="{locale}"', 1)
        script = f'<script type="application/json" id="texts">{data}</script>'
        return web.Response(text=page.replace("<!--texts-->", script), content_type="text/html")

    async def draft(self, request: web.Request) -> web.Response:
        return web.json_response(self._draft())

    def _draft(self) -> Json:
        drafts = self.drafts
        return {
            "id": "one", "number": 1, "canvas": asdict(drafts.canvas), "locked": [],
            "photo": "/api/pictures/photo", "picture": "/api/pictures/picture",
            "pose": _as_json(drafts.pose), "first_pose": _as_json(drafts.first_pose),
            "can_undo": False, "can_redo": False, "painting": False,
        }  # fmt: skip

    async def save(self, request: web.Request) -> web.Response:
        body = await request.json()
        drafts = self.drafts
        drafts.sent.append(body)
        if drafts.refuse:
            drafts.refuse -= 1
            return web.json_response({"error": "Too much at once. Wait a minute."}, status=429)
        drafts.saved[body["update"]] = body["pose"]
        sent = openpose_json.loads(json.dumps(body["pose"]))
        drafts.pose = redrawn(drafts.pose or sent, sent, drafts.canvas).pose
        return web.json_response({"messages": [], "draft": self._draft()})

    async def adjust(self, request: web.Request) -> web.Response:
        body = await request.json()
        pose = openpose_json.loads(json.dumps(body["pose"]))
        scene = DraftScene("one", "photo", "picture", 1, self.drafts.canvas, pose, self.drafts.first_pose)
        line = Line(body["text"], body["person"])
        return web.json_response(Adjusting(scene, pose, language_of(request)).answer(line))

    async def preset(self, request: web.Request) -> web.Response:
        body = await request.json()
        pose = openpose_json.loads(json.dumps(body["pose"]))
        take = Take(Preset(body["preset"]), body["person"])
        return web.json_response({"pose": _as_json(apply(pose, [take], self.drafts.canvas).pose)})

    async def picture(self, request: web.Request) -> web.Response:
        return web.Response(body=self.drafts.picture, content_type="image/png")

    async def mini_app(self, request: web.Request) -> web.Response:
        body = await request.json()
        entered = self.drafts.asked.count(request.path) > 1
        if entered or body != {"init_data": "user=1&hash=a+b", "draft": "one"}:
            return web.json_response({"error": "Open the editor again from the chat."}, status=401)
        return web.json_response({"pass": self.drafts.wanted_pass, "locale": str(Locale.KOREAN)})


def _as_json(pose: Pose | None) -> Json | None:
    if pose is None:
        return None
    made: Json = json.loads(openpose_json.dumps(pose))
    return made
