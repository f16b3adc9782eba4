"""The move: pictures first, then rows and jobs in one transaction of the target, checked before its end."""

from dataclasses import dataclass

from obstore.store import ObjectStore
from sqlalchemy import Connection, select, text, update

from pipeline.errors import Missing, UserMistake
from storage.database import Database
from storage.migrate import migrate
from storage.moving.doors import alone_in, refuse_unless_empty
from storage.moving.pictures import Carried, carry
from storage.moving.rows import copy_table, sum_of_copies
from storage.queue import Queue
from storage.tables import OPEN, Base, Job, JobState

_LOCK = "difootsion move"


@dataclass(frozen=True)
class Stores:
    """From which store pictures are carried to which."""

    source: ObjectStore
    target: ObjectStore


@dataclass(frozen=True)
class Moved:
    """Rows by table, open jobs that wait again, pictures that were carried."""

    rows: dict[str, int]
    jobs: int
    pictures: Carried


def move(source: Database, target: Database, stores: Stores | None = None) -> Moved:
    """Everything of the source in the empty target; the source is left as it was.

    Interrupted, or where a checksum differs, the target has no rows; it can be asked for again. Raises
    UserMistake where the source is in use or the target is not empty, Missing where one cannot be reached.
    """
    if not source.is_sqlite or target.is_sqlite:
        raise UserMistake("A move goes from SQLite to PostgreSQL: say --to postgresql://…")
    refuse_unless_empty(target)
    migrate(target)
    queue = Queue(target)
    try:
        with alone_in(source) as reading:
            _check_versions(reading, target)
            pictures = Carried() if stores is None else carry(reading, stores.source, stores.target)
            engine = target.sync_engine()
            try:
                with engine.begin() as writing:
                    writing.execute(text("select pg_advisory_xact_lock(hashtext(:key))"), {"key": _LOCK})
                    refuse_unless_empty(target)
                    rows = _copy(reading, writing)
                    return Moved(rows, _wait_again(writing, queue), pictures)
            finally:
                engine.dispose()
    finally:
        queue.close()


def _check_versions(reading: Connection, target: Database) -> None:
    asked = text("select version_num from alembic_version")
    engine = target.sync_engine()
    with engine.connect() as connection:
        new = connection.scalar(asked)
    engine.dispose()
    if reading.scalar(asked) != new:
        raise UserMistake("The database is of another version: run `difootsion migrate` first.")


def _copy(reading: Connection, writing: Connection) -> dict[str, int]:
    """Every table, in the order in which rows name one another; how many rows each has."""
    counts = {}
    for table in Base.metadata.sorted_tables:
        sent = copy_table(reading, writing, table)
        if sum_of_copies(writing, table) != sent:
            raise Missing(f"What arrived in the table {table.name} differs; nothing was moved: try again.")
        counts[table.name] = sent.count
    return counts


def _wait_again(writing: Connection, queue: Queue) -> int:
    """Put every open job into the target's queue; those that were being painted begin anew."""
    jobs = writing.execute(select(Job.id, Job.turn, Job.user_id).where(Job.state.in_(OPEN))).all()
    for job in sorted(jobs, key=lambda job: job.turn):
        queue.put(writing, job.id, job.turn, job.user_id)
    running = update(Job).where(Job.state == JobState.RUNNING)
    writing.execute(running.values(state=JobState.QUEUED, worker=None))
    return len(jobs)
