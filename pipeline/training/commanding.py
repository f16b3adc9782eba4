"""A training command, from its start to the line that says what it lacks."""

import sys
from collections.abc import Callable

from pipeline.errors import Missing

_LACKING = 3  # exit status


def command(main: Callable[[], None]) -> None:
    """Run it; where something is missing, end with a line that says what, instead of a traceback."""
    try:
        main()
    except Missing as missing:
        print(missing, file=sys.stderr)
        sys.exit(_LACKING)
