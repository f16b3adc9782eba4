"""`demo`: the whole conversation once, with a real worker, as a page to look at."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from bot.command_line import options
from bot.command_line.output import Output
from bot.command_line.queueing import without_tokens


def demo(
    photo: options.Photo,
    out: options.Into = Path("demo"),
    language: Annotated[str, typer.Option(help="en or ko.")] = "en",
    as_json: options.Json = False,
) -> None:
    """Play a conversation about a photo and write it down as transcript.html."""
    page, edits = asyncio.run(_played(photo.read_bytes(), out, language))
    Output(as_json).answer({"page": str(page), "edits": edits}, [f"The conversation:  {page}"])


async def _played(photo: bytes, out: Path, language: str) -> tuple[Path, int]:
    from bot.delivery import Delivery
    from bot.desk import Desk
    from bot.installation import Installation
    from bot.transcript.page import write_page
    from bot.transcript.platform import Paper
    from bot.transcript.playing import Player, play
    from storage.blobs import BlobStore, open_store
    from storage.database import Database
    from storage.migrate import migrate
    from storage.queue import Queue
    from storage.settings import Settings

    with TemporaryDirectory() as home:
        settings = Settings(home=Path(home), database_url=None, blobs_url=None)
        database = Database(settings.database)
        migrate(database)
        queue, blobs = Queue(database), BlobStore(open_store(settings.blobs), database)
        installation = Installation(database, blobs, queue)
        worker, paper, stop = _worker(home), Paper(), asyncio.Event()
        delivering = asyncio.create_task(Delivery(installation, paper).run(stop))
        try:
            await play(Player(Desk(installation), paper, language), photo)
        finally:
            stop.set()
            await delivering
            worker.terminate()
            worker.wait()
            queue.close()
            await database.close()
        return write_page(out, paper.lines), paper.edits


def _worker(home: str) -> "subprocess.Popen[bytes]":
    told: dict[str, Any] = without_tokens(os.environ) | {"DIFOOTSION_HOME": home}
    for elsewhere in ("DIFOOTSION_DATABASE_URL", "DIFOOTSION_BLOBS_URL"):
        told.pop(elsewhere, None)
    return subprocess.Popen([sys.executable, "-m", "pipeline"], env=told)
