"""`python -m pipeline`: the worker. It is started without any chat's token in its environment."""

import sys

from pipeline.errors import Missing, UserMistake


def main() -> int:
    """Paint until told to stop."""
    from pipeline.worker.service import work
    from storage.logs import set_up
    from storage.settings import Settings

    settings = Settings()
    set_up(settings.log_format)
    try:
        return work(settings)
    except (Missing, UserMistake) as error:
        print(error, file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
