"""The `difootsion` command: where bot, storage and pipeline come together."""

import sys
from collections.abc import Sequence

import typer

from bot.command_line import demonstrating, doctor, models, moving, painting, posing, queueing
from bot.command_line.exits import guarded

app = typer.Typer(
    name="difootsion",
    help="Completes photos in which a person is cut off, to a pose that can be corrected in words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (painting.complete, posing.pose, posing.adjust, painting.repaint, painting.vary):
    app.command()(command)
for serving in (queueing.run, queueing.chat, queueing.worker, queueing.jobs, queueing.migrate):
    app.command()(serving)
app.command()(moving.move)
app.command()(demonstrating.demo)
app.add_typer(models.app, name="models")
app.command()(doctor.doctor)


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the command that the arguments name; those of the process by default."""
    return guarded(lambda: _dispatch(arguments))


def _dispatch(arguments: Sequence[str] | None) -> int:
    try:
        app(args=arguments, prog_name="difootsion")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def main() -> None:
    """The entry point."""
    sys.exit(run())
