"""`python -m pipeline`: the worker, a process without any chat's token in its environment."""

import os
import sys

from pipeline.errors import Missing, UserMistake

_TOKENS = ("TOKEN", "SECRET_KEY", "DISCORD", "TELEGRAM")


def main() -> int:
    """Paint until told to stop."""
    for name in [name for name in os.environ if any(word in name.upper() for word in _TOKENS)]:
        if not name.startswith("AWS_"):
            del os.environ[name]
    from pipeline.worker.service import work
    from storage.settings import Settings

    try:
        return work(Settings())
    except (Missing, UserMistake) as error:
        print(error, file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
