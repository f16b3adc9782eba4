"""A user with a draft, and what happens to it."""

from sqlalchemy import text

from pipeline.contract import Canvas, Complete, Recipe, Sampling, TaskName
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose
from storage.blobs import BlobStore
from storage.database import Database
from storage.drafts import NewPicture, add_photo, add_picture, add_pose, show
from storage.history import Entry
from storage.jobs import Request
from storage.locking import locked_draft
from storage.tables import Base, Draft, Picture
from storage.users import Who, user_of

ANNA, BORA = Who("telegram", "1"), Who("discord", "2")
CANVAS = Canvas(64, 96, 0, 0, 64, 60)
RECIPE = Recipe(TaskName.COMPLETE, 1, "", Sampling(), "hash", "float32", "cpu")


def pose(knee: float = 70.0) -> Pose:
    """A person whose joints lie on a line, but for one knee."""
    person = Person(tuple(Joint(32.0, 5.0 * j) for j in range(18)))
    return Pose(64, 96, (person.with_joints({J.R_KNEE: Joint(30.0, knee)}),))


async def new_draft(database: Database, blobs: BlobStore, who: Who = ANNA, data: bytes = b"photo") -> Draft:
    """A draft with its photo, as the conversation makes one."""
    async with database.transaction() as session:
        user = await user_of(database, session, who)
        draft = Draft(user_id=user.id, platform=who.platform, chat=f"chat {who.name}")
        session.add(draft)
    blob = await blobs.put(data, draft.id)
    async with database.transaction() as session:
        draft = await locked_draft(session, draft.id)
        await add_photo(session, draft, blob.name, 64, 60)
    return draft


async def painted(database: Database, blobs: BlobStore, draft: Draft, data: bytes = b"painted") -> Picture:
    """A completion with its pose, shown."""
    blob = await blobs.put(data, draft.id)
    async with database.transaction() as session:
        locked = await locked_draft(session, draft.id)
        picture = await add_picture(session, locked, NewPicture("complete", blob.name, CANVAS, recipe=RECIPE))
        revision = await add_pose(session, picture, pose())
        await show(session, locked, Entry(picture.id, revision.id))
    return picture


async def stored(blobs: BlobStore) -> dict[str, bytes]:
    """Every file of the blob store by its path, with or without a row."""
    store = blobs._store
    paths = [entry["path"] for entry in await store.list().collect_async()]
    return {path: bytes(await (await store.get_async(path)).bytes_async()) for path in paths}


async def everything(database: Database) -> str:
    """All rows of all tables, the queue's too, as one text."""
    tables = [f'"{table.name}"' for table in Base.metadata.sorted_tables]
    queues = ("workflow_status", "operation_outputs", "streams", "workflow_events", "notifications")
    tables += [name if database.is_sqlite else f"dbos.{name}" for name in queues]
    async with database.transaction() as session:
        rows = [(await session.execute(text(f"select * from {name}"))).all() for name in tables]
    return "\n".join(str(tuple(row)) for table in rows for row in table)  # a row's own text is shortened


def asking(draft: Draft, update: str, seed: int = 0) -> Request:
    """The request to complete a draft's photo."""
    return Request(draft.id, draft.user_id, Complete("photo", seed=seed), f"{draft.platform}:{update}")
