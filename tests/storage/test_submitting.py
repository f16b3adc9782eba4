import asyncio
import random

import pytest
from sqlalchemy import func, select

from storage import jobs
from storage.blobs import BlobStore
from storage.database import Database
from storage.forget import forget
from storage.jobs import Limits, Request, Submitted, TooMuch, submit
from storage.queue import Queue
from storage.tables import Draft, Job, JobState
from storage.turns import next_turn
from storage.users import Who
from tests.storage.scenes import ANNA, BORA, asking, new_draft

MANY = Limits(jobs_per_user=10_000, queue=100_000)


@pytest.fixture
def blobs_url(folder_url: str) -> str:
    """Where the pictures lie makes no difference here."""
    return folder_url


async def ask(database: Database, queue: Queue, request: Request, limits: Limits = MANY) -> Submitted:
    async with database.transaction() as session:
        return await submit(database, session, queue, request, limits)


async def count(database: Database) -> int:
    async with database.transaction() as session:
        return await session.scalar(select(func.count()).select_from(Job)) or 0


async def test_a_job_and_its_workflow_are_there_together(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    draft = await new_draft(database, blobs)
    made = await ask(database, queue, asking(draft, "7", seed=3))
    assert made.new
    assert made.job.task["seed"] == 3
    status = queue.client.retrieve_workflow(made.job.id).get_status()
    assert (status.status, status.queue_name, status.name) == ("ENQUEUED", "gpu", "paint")
    assert status.priority == made.job.turn == 1


async def test_what_is_rolled_back_leaves_no_workflow(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    draft = await new_draft(database, blobs)

    async def fail_midway() -> None:
        async with database.transaction() as session:
            await submit(database, session, queue, asking(draft, "7"), MANY)
            raise RuntimeError("midway")

    with pytest.raises(RuntimeError, match="midway"):
        await fail_midway()
    assert await count(database) == 0
    assert queue.client.list_workflows() == []


async def test_replayed_updates_make_one_job_each(database: Database, queue: Queue, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    updates = [f"{number}" for number in range(500)] * 3
    random.Random(0).shuffle(updates)
    gate = asyncio.Semaphore(8)

    async def replay(update: str) -> Submitted:
        async with gate:
            return await ask(database, queue, asking(draft, update))

    made = await asyncio.gather(*(replay(update) for update in updates))
    assert await count(database) == 500
    assert sum(one.new for one in made) == 500
    assert len({one.job.id for one in made}) == 500
    assert len(queue.client.list_workflows()) == 500


async def test_a_newcomer_stands_before_anothers_hundred(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    first, second = await new_draft(database, blobs, ANNA), await new_draft(database, blobs, BORA)
    for number in range(100):
        await ask(database, queue, asking(first, f"{number}"))
    newcomer = await ask(database, queue, asking(second, "0"))
    async with database.transaction() as session:
        waiting = await jobs.open_jobs(session)
    assert waiting.index(next(job for job in waiting if job.id == newcomer.job.id)) <= 1


async def test_turns_are_shared_alike_whenever_somebody_comes(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    """Five users with 60 jobs each, the later ones coming when the first has been served for a while."""
    drafts = [await new_draft(database, blobs, Who("web", str(number))) for number in range(5)]
    names = {draft.user_id: place for place, draft in enumerate(drafts)}

    async def submit_all(draft: Draft) -> None:
        for number in range(60):
            await ask(database, queue, asking(draft, f"{draft.user_id} {number}"))

    async def serve(most: int) -> list[int]:
        served = []
        for _ in range(most):
            async with database.transaction() as session:
                waiting = [job for job in await jobs.open_jobs(session) if job.state == JobState.QUEUED]
                job = await jobs.begin(session, waiting[0].id, "w")
                assert job is not None
                await jobs.end(session, job, JobState.DONE)
                served.append(names[job.user_id])
        return served

    await submit_all(drafts[0])
    assert await serve(4) == [0, 0, 0, 0]
    for draft in drafts[1:]:
        await submit_all(draft)
    shares = await serve(250)
    for end in (50, 150, 250):
        assert [shares[:end].count(user) for user in range(5)] == pytest.approx([end / 5] * 5, rel=0.1)


async def test_who_waits_stays_before_newcomers_when_somebody_is_forgotten(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    heavy, waiter = await new_draft(database, blobs, ANNA), await new_draft(database, blobs, BORA)
    for number in range(50):
        made = await ask(database, queue, asking(heavy, f"{number}"))
        async with database.transaction() as session:
            job = await jobs.begin(session, made.job.id, "w")
            assert job is not None
            await jobs.end(session, job, JobState.DONE)
    waiting = await ask(database, queue, asking(waiter, "0"))
    await forget(database, blobs, queue, ANNA)
    newcomers = [await new_draft(database, blobs, Who("web", str(number))) for number in range(3)]
    asked = [await ask(database, queue, asking(draft, f"{n}")) for n, draft in enumerate(newcomers)]
    async with database.transaction() as session:
        order = [job.id for job in await jobs.open_jobs(session)]
    assert order[0] == waiting.job.id
    assert {made.job.turn for made in asked} == {waiting.job.turn}


def test_a_turn_is_after_the_users_last_and_never_in_the_past() -> None:
    assert next_turn(0, None) == 1
    assert next_turn(0, 5) == 6
    assert next_turn(9, 5) == 10


async def test_one_user_has_so_many_open_jobs_and_no_more(
    database: Database, queue: Queue, blobs: BlobStore
) -> None:
    draft = await new_draft(database, blobs)
    limits = Limits(jobs_per_user=3)
    asked = (ask(database, queue, asking(draft, f"{n}"), limits) for n in range(8))
    made = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(one, Submitted) for one in made) == 3
    assert all("wait for one of them" in str(one) for one in made if isinstance(one, TooMuch))
    async with database.transaction() as session:
        assert await jobs.cancel(session, (await jobs.open_jobs(session))[0].id, draft.user_id)
    assert (await ask(database, queue, asking(draft, "9"), limits)).new


async def test_a_full_queue_says_so(database: Database, queue: Queue, blobs: BlobStore) -> None:
    draft = await new_draft(database, blobs)
    limits = Limits(jobs_per_user=100, queue=2)
    for number in range(2):
        await ask(database, queue, asking(draft, f"{number}"), limits)
    with pytest.raises(TooMuch, match="Too many people are waiting"):
        await ask(database, queue, asking(draft, "3"), limits)
    replayed = await ask(database, queue, asking(draft, "1"), limits)
    assert not replayed.new  # an old update is answered all the same
