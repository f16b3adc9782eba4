"""`python -m pipeline`: the worker. It is started without any chat's token, and reads none from a file."""

import os
import sys

from pipeline.errors import Missing, UserMistake

_SWITCH = 0.001  # seconds that painting may keep a transaction waiting, which keeps others from writing


def main() -> int:
    """Paint until told to stop."""
    from pipeline.worker.service import work
    from storage.logs import set_up
    from storage.settings import WorkerSettings

    settings = WorkerSettings()
    os.nice(settings.workers_nice)
    sys.setswitchinterval(_SWITCH)
    set_up(settings.log_format)
    try:
        return work(settings)
    except (Missing, UserMistake) as error:
        print(error, file=sys.stderr)
        return 3


if __name__ == "__main__":
    from pipeline.worker.service import leave

    leave(main())
