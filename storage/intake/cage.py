"""The child shuts itself in before it reads a byte: what it may take, and what it can no longer do."""

import ctypes
import math
import os
import resource
import signal
import time

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_PR_SET_NO_NEW_PRIVS = 38


def shut_in(memory: int, cpu_s: int, parent: int) -> None:
    """Limit this process for good; from here on it opens nothing, starts nothing and leaves nothing behind.

    It ends with the thread of the parent that started it.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    _prctl(libc, _PR_SET_NO_NEW_PRIVS, 1)
    _prctl(libc, _PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be watched
        os._exit(0)
    cpu = math.ceil(time.process_time()) + cpu_s
    _limit(resource.RLIMIT_CPU, cpu, cpu + 1)  # both alike, and the signal wouldn't say which limit it was
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)  # a photo is nobody's debugging aid
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_NOFILE, 0)  # those open stay so; no file, no socket can be opened


def _prctl(libc: ctypes.CDLL, option: int, value: int) -> None:
    if libc.prctl(option, value, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def _limit(kind: int, most: int, at_last: int | None = None) -> None:
    _, hard = resource.getrlimit(kind)
    house = math.inf if hard == resource.RLIM_INFINITY else hard
    # Without privilege a hard limit can be lowered only; where the house has a lower one, that holds.
    resource.setrlimit(kind, (int(min(most, house)), int(min(at_last or most, house))))


class Memory:
    """This process's own memory, also after it can open nothing more."""

    def __init__(self) -> None:
        # getrusage won't do: a child begins with the peak of the parent that it came from.
        self._status = os.open("/proc/self/status", os.O_RDONLY)

    def peak_kib(self) -> int:
        """The most that was resident since the start, in KiB."""
        for line in os.pread(self._status, 65536, 0).splitlines():
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1])
        return 0
