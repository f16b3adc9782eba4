"""The whole bot with the web chat, as `difootsion run --web` starts it; only the painting is quick."""

import asyncio
import socket
from pathlib import Path
from typing import Self

from pydantic import SecretStr

from bot.serving import talk
from pipeline.contract import Task
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.queue import Queue
from storage.settings import Settings
from tests.fakes.painter import Painter


class Serving:
    """All that `difootsion run --web` starts but the worker; can be started anew on what is stored."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.address = f"http://127.0.0.1:{settings.web_port}"
        self._stop = asyncio.Event()
        self._talking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Come up; returns when pages are answered."""
        self._stop = asyncio.Event()
        self._talking = asyncio.create_task(talk(self.settings, self._stop, web_chat=True))
        while not await self._answers():
            if self._talking.done():
                self._talking.result()
            await asyncio.sleep(0.02)

    async def stop(self) -> None:
        """Go down; nothing stays but what is stored."""
        talking, self._talking = self._talking, None
        if talking is not None:
            self._stop.set()
            await asyncio.wait_for(talking, 60)

    async def _answers(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.settings.web_port)
        except OSError:
            return False
        writer.close()
        return True


class House(Serving):
    """The bot and a painter for it, for as long as the house stands."""

    def __init__(self, home: Path, database_url: str, family: str = "street") -> None:
        url = SecretStr(database_url)
        super().__init__(Settings(home=home, database_url=url, web_port=free_port(), family=family))
        self.database = Database(self.settings.database)
        self._queue = Queue(self.database)
        self.painter = Painter(
            self.database, self._queue, BlobStore(open_store(self.settings.blobs), self.database)
        )

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        self._queue.close()
        await self.database.close()

    async def paints(self, count: int = 1) -> list[Task]:
        """Wait for so many jobs, and paint them."""
        painted: list[Task] = []
        async with asyncio.timeout(60):
            while len(painted) < count:
                painted += await self.painter.paints()
                await asyncio.sleep(0.1)
        return painted


def free_port() -> int:
    """A port that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
