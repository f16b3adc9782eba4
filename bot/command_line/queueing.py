"""`worker`, `run`, `migrate` and `jobs`: the queue and the process that works on it."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.command_line import options
from bot.command_line.output import Output
from pipeline.errors import Missing, UserMistake

if TYPE_CHECKING:
    from storage.database import Database
    from storage.tables import Job

_STEADY = 60.0  # seconds after which a worker that ends counts as having run well
_LONGEST_WAIT = 30.0
_STOPPING = 25.0  # seconds that a worker is given to finish
_TOKENS = ("TOKEN", "SECRET", "WEB_PASSWORD")
_NOWHERE = (
    "There is no installation at {where}: set DIFOOTSION_HOME or DIFOOTSION_DATABASE_URL as the bot has them."
)


def worker() -> None:
    """Paint what is in the queue, until told to stop; on as many machines as there are GPUs."""
    os.execve(sys.executable, [sys.executable, "-m", "pipeline"], without_tokens(os.environ))


def without_tokens(environment: "os._Environ[str] | dict[str, str]") -> dict[str, str]:
    """What a worker may know of the environment: no chat's token."""
    own = {name: value for name, value in environment.items() if name.startswith("AWS_")}
    rest = {n: v for n, v in environment.items() if not any(word in n.upper() for word in _TOKENS)}
    return own | rest


Web = Annotated[bool, typer.Option("--web", help="Serve the chat in a browser, too.")]


def run(web: Web = False) -> None:
    """Run everything on this machine: the chats there are tokens for, and a worker."""
    migrate()
    told = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    worker = Thread(target=_keep_working, args=(told,), name="worker")
    worker.start()
    try:
        _talk_until(told, web)
    finally:
        told.set()
        worker.join()


def chat(web: Web = False) -> None:
    """Talk in the chats there are tokens for; workers run elsewhere."""
    migrate()
    told = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    _talk_until(told, web, alone=True)


def _talk_until(told: Event, web: bool, alone: bool = False) -> None:
    """Talk until told to stop; without a token only the worker runs, and it is said so."""
    from bot.serving import NO_TOKEN, talk
    from storage.logs import set_up
    from storage.settings import Settings

    settings = Settings()
    set_up(settings.log_format)
    if settings.telegram_token is None and settings.discord_token is None and not web:
        if alone:
            raise UserMistake(NO_TOKEN)
        typer.echo(NO_TOKEN, err=True)
        told.wait()
        return

    async def until_told() -> None:
        stop = asyncio.Event()
        talking = asyncio.create_task(talk(settings, stop, web))
        while not told.is_set() and not talking.done():
            await asyncio.sleep(0.2)
        stop.set()
        await talking

    try:
        asyncio.run(until_told())
    except* (Missing, UserMistake) as refused:
        raise refused.exceptions[0] from None


def _keep_working(told: Event) -> None:
    """A worker, started again whenever it ends."""
    wait = 1.0
    while not told.is_set():
        began = time.monotonic()
        code = _work_until(told)
        if told.is_set():
            return
        wait = 1.0 if time.monotonic() - began > _STEADY else min(2 * wait, _LONGEST_WAIT)
        typer.echo(f"The worker ended ({code}); it is started again in {wait:.0f} s.", err=True)
        told.wait(wait)


def _work_until(told: Event) -> int:
    """The exit code of a worker, which is stopped when we are told to."""
    process = subprocess.Popen([sys.executable, "-m", "pipeline"], env=without_tokens(os.environ))
    while process.poll() is None and not told.wait(0.2):
        pass
    process.terminate()
    try:
        return process.wait(_STOPPING)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def migrate() -> None:
    """Make the database's tables, or bring them up to date."""
    from storage.database import Database
    from storage.migrate import migrate as bring_up_to_date
    from storage.settings import Settings

    database = Database(Settings().database)
    bring_up_to_date(database)
    asyncio.run(database.close())


def jobs(
    cancel: Annotated[str | None, typer.Option(help="Cancel the job of this id.", metavar="ID")] = None,
    as_json: options.Json = False,
) -> None:
    """List the jobs that wait or run; cancel one."""
    rows = asyncio.run(_jobs(_installed(), cancel))
    lines = [f"{row['id']}  {row['state']:8} {row['kind']:9} {row['since']}" for row in rows]
    Output(as_json).answer({"jobs": rows}, lines or ["No job waits or runs."])


def _installed() -> "Database":
    """The database that bot and workers share, up to date.

    Who only looks makes none: an empty one in the wrong place would say that nobody waits.
    """
    from storage.database import Database, parsed
    from storage.migrate import migrate as bring_up_to_date
    from storage.settings import Settings

    url = parsed(Settings().database)
    is_file = url.get_backend_name() == "sqlite"
    where = url.database or "" if is_file else url.render_as_string(hide_password=True)
    if is_file and not Path(where).is_file():
        raise UserMistake(_NOWHERE.format(where=where))
    database = Database(Settings().database)
    if not _has_jobs(database, where):
        raise UserMistake(_NOWHERE.format(where=where))
    bring_up_to_date(database)
    return database


def _has_jobs(database: "Database", where: str) -> bool:
    from sqlalchemy import inspect
    from sqlalchemy.exc import DatabaseError

    engine = database.sync_engine()
    try:
        return inspect(engine).has_table("jobs")
    except DatabaseError as error:
        line = str(error.orig).splitlines()[0]
        raise Missing(
            f"The database {where} cannot be read: {line}. Does it run, is its URL right?"
        ) from None
    finally:
        engine.dispose()


async def _jobs(database: "Database", cancel: str | None) -> list[dict[str, Any]]:
    from storage import jobs as stored
    from storage.queue import Queue

    try:
        if cancel is not None:
            async with database.transaction() as session:
                await stored.cancel(session, cancel)
            queue = Queue(database)
            await queue.cancel(cancel)
            queue.close()
        async with database.transaction() as session:
            return [_row(job) for job in await stored.open_jobs(session)]
    finally:
        await database.close()


def _row(job: "Job") -> dict[str, Any]:
    since = job.started or job.created
    return {"id": job.id, "state": job.state, "kind": job.kind, "since": since.isoformat(timespec="seconds")}
