"""Exit codes, and errors as one clear line each."""

import sys
from collections.abc import Callable
from enum import IntEnum

from pipeline.errors import Cancelled, Missing, UserMistake


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    FAILED = 1  # our fault: an unexpected error
    MISTAKE = 2  # what was asked for or sent cannot be done
    MISSING = 3  # the machine lacks something; the line names the remedy
    CANCELLED = 130


def guarded(command: Callable[[], int | None]) -> int:
    """The exit code of a command whose expected errors are said in one line on stderr."""
    try:
        return command() or Exit.DONE
    except UserMistake as mistake:
        return _say(mistake, Exit.MISTAKE)
    except Missing as missing:
        return _say(missing, Exit.MISSING)
    except MemoryError:
        return _say("This machine's memory is not enough: try a smaller photo.", Exit.MISSING)
    except (KeyboardInterrupt, Cancelled):
        return _say("Stopped.", Exit.CANCELLED)
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads on: silence the interpreter's own complaint at exit
        return Exit.DONE
    except OSError as error:
        return _say(f"{error.strerror or error}: {error.filename or 'the file'}", Exit.MISSING)


def _say(error: Exception | str, code: Exit) -> Exit:
    line = " ".join(str(error).split())
    print(f"difootsion: {line}", file=sys.stderr)
    return code
