"""The web chat as `talk` runs it: found at its address, stopped at once, and clear where it cannot be."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.serving import talk
from pipeline.errors import UserMistake
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.settings import Settings
from tests.bot.web.server.test_init_data import fields, signed
from tests.bot.web.server.visitor import Json, Visitor
from tests.fakes.painter import Painter
from tests.fakes.telegram import TOKEN, FakeTelegram


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url=SecretStr(database_url), web_port=free_port())


@pytest.fixture
def blobs(database: Database, settings: Settings) -> BlobStore:
    return BlobStore(open_store(settings.blobs), database)


@asynccontextmanager
async def talking(settings: Settings, web_chat: bool = True) -> AsyncIterator[str]:
    stop = asyncio.Event()
    task = asyncio.create_task(talk(settings, stop, web_chat))
    url = f"http://127.0.0.1:{settings.web_port}"
    try:
        await _answers(url, task)
        yield url
    finally:
        stop.set()
        await asyncio.wait_for(task, 30)


async def _answers(url: str, task: asyncio.Task[None]) -> None:
    async with aiohttp.ClientSession() as session:
        while not task.done():
            try:
                await session.get(f"{url}/edit")
                return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
    await task


async def test_a_photo_is_answered_told_of_and_delivered(
    settings: Settings, painter: Painter, photo: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    async with talking(settings) as url, Visitor(url) as anna:
        assert f"Open {url}\n" in capsys.readouterr().out
        await anna.get("/")
        async with anna.events() as events:
            await anna.photo(photo)
            await painter.paints()
            while (message := (await events.next())[2])["text"][:5] != "Done!":
                assert message["by"] in ("you", "bot")
            began = time.monotonic()
    assert time.monotonic() - began < 30  # with the page still open


async def test_a_port_that_is_taken_is_said_in_a_line(settings: Settings) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", settings.web_port))
        held.listen()
        with pytest.raises(ExceptionGroup) as refused:
            await talk(settings, asyncio.Event(), web_chat=True)
    (mistake,) = refused.value.exceptions
    assert isinstance(mistake, UserMistake)
    assert f"Port {settings.web_port} is taken" in str(mistake)
    assert "DIFOOTSION_WEB_PORT" in str(mistake)


async def test_an_address_that_is_not_ours_is_said(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"web_host": "203.0.113.7", "web_password": SecretStr("x")})
    with pytest.raises(ExceptionGroup) as refused:
        await talk(elsewhere, asyncio.Event(), web_chat=True)
    assert "cannot be served at 203.0.113.7" in str(refused.value.exceptions[0])


async def test_telegrams_editor_is_opened_and_its_pose_answered_in_telegram(
    settings: Settings, painter: Painter, photo: bytes
) -> None:
    fake = await FakeTelegram().start()
    try:
        told = {"telegram_token": SecretStr(TOKEN), "telegram_api": fake.url}
        public = settings.model_copy(update=told | {"public_url": "https://bot.example.org"})
        async with talking(public, web_chat=False) as url:
            carl = fake.person()
            carl.photo(photo)
            await fake.until(lambda: carl.inbox)
            await painter.paints()
            done = await fake.until(lambda: next((m for m in carl.inbox if _button(m)), None))
            assert done is not None
            carl.press(done, _button(done))
            link = await fake.until(lambda: next((_page(m) for m in carl.inbox if _page(m)), None))
            assert link is not None
            page, _, draft = link.partition("?draft=")
            assert page == "https://bot.example.org/edit"
            async with Visitor(url) as opened:
                init_data = signed(fields(time.time(), {"id": carl.id, "first_name": "C"}), TOKEN)
                entered = await opened.post("/api/mini-app", {"init_data": init_data, "draft": draft})
                held = {"Authorization": "Bearer " + (await entered.json())["pass"], "X-Difootsion": "1"}
                found = await (await opened.get(f"/api/drafts/{draft}", held)).json()
                assert (await opened.get("/api/chat", held)).status == 401
                found["pose"]["people"][0]["pose_keypoints_2d"][3 * 13] += 20.0
                body = {"pose": found["pose"], "update": "the-drag-1"}
                saved = await opened.post(f"/api/drafts/{draft}/pose", body, headers=held)
                assert saved.status == 200
            await fake.until(lambda: any("new pose" in m.get("caption", "") for m in carl.inbox))
    finally:
        await fake.stop()


def _button(message: Json) -> str:
    """The button that leads to the editor, if the message has it."""
    return next((str(b["text"]) for b in _buttons(message) if "edit." in b.get("callback_data", "")), "")


def _page(message: Json) -> str:
    return next((str(b["web_app"]["url"]) for b in _buttons(message) if "web_app" in b), "")


def _buttons(message: Json) -> list[Json]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
