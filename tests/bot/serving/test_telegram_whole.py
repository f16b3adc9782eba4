"""The whole bot on Telegram: real HTTP, desk, storage and deliveries; only the painting is quick."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pydantic import SecretStr

from bot.serving import talk
from pipeline.contract import Repaint, Vary
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.queue import Queue
from storage.settings import Settings
from tests.fakes.painter import Painter
from tests.fakes.telegram import TOKEN, FakeTelegram


@asynccontextmanager
async def talking(settings: Settings) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(talk(settings, stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(task, 20)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    server = await FakeTelegram().start()
    yield server
    await server.stop()


@pytest.fixture
def settings(fake: FakeTelegram, database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path,
        database_url=SecretStr(database_url),
        telegram_token=SecretStr(TOKEN),
        telegram_api=fake.url,
    )


@pytest.fixture
def blobs(database: Database, settings: Settings) -> BlobStore:
    return BlobStore(open_store(settings.blobs), database)


def said(person: Any, words: str) -> Callable[[], Any]:
    """The newest message to a person in which these words stand."""

    def newest() -> Any:
        texts = [(message.get("text") or message.get("caption") or "", message) for message in person.inbox]
        return next((message for text, message in reversed(texts) if words in text), None)

    return newest


def with_button(person: Any, label: str) -> Callable[[], Any]:
    """The newest message that has a button."""

    def newest() -> Any:
        for message in reversed(person.inbox):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            if any(button["text"] == label for row in rows for button in row):
                return message
        return None

    return newest


async def test_a_whole_conversation_with_a_restart_in_the_middle(
    fake: FakeTelegram, settings: Settings, painter: Painter, photo: bytes, queue: Queue
) -> None:
    anna = fake.person()
    async with talking(settings):
        anna.photo(photo)
        await fake.until(said(anna, "Got it. Your photo will be ready"))
        await painter.paints()
        await fake.until(said(anna, "Done! The numbers mark the joints."), 10)
        await fake.until(said(anna, "It's ready, see below."))
        anna.say("13 right 5")
        await fake.until(said(anna, "This is the new pose"))
    async with talking(settings):  # everything started anew; the buttons of before still work
        anna.press(await fake.until(with_button(anna, "Paint")), "Paint")
        await fake.until(lambda: said(anna, "You're next")() or said(anna, "Looking")())
        (task,) = await painter.paints()
        assert isinstance(task, Repaint)
        assert task.new_pose.people[0][13].x - task.old_pose.people[0][13].x == pytest.approx(20)
        await fake.until(said(anna, "Repainted as picture 3."), 10)
        anna.say("white sneakers")
        anna.press(await fake.until(with_button(anna, "Variations")), "Variations")
        await asyncio.sleep(1)
        (task,) = await painter.paints()
        assert isinstance(task, Vary)
        await fake.until(said(anna, "Here are 4 variations."), 10)
        anna.press(await fake.until(with_button(anna, "6")), "6")
        await fake.until(said(anna, "Back to picture 6."))
        anna.press(await fake.until(with_button(anna, "Full-size file")), "Full-size file")
        file = await fake.until(lambda: next((m for m in anna.inbox if "document" in m), None))
        assert file is not None
        sent = fake.world.files[file["document"]["file_id"]]
        assert Image.open(io.BytesIO(sent)).size == (256, 400)


async def test_strangers_and_forgetting(
    fake: FakeTelegram, settings: Settings, painter: Painter, photo: bytes, queue: Queue
) -> None:
    anna, bora = fake.person(), fake.person("ko")
    async with talking(settings):
        anna.photo(photo)
        await fake.until(said(anna, "Got it."))
        await painter.paints()
        message = await fake.until(with_button(anna, "Paint"), 10)
        press = bora.press(message, "Paint")
        await fake.until(lambda: fake.world.presses[press] is not None)
        assert await painter.paints() == []
        anna.say("/forget")
        anna.press(await fake.until(with_button(anna, "Yes, delete everything")), "Yes, delete everything")
        await fake.until(said(anna, "Everything of yours is deleted"))
        anna.press(message, "Paint")
        await fake.until(said(anna, "This draft has been deleted"))


def test_without_a_token_there_is_nobody_to_talk_to(tmp_path: Path, database_url: str) -> None:
    from pipeline.errors import UserMistake

    with pytest.raises(UserMistake, match="DIFOOTSION_TELEGRAM_TOKEN"):
        asyncio.run(talk(Settings(home=tmp_path, database_url=SecretStr(database_url)), asyncio.Event()))
