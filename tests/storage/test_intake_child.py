"""The process that reads a photo: what it gives, what it can't do, and how it is ended."""

import asyncio
import io
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import psutil
import pytest
from PIL import Image

from pipeline.errors import Missing, UserMistake
from storage.intake import LIMITS, TakenIn, pixels_safely, take_in, take_in_async, take_in_safely
from storage.intake.png import is_plain, write_png
from tests.storage.hostile import PAYLOAD, chunk, noise, saved, srgb, written

PATIENT = replace(LIMITS, wall_s=60.0, start_s=60.0)
PHOTO = saved("JPEG", (300, 200))


def boot(does: str) -> str:
    """What a child runs that answers with these lines instead of decoding."""
    lines = textwrap.indent(textwrap.dedent(does), "    ")
    needed = "import os\nfrom pipeline.errors import UserMistake\nfrom storage.intake.child import *\n"
    return (
        f"{needed}from storage.intake.frames import *\ndef bad(data, form):\n{lines}\nmain(sys.argv[3:], bad)"
    )


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    this = psutil.Process()
    before, files = {child.pid for child in this.children()}, len(os.listdir("/proc/self/fd"))
    yield
    assert {child.pid for child in this.children()} <= before
    assert len(os.listdir("/proc/self/fd")) <= files


def decoded(taken: TakenIn) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(io.BytesIO(taken.png)) as picture:
        assert (picture.mode, picture.size, set(picture.info)) == ("RGB", (taken.width, taken.height), set())
        return np.asarray(picture)


EXIF = Image.Exif()
EXIF[0x0112] = 6

PHOTOS = {
    "jpeg": lambda: PHOTO,
    "turned": lambda: saved("JPEG", (300, 200), exif=EXIF),
    "profile": lambda: saved("JPEG", icc_profile=srgb()),
    "progressive": lambda: saved("JPEG", progressive=True),
    "phone": lambda: written(noise(), "MPO", save_all=True, append_images=[noise()]),
    "cmyk": lambda: written(noise(channels=4).convert("CMYK"), "JPEG"),
    "png": lambda: saved("PNG", exif=EXIF, icc_profile=srgb()),
    "alpha": lambda: written(noise(channels=4), "PNG"),
    "palette": lambda: written(noise().quantize(20), "PNG", transparency=3),
    "grey": lambda: written(noise().convert("L"), "PNG"),
    "black and white": lambda: written(noise().convert("1"), "PNG"),
    "sixteen bits": lambda: cv2.imencode(".png", np.full((80, 90), 30000, np.uint16))[1].tobytes(),
    "webp": lambda: saved("WEBP", exif=EXIF),
    "webp with alpha": lambda: written(noise(channels=4), "WEBP", lossless=True, icc_profile=srgb()),
    "several strips": lambda: saved("JPEG", (2100, 1300), exif=EXIF),
}


@pytest.mark.parametrize("name", PHOTOS)
def test_the_child_sees_what_this_process_would_see(name: str) -> None:
    photo = PHOTOS[name]()
    expected = take_in(photo).pixels
    assert np.array_equal(decoded(take_in_safely(photo, PATIENT)), expected)
    pixels = pixels_safely(photo, PATIENT)
    assert np.array_equal(pixels, expected)
    assert pixels.flags.writeable
    assert pixels.flags.c_contiguous


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_large_photo_is_turned_as_a_small_one(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = noise(2100, 1300)
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
    upright = stored.transpose(Image.Transpose(turns[orientation])) if orientation > 1 else stored
    assert np.array_equal(take_in(written(stored, "PNG", exif=exif)).pixels, np.asarray(upright))


def test_the_same_bytes_give_the_same_png() -> None:
    assert take_in_safely(PHOTO, PATIENT) == take_in_safely(PHOTO, PATIENT)


def test_a_png_with_anything_else_in_it_is_not_plain() -> None:
    png = b"".join(write_png(100, 80, [noise()]))
    assert is_plain(memoryview(png), 100, 80)
    assert not is_plain(memoryview(png), 80, 100)
    assert not is_plain(memoryview(png + b"more"), 100, 80)
    assert not is_plain(memoryview(png[:-1]), 100, 80)
    assert not is_plain(memoryview(png[:33] + chunk(b"tEXt", PAYLOAD) + png[33:]), 100, 80)
    assert not is_plain(memoryview(png[:60] + b"\xff" + png[61:]), 100, 80)
    assert not is_plain(memoryview(b""), 100, 80)


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
    "gives lines of a kind": ("yield Head(0).packed() + b'two\\nlines'", "damaged"),
    "stops midway": ("yield Head(1, 64, 64).packed()\nos._exit(0)", "damaged"),
    "raises": ("raise SystemError('secret')", "damaged"),
}


@pytest.mark.parametrize("name", ENDED)
def test_a_child_gone_wrong_is_ended_with_one_line(name: str) -> None:
    does, says = ENDED[name]
    patient = name != "sleeps"
    limits = replace(LIMITS, cpu_s=1, wall_s=60.0 if patient else 1.0, start_s=60.0, memory=1 << 28)
    with pytest.raises(UserMistake, match=says) as error:
        take_in_safely(PHOTO, limits, boot(does))
    assert str(error.value).isprintable()


def test_this_processs_memory_does_not_grow_with_what_a_child_says() -> None:
    this = psutil.Process()
    talks = boot("yield Head(1, 64, 64).packed()\nwhile True: yield bytes(1 << 20)")
    with pytest.raises(UserMistake):
        take_in_safely(PHOTO, PATIENT, talks)
    before = this.memory_info().rss
    for _ in range(4):
        with pytest.raises(UserMistake):
            take_in_safely(PHOTO, PATIENT, talks)
    assert this.memory_info().rss - before < 10_000_000


ATTEMPTS = ["open('/etc/passwd')", "open('/tmp/left-behind', 'w')", "__import__('socket').socket()"]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_child_can_open_nothing(attempt: str) -> None:
    does = f"""\
        import errno
        try:
            {attempt}
        except OSError as error:
            raise UserMistake(errno.errorcode[error.errno])
        """
    with pytest.raises(UserMistake, match="EMFILE"):
        take_in_safely(PHOTO, PATIENT, "import socket\n" + boot(does))


def test_a_child_knows_no_secrets_and_loads_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    does = """\
        loaded = {"torch", "numpy", "asyncio", "onnxruntime", "transformers"} & set(sys.modules)
        known = set(os.environ) - {"LC_CTYPE"}
        raise UserMistake(f"{sorted(loaded)} {sorted(known)} {os.getcwd()}")
        """
    with pytest.raises(UserMistake) as error:
        take_in_safely(PHOTO, PATIENT, boot(does))
    assert str(error.value) == "[] [] /"


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
    with pytest.raises(UserMistake, match="no photo"):
        await take_in_async(b"text", PATIENT)
