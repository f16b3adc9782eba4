"""`move`: from SQLite and a folder to PostgreSQL and an object store."""

from typing import Annotated

import typer

from bot.command_line.options import Json
from bot.command_line.output import Output


def move(
    to: Annotated[
        str,
        typer.Option(help="postgresql://…, an empty database.", envvar="DIFOOTSION_MOVE_TO", metavar="URL"),
    ],
    blobs: Annotated[
        str | None,
        typer.Option(help="s3://…; without it the pictures stay where they are.", metavar="URL"),
    ] = None,
    as_json: Json = False,
) -> None:
    """Move this installation from SQLite to PostgreSQL: every draft, picture and waiting job, or nothing."""
    from storage.blobs import open_store
    from storage.database import Database
    from storage.moving import Stores
    from storage.moving import move as carry_over
    from storage.settings import Settings

    settings = Settings()
    stores = None if blobs is None else Stores(open_store(settings.blobs), open_store(blobs))
    moved = carry_over(Database(settings.database), Database(to), stores)
    carried, rows = moved.pictures, sum(moved.rows.values())
    lines = [f"{rows} rows of {len(moved.rows)} tables, {moved.jobs} open jobs."]
    if stores is not None:
        lines.append(f"{carried.count} pictures, {carried.size / 1e6:.1f} MB.")
        lines += [f"Lost or damaged before the move: {name}" for name in carried.lost]
    where = ["DIFOOTSION_DATABASE_URL", *(["DIFOOTSION_BLOBS_URL"] if stores else [])]
    lines.append(f"Nothing was changed here. Set {' and '.join(where)}, and start again.")
    told = {"rows": moved.rows, "jobs": moved.jobs, "pictures": carried.count, "lost": list(carried.lost)}
    Output(as_json).answer(told, lines)
