"""`doctor`: what this machine lacks, and the remedy."""

from dataclasses import asdict
from pathlib import Path

import typer

from bot.command_line.checks import all_checks
from bot.command_line.exits import Exit
from bot.command_line.options import Json
from bot.command_line.output import Output


def doctor(as_json: Json = False) -> None:
    """Say what this machine lacks, and the remedy."""
    checks = list(all_checks(Path.cwd()))
    lines = [f"{'ok    ' if check.fine else 'LACKS '} {check.name}: {check.found}" for check in checks]
    lines += [f"  {check.name}: {check.remedy}" for check in checks if not check.fine]
    fine = all(check.fine for check in checks)
    Output(as_json).answer({"fine": fine, "checks": [asdict(check) for check in checks]}, lines)
    if not fine:
        raise typer.Exit(Exit.MISSING)
