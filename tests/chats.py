"""A bot with many chats: `python -m tests.chats [--chats 200] [--minutes 17] [--postgres]`.

Prints what docs/reliability.md says: how soon people are answered while a worker paints, and whether the
bot's memory stays the same. The bot (`difootsion chat`) and the worker (with a tiny family) are processes of
their own, Telegram is this one.
"""

import argparse
import asyncio
import io
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext, suppress
from pathlib import Path

import psutil
from PIL import Image
from skimage.data import astronaut

from storage.database import Database
from storage.migrate import migrate
from tests.fakes.crowd import Somebody
from tests.fakes.painter import Painter
from tests.fakes.postgres import running_server
from tests.fakes.telegram import TOKEN
from tests.fakes.telegram_crowd import CrowdedTelegram, Measured
from tests.fakes.tiny_family import build_tiny_family
from tests.pipeline.worker.yard import Yard

EVERY = 20.0  # seconds between two events of a chat
_BOT = [sys.executable, "-c", "from bot.cli import main; main()", "chat"]
_WORKER = [sys.executable, "-m", "pipeline"]
_LAST = 60.0  # seconds that the last answers may take


async def played(home: Path, url: str, family: Path, chats: int, minutes: float) -> "Report":
    """So many chats for so long, and what was measured."""
    async with Yard(home, family, url) as yard, _telegram() as fake:
        told = yard.environment | {"DIFOOTSION_TELEGRAM_API": fake.url, "DIFOOTSION_TELEGRAM_TOKEN": TOKEN}
        bot = _process(_BOT, told, home / "bot.log")
        worker: subprocess.Popen[bytes] | None = None
        chance = random.Random(1)
        crowd = [Somebody(fake, fake.person("en"), photo(), chance) for _ in range(chats)]
        try:
            await _everybody_has_a_picture(fake, yard, crowd)
            worker = _process(_WORKER, told, home / "worker.log")
            await fake.until(lambda: "paints with" in (home / "worker.log").read_text(), 600)
            fake.measured = Measured()
            worked = _worked(bot)
            memory = await _talking(fake, crowd, minutes * 60, psutil.Process(bot.pid), chance)
            worked = _worked(bot) - worked
            unanswered = fake.unanswered
        finally:
            for process in (bot, worker):
                if process is not None:
                    process.terminate()
                    await asyncio.to_thread(process.wait, 180)  # it takes its leave of Telegram
        wrong = [*fake.measured.wrong, *_errors(home / "bot.log"), *["no answer"] * unanswered]
        return Report(fake.measured, memory, worked, wrong)


async def _everybody_has_a_picture(fake: CrowdedTelegram, yard: Yard, crowd: list[Somebody]) -> None:
    """Photos completed at once, so that there is something to talk about."""
    painter = Painter(yard.database, yard.queue, yard.blobs)
    for somebody in crowd:
        somebody.sends_a_photo()
    end = time.monotonic() + 300 + 5 * len(crowd)
    while not all(somebody.has("Variations") for somebody in crowd):
        await painter.paints()
        await asyncio.sleep(0.2)
        assert time.monotonic() < end, f"nobody is answered: {(yard.home / 'bot.log').read_text()[-2000:]}"
    await asyncio.sleep(3)  # the last progress is told
    fake.waiting.clear()


async def _talking(
    fake: CrowdedTelegram, crowd: list[Somebody], seconds: float, bot: psutil.Process, chance: random.Random
) -> list[float]:
    """Everybody does something every so often; the bot's memory in megabytes, at equal distances."""
    events, memory = round(seconds * len(crowd) / EVERY), list[float]()
    began = time.monotonic()
    order = chance.sample(crowd, len(crowd))
    for number in range(events):
        due = began + number * EVERY / len(crowd)
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        order[number % len(order)].acts()
        if number % max(1, events // 100) == 0:
            memory.append(_resident(bot))
    end = time.monotonic() + _LAST
    while fake.unanswered and time.monotonic() < end:
        await asyncio.sleep(0.1)
    return memory


class Report:
    """What came out."""

    def __init__(self, measured: Measured, memory: list[float], worked: float, wrong: list[str]) -> None:
        self.measured, self.worked, self.wrong = measured, worked, wrong
        tenth = max(1, len(memory) // 10)
        self.early = statistics.median(memory[tenth : 2 * tenth + 1])
        self.late = statistics.median(memory[-tenth:])

    def rows(self) -> dict[str, str]:
        """The figures by their names."""
        found = self.measured
        return {
            "events answered": f"{len(found.acknowledged)}",
            "errors": f"{len(self.wrong)} {sorted(set(self.wrong))[:5] if self.wrong else ''}".strip(),
            "handed over to first answer, p50, p95, p99": _times(found.acknowledged),
            "sent to first answer, p50, p95, p99": _times(found.since_sent),
            "adjustment to new skeleton, p50, p95, p99": _times(found.redrawn),
            "the bot's processor time an event": f"{1000 * self.worked / len(found.acknowledged):.0f} ms",
            "memory of the bot, after a tenth and at the end": (
                f"{self.early:.0f} MB, {self.late:.0f} MB ({100 * (self.late / self.early - 1):+.1f} %)"
            ),
        }


def percentile(seconds: list[float], share: float) -> float:
    """The time that this share of events does not exceed."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def photo() -> bytes:
    """A real one, of somebody who is cut at the hips."""
    buffer = io.BytesIO()
    Image.fromarray(astronaut()).resize((256, 256)).save(buffer, "JPEG")
    return buffer.getvalue()


@asynccontextmanager
async def _telegram() -> AsyncIterator[CrowdedTelegram]:
    fake = CrowdedTelegram()
    await fake.start()
    try:
        yield fake
    finally:
        await fake.stop()


def _process(command: list[str], told: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    environment = dict(os.environ) | told | {"OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, env=environment, stderr=log.open("w"))


def _worked(process: "subprocess.Popen[bytes]") -> float:
    """Seconds of a processor that it and its children have taken."""
    times = [each.cpu_times() for each in _with_children(psutil.Process(process.pid))]
    return float(sum(each.user + each.system for each in times))


def _resident(process: psutil.Process) -> float:
    """Megabytes of it and its children."""
    sizes = []
    for each in _with_children(process):
        with suppress(psutil.NoSuchProcess):  # one that read a photo is done
            sizes.append(each.memory_info().rss)
    return float(sum(sizes)) / 2**20


def _with_children(process: psutil.Process) -> list[psutil.Process]:
    """The process and those that it has started: the bot's draws in one of its own."""
    return [process, *process.children(recursive=True)]


def _errors(log: Path) -> list[str]:
    return [line[:200] for line in log.read_text().splitlines() if " ERROR " in f" {line} "]


def _times(seconds: list[float]) -> str:
    return ", ".join(f"{1000 * percentile(seconds, share):.0f} ms" for share in (0.5, 0.95, 0.99))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.chats", description=__doc__)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=17.0, help="17 are 10,000 events of 200 chats")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    chosen = parser.parse_args()
    print(f"load average before: {os.getloadavg()[0]:.1f}", flush=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server() if chosen.postgres else nullcontext() as server,
    ):
        home = Path(folder)
        url = f"{server.url}/postgres" if server is not None else f"sqlite:///{home / 'test.db'}"
        migrate(Database(url))
        family = build_tiny_family(home / "family")
        report = asyncio.run(played(home, url, family, chosen.chats, chosen.minutes))
    for name, value in report.rows().items():
        print(f"| {name} | {value} |")
    print(f"load average after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
