"""How long an answer takes, and what open pages cost: `python -m tests.bot.web.server.measuring`."""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.bot.web.server.test_serving import free_port
from tests.bot.web.server.visitor import Visitor

_SAID = 60
_PAGES = 200
_A_VISITOR = 10  # pages open
_PACE = 2.1  # seconds between two events of one visitor: nobody is slowed down


async def share_of_core(process: psutil.Process, seconds: float = 10.0) -> float:
    """What a process takes of one core for a while."""
    before = process.cpu_times()
    await asyncio.sleep(seconds)
    now = process.cpu_times()
    return float(now.user + now.system - before.user - before.system) / seconds


async def measure(url: str, process: psutil.Process) -> None:
    """Print the figures of a chat that is served."""
    visitors = [await Visitor(url).__aenter__() for _ in range(_PAGES // _A_VISITOR)]
    for visitor in visitors:
        await visitor.get("/")
        await visitor.say("hello")
    times = []
    for number in range(_SAID):
        began = time.perf_counter()
        await visitors[number % len(visitors)].say("hello")
        times.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(_PACE / len(visitors))
    tenth = statistics.quantiles(times, n=10)[-1]
    print(f"POST /api/say to its answer: median {statistics.median(times):.0f} ms, 9 of 10 in {tenth:.0f} ms")
    alone = await share_of_core(process)
    before = process.memory_info().rss
    streams = [await visitor.session.get("/api/events") for visitor in visitors for _ in range(_A_VISITOR)]
    await asyncio.sleep(3)
    grown = process.memory_info().rss - before
    print(f"{len(streams)} open streams: {grown / 1e6:.1f} MB more, {grown / len(streams) / 1e3:.0f} kB each")
    print(
        f"nothing said: {100 * alone:.1f} % of a core; with them: {100 * await share_of_core(process):.1f} %"
    )
    for visitor in visitors:
        await visitor.__aexit__(None, None, None)


def main() -> None:
    """Serve in a process of its own, with an empty home folder, and measure."""
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        told = {"DIFOOTSION_HOME": home, "DIFOOTSION_WEB_PORT": str(port)}
        command = [str(Path(sys.executable).parent / "difootsion"), "chat", "--web"]
        served = subprocess.Popen(command, env=dict(os.environ) | told, stdout=subprocess.PIPE, text=True)
        try:
            assert served.stdout is not None
            assert served.stdout.readline().startswith("Open ")
            process = psutil.Process(served.pid)
            held = process.memory_info().rss / 1e6
            print(f"load average {os.getloadavg()[0]:.1f}; {held:.0f} MB to begin with")
            asyncio.run(measure(f"http://127.0.0.1:{port}", process))
        finally:
            served.terminate()
            served.wait(20)


if __name__ == "__main__":
    main()
