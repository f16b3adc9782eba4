"""Where drawings are made: in a thread, or in a process that leaves the event loop its interpreter."""

import os
import signal
from collections.abc import Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Lock, Thread

import cv2

from bot.drawing.orders import Order
from bot.drawing.pictures import Reduced, jpeg

_reduced = Reduced()
_one_at_a_time = Lock()


def draw(order: Order, given: Mapping[str, bytes]) -> bytes | tuple[str, ...]:
    """The drawing as a JPEG; or, where it lacks some, the names of the pictures to be given as well.

    Pictures that were given are kept here, where it runs, for the next drawings.
    """
    with _one_at_a_time:
        for blob, png in given.items():
            _reduced.add(blob, png)
        lacking = tuple(blob for blob in order.blobs if blob not in _reduced)
        return lacking or jpeg(order.drawn(_reduced))


def in_a_thread() -> Executor:
    """One thread, for those who draw little: it shares the interpreter with everything else."""
    return ThreadPoolExecutor(1, "drawing")


def in_a_process() -> Executor:
    """One process, started at the first drawing; it ends with this one, whatever ends it."""
    return ProcessPoolExecutor(1, get_context("spawn"), _begin)


def _begin() -> None:
    cv2.setNumThreads(1)  # a picture is too small for more: they would only wait for one another
    # A terminal and systemd tell all processes at once to end: what is to be said before that is drawn first.
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.SIG_IGN)
    Thread(target=_leave_with_the_parent, daemon=True).start()


def _leave_with_the_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(0)
