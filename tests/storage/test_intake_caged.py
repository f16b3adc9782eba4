"""The process that reads a photo: what it can't do, and how it is ended."""

import asyncio
import errno
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import replace

import psutil
import pytest

from pipeline.errors import Missing
from storage.intake import LIMITS, Fault, FaultyPhoto, take_in_async, take_in_safely
from tests.storage.hostile_parts import saved

PATIENT = replace(LIMITS, wall_s=60.0, start_s=60.0)
PHOTO = saved("JPEG", (300, 200))


def boot(does: str) -> str:
    """What a child runs that answers with these lines instead of decoding."""
    lines = textwrap.indent(textwrap.dedent(does), "    ")
    rooms = "".join(f"from storage.intake.{room} import *\n" for room in ("child", "faults", "frames"))
    return f"import os\n{rooms}def bad(data, form):\n{lines}\nmain(sys.argv[3:], bad)"


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    this = psutil.Process()
    before, files = {child.pid for child in this.children()}, len(os.listdir("/proc/self/fd"))
    yield
    assert {child.pid for child in this.children()} <= before
    assert len(os.listdir("/proc/self/fd")) <= files


ENDED = {
    "sleeps": ("while True: __import__('time').sleep(1)", "takes too long"),
    "loops": ("while True: pass", "takes too long"),
    "allocates": ("hoard = [bytearray(1 << 24) for _ in range(1000)]", "more memory than there is"),
    "aborts": ("os.abort()", "damaged"),
    "runs into memory that is not its own": ("__import__('ctypes').string_at(1)", "damaged"),
    "leaves": ("os._exit(0)", "damaged"),
    "says nothing": ("return iter(())", "damaged"),
    "babbles": ("while True: yield bytes(1000)", "damaged"),
    "babbles after a line": ("yield Head(0).packed()\nwhile True: yield bytes(1000)", "damaged"),
    "babbles after a head": ("yield Head(1, 64, 64).packed()\nwhile True: yield bytes(1000)", "damaged"),
    "promises too much": ("yield Head(1, 100_000, 100_000).packed()", "damaged"),
    "gives another form": ("yield Head(2, 64, 64).packed() + bytes(64 * 64 * 3)", "damaged"),
    "gives no png": ("yield Head(1, 64, 64).packed() + bytes(999)", "damaged"),
    "names no fault": ("yield Head(0).packed()", "damaged"),
    "names a fault of its own": ("yield Head(0).packed() + bytes([99])", "damaged"),
    "stops midway": ("yield Head(1, 64, 64).packed()\nos._exit(0)", "damaged"),
    "raises": ("raise SystemError('secret')", "damaged"),
}


@pytest.mark.parametrize("name", ENDED)
def test_a_child_gone_wrong_is_ended_with_one_line(name: str) -> None:
    does, says = ENDED[name]
    patient = name != "sleeps"
    limits = replace(LIMITS, cpu_s=1, wall_s=60.0 if patient else 1.0, start_s=60.0, memory=1 << 28)
    with pytest.raises(FaultyPhoto, match=says) as error:
        take_in_safely(PHOTO, limits, boot(does))
    assert str(error.value).isprintable()


def test_this_processs_memory_does_not_grow_with_what_a_child_says() -> None:
    this = psutil.Process()
    talks = boot("yield Head(1, 64, 64).packed()\nwhile True: yield bytes(1 << 20)")
    with pytest.raises(FaultyPhoto):
        take_in_safely(PHOTO, PATIENT, talks)
    before = this.memory_info().rss
    for _ in range(4):
        with pytest.raises(FaultyPhoto):
            take_in_safely(PHOTO, PATIENT, talks)
    assert this.memory_info().rss - before < 10_000_000


ATTEMPTS = ["open('/etc/passwd')", "open('/tmp/left-behind', 'w')", "__import__('socket').socket()"]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_child_can_open_nothing(attempt: str) -> None:
    does = f"""\
        try:
            {attempt}
        except OSError as error:
            raise FaultyPhoto(Fault.TOO_SMALL, error.errno)
        """
    with pytest.raises(FaultyPhoto) as faulty:
        take_in_safely(PHOTO, PATIENT, "import socket\n" + boot(does))
    assert (faulty.value.fault, faulty.value.width) == (Fault.TOO_SMALL, errno.EMFILE)


def test_a_child_knows_no_secrets_and_loads_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    does = """\
        loaded = {"torch", "numpy", "asyncio", "onnxruntime", "transformers"} & set(sys.modules)
        known = set(os.environ) - {"LC_CTYPE"}
        raise FaultyPhoto(Fault.TOO_SMALL, len(loaded | known), len(os.getcwd()))
        """
    with pytest.raises(FaultyPhoto) as faulty:
        take_in_safely(PHOTO, PATIENT, boot(does))
    assert (faulty.value.fault, faulty.value.width, faulty.value.height) == (Fault.TOO_SMALL, 0, len("/"))


@pytest.mark.parametrize(
    "says", ["raise SystemExit(1)", "print('hello, here I am')", "import no_such_module"]
)
def test_where_no_child_can_start_the_machine_is_to_blame(says: str) -> None:
    with pytest.raises(Missing, match="doesn't start"):
        take_in_safely(PHOTO, PATIENT, says)
    with pytest.raises(Missing, match="within 0.5 s"):
        take_in_safely(PHOTO, replace(PATIENT, start_s=0.5), "__import__('time').sleep(60)")


def test_a_child_ends_with_its_parent() -> None:
    sleeps = boot("while True: __import__('time').sleep(1)")
    code = f"from storage.intake import take_in_safely; take_in_safely({PHOTO[:9]!r}, boot={sleeps!r})"
    parent = subprocess.Popen([sys.executable, "-c", code])
    watched = psutil.Process(parent.pid)
    children = _until(lambda: [child for child in watched.children() if child.memory_info().rss > 10_000_000])
    time.sleep(1.0)  # until it is shut in
    parent.kill()
    parent.wait()
    gone, alive = psutil.wait_procs(children, timeout=20)
    assert children
    assert not alive


def _until(found: object) -> list[psutil.Process]:
    assert callable(found)
    for _ in range(300):
        if there := found():
            return list(there)
        time.sleep(0.05)
    return []


async def test_meanwhile_the_event_loop_goes_on() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.01)

    ticking = asyncio.create_task(tick())
    taken = await asyncio.gather(*(take_in_async(PHOTO, PATIENT) for _ in range(3)))
    ticking.cancel()
    assert [(one.width, one.height) for one in taken] == [(300, 200)] * 3
    assert ticks > 5
    with pytest.raises(FaultyPhoto, match="no photo"):
        await take_in_async(b"text", PATIENT)
