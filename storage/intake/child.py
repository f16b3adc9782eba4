"""The process that reads one photo and ends: bytes on its stdin, an answer on its stdout."""

import os
import sys
import time
from collections.abc import Callable, Iterator

# All that reading a photo may want later has to be here before the cage shuts.
from PIL import Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from storage.intake.cage import Memory, shut_in
from storage.intake.decode import decode
from storage.intake.faults import FaultyPhoto, faults_only
from storage.intake.frames import READY, Cost, Form, Head
from storage.intake.limits import MAX_BYTES
from storage.intake.png import write_png
from storage.intake.strips import Upright

__all__ = ["JpegImagePlugin", "PngImagePlugin", "WebPImagePlugin", "answer", "main"]

Reader = Callable[[bytes, Form], Iterator[bytes]]  # bytes to the parts of an answer


def answer(data: bytes, form: Form) -> Iterator[bytes]:
    """The head and the parts of the photo in that form; what is no photo raises before the first of them."""
    upright = Upright(decode(data))
    yield Head(form, upright.width, upright.height).packed()
    if form is Form.PNG:
        yield from write_png(upright.width, upright.height, upright.strips())
    else:
        yield from (strip.tobytes() for strip in upright.strips())


def main(arguments: list[str], answer: Reader = answer) -> None:
    """Answer once, shut in: arguments are form, bytes of memory, seconds of CPU and the parent's id."""
    form, memory, cpu_s, parent = (int(argument) for argument in arguments)
    Image.preinit()
    watched = Memory()
    shut_in(memory, cpu_s, parent)
    out = sys.stdout.buffer
    out.write(READY)
    out.flush()
    idle, started = watched.peak_kib(), time.process_time()
    # One byte more than allowed is enough to know that there are too many.
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    for part in _answer_or_fault(answer, data, Form(form)):
        out.write(part)
    cpu_ms = round(1000 * (time.process_time() - started))
    out.write(Cost(cpu_ms, idle, watched.peak_kib()).packed())
    out.flush()
    os._exit(0)  # what hostile bytes may have left in memory is not even tidied up


def _answer_or_fault(answer: Reader, data: bytes, form: Form) -> Iterator[bytes]:
    try:
        with faults_only():
            yield from answer(data, form)
    except FaultyPhoto as faulty:
        yield Head(Form.FAULT, faulty.width, faulty.height).packed() + bytes([faulty.fault])
