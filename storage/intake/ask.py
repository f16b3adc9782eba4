"""The parent's side: start a child, hand it the bytes, and believe nothing that it says."""

import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import PIL

from pipeline.errors import Missing
from storage.intake.decode import check_length, is_webp
from storage.intake.faults import Fault, FaultyPhoto
from storage.intake.frames import COST_BYTES, HEAD_BYTES, READY, Cost, Form, Head
from storage.intake.limits import MAX_PIXELS, MIN_SIDE, Limits

# Once it is shut in a child opens no module and starts no thread; numpy would have one for every core.
_FOR_WEBP = "import os; os.environ['OPENBLAS_NUM_THREADS'] = '1'; import storage.intake.webp\n"
BOOT = "from storage.intake.child import main; main(sys.argv[3:])"

_AT_ONCE = 1 << 20  # bytes
_FAREWELL_S = 0.2  # between the end of what a child says and its own
# killed: by a house short of memory
_ENDS = {-signal.SIGXCPU: Fault.TOO_LONG, -signal.SIGKILL: Fault.TOO_MUCH_MEMORY}
_HOUSE = str(Path(__file__).parents[2])
_LIBRARIES = str(Path(PIL.__file__).parents[1])


@dataclass(frozen=True)
class Answer:
    """What came back: the head, what it announces (RGB or PNG, or a fault), and what that cost."""

    head: Head
    content: memoryview
    cost: Cost
    fault: Fault | None = None

    def or_fault(self) -> "Answer":
        """This answer where it is a photo; FaultyPhoto where it is none."""
        if self.fault:
            raise FaultyPhoto(self.fault, self.head.width, self.head.height)
        return self


def ask(data: bytes, form: Form, limits: Limits, boot: str = BOOT) -> Answer:
    """What a fresh child says of the bytes: the photo in that form, or its fault.

    FaultyPhoto where the child is ended, breaks or babbles; Missing where none can be started.
    """
    check_length(data)
    with _child(data, form, limits, boot) as child:
        _await_ready(child, limits.start_s)
        end = time.monotonic() + limits.wall_s
        try:
            return _listen(child, form, end)
        except TimeoutError:
            raise FaultyPhoto(Fault.TOO_LONG) from None
        # Garbage, or an answer that breaks off: the child's own end says which of them it was.
        except (ValueError, EOFError, struct.error):
            raise FaultyPhoto(_why_it_ended(child)) from None


@contextmanager
def _child(data: bytes, form: Form, limits: Limits, boot: str) -> Iterator[subprocess.Popen[bytes]]:
    """A child that has the bytes as its stdin; it is gone, and no zombie, when this ends."""
    arguments = [int(form), limits.memory, limits.cpu_s, os.getpid()]
    # -I and -S: neither this process's environment, nor its folder, nor what .pth files would run.
    begin = f"import sys; sys.path += sys.argv[1:3]\n{_FOR_WEBP if is_webp(data) else ''}{boot}"
    command = [sys.executable, "-I", "-S", "-c", begin]
    command += [_HOUSE, _LIBRARIES, *map(str, arguments)]
    with os.fdopen(os.memfd_create("photo"), "w+b") as file:
        file.write(data)
        file.seek(0)
        try:
            child = subprocess.Popen(
                command,
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                bufsize=0,
            )
        except OSError as error:
            raise Missing(f"No process can be started to read a photo: {error.strerror}.") from None
    with child:  # closes the pipe and waits
        try:
            yield child
        finally:
            child.kill()


def _await_ready(child: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        ready = _read(child, len(READY), time.monotonic() + seconds) == READY
    except TimeoutError:
        raise Missing(
            f"The process that reads photos didn't start within {seconds:g} s: try later."
        ) from None
    except EOFError:
        ready = False
    if not ready:
        raise Missing("The process that reads photos doesn't start here: install difootsion anew.")


def _listen(child: subprocess.Popen[bytes], form: Form, end: float) -> Answer:
    head = Head.read(bytes(_read(child, HEAD_BYTES, end)))
    if head.form is not Form.FAULT and (head.form is not form or not _fits(head)):
        raise ValueError("not what was asked for")
    rest = memoryview(_read_all(child, head.most_bytes(), end))
    if _ended(child, end) != 0:
        raise EOFError
    content, cost = rest[:-COST_BYTES], Cost.read(bytes(rest[-COST_BYTES:]))
    fault = Fault(int.from_bytes(content)) if head.form is Form.FAULT else None
    return Answer(head, content, cost, fault)


def _fits(head: Head) -> bool:
    return head.width * head.height <= MAX_PIXELS and min(head.width, head.height) >= MIN_SIDE


def _ended(child: subprocess.Popen[bytes], end: float) -> int:
    """How the child ended: its exit code, or minus the signal that ended it."""
    try:
        return child.wait(max(0.0, end - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise TimeoutError from None


def _why_it_ended(child: subprocess.Popen[bytes]) -> Fault:
    """The fault for a child that said nothing of sense; it may still be babbling."""
    try:
        return _ENDS.get(child.wait(_FAREWELL_S), Fault.DAMAGED)
    except subprocess.TimeoutExpired:
        return Fault.DAMAGED


def _read(child: subprocess.Popen[bytes], count: int, end: float) -> bytearray:
    """Exactly so many bytes; EOFError where the child says less."""
    said = bytearray()
    while len(said) < count:
        part = _part(child, count - len(said), end)
        if not part:
            raise EOFError
        said += part
    return said


def _read_all(child: subprocess.Popen[bytes], most: int, end: float) -> bytearray:
    """All that the child says until it closes; ValueError where that is more than allowed."""
    said = bytearray()
    while part := _part(child, _AT_ONCE, end):
        said += part
        if len(said) > most:
            raise ValueError("too much")
    return said


def _part(child: subprocess.Popen[bytes], most: int, end: float) -> bytes:
    assert child.stdout is not None
    pipe = select.poll()
    pipe.register(child.stdout, select.POLLIN)
    left = end - time.monotonic()
    if left <= 0 or not pipe.poll(1000 * left):
        raise TimeoutError
    return os.read(child.stdout.fileno(), most)
