"""`models`: the families of weights on this machine."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.command_line.exits import Exit
from bot.command_line.options import Json
from bot.command_line.output import Output

if TYPE_CHECKING:
    from pipeline.families.verify import VerifyReport

app = typer.Typer(no_args_is_help=True, help="Fetch, list and verify families of weights.")
Name = Annotated[str, typer.Argument(help="A family, as `models list` names it.", metavar="FAMILY")]


@app.command("list")
def list_models(as_json: Json = False) -> None:
    """List the families and where they lie."""
    from pipeline.families.places import list_families

    families = list_families()
    sizes = [f"{f.size / 1e6:.0f} MB" if f.present else "absent" for f in families]
    lines = [f"{f.name:<18} {size:>8}  {f.title}" for f, size in zip(families, sizes, strict=True)]
    lines += [f"{f.name}: {f.remedy}" for f in families if f.remedy]
    table = [asdict(f) | {"folder": str(f.folder), "present": f.present} for f in families]
    Output(as_json).answer({"families": table}, lines)


@app.command()
def fetch(name: Name, as_json: Json = False) -> None:
    """Fetch a family from the hub, once; its revisions and hashes are locked then."""
    from pipeline.families.fetch import fetch as fetch_family

    def report(line: str) -> None:
        typer.echo(line, err=True)

    _answer(fetch_family(name, report), as_json)


@app.command()
def verify(name: Name = "street", as_json: Json = False) -> None:
    """Read a family's files again and compare them with its lock."""
    from pipeline.families.verify import verify as verify_family

    _answer(verify_family(name), as_json)


def _answer(report: "VerifyReport", as_json: bool) -> None:
    state = "as locked" if report.locked else "without a lock"
    lines = [f"{report.name}: {report.files} files in {report.folder}, {state}"]
    lines += [f"hash {report.weights_hash}", *report.problems, *([report.remedy] if report.remedy else [])]
    Output(as_json).answer(asdict(report) | {"folder": str(report.folder)}, lines)
    if not report.ok:
        raise typer.Exit(Exit.MISSING)
