import asyncio
import secrets
import signal
import time

import pytest

from pipeline.contract import Complete, Detect, Extension, Sampling
from pipeline.errors import BROKEN, Reason
from storage.forget import forget
from storage.users import Who
from tests.pipeline.worker.yard import LONGEST, PATIENCE, Yard
from tests.storage.scenes import everything, stored

pytestmark = pytest.mark.timeout(LONGEST)


async def test_a_job_is_painted_and_stored(yard: Yard) -> None:
    draft = await yard.draft()
    job = await yard.submit(draft)
    yard.start()
    (done,) = await yard.ended(job.id)
    assert (done.state, done.starts, done.error) == ("done", 1, None)
    assert done.seconds is not None
    assert await yard.made(job.id) == (1, 1)
    stages = [entry["stage"] async for entry in yard.queue.client.read_stream_async(job.id, "progress")]
    assert stages[0] == "pose"
    assert stages.count("paint") >= 3


async def test_what_cannot_be_done_is_said_and_not_tried_again(yard: Yard) -> None:
    draft = await yard.draft()
    wrong = await yard.submit(
        draft,
        lambda blob: Complete(blob, Extension(bottom="a lot"), sampling=Sampling(str(yard.family), steps=3)),
    )
    yard.start()
    (done,) = await yard.ended(wrong.id)
    assert (done.state, done.starts) == ("refused", 1)
    assert done.reason == Reason.IMPOSSIBLE
    assert done.error
    assert await yard.made(wrong.id) == (0, 1)


async def test_a_photo_that_is_gone_is_our_fault(yard: Yard) -> None:
    draft = await yard.draft()
    job = await yard.submit(draft, lambda blob: yard.complete("0" * 32))
    yard.start()
    (done,) = await yard.ended(job.id)
    assert done.state == "failed"
    assert (done.reason, done.error) == (BROKEN.reason, BROKEN.line)


async def test_a_cancelled_job_stops(yard: Yard) -> None:
    from storage import jobs

    draft = await yard.draft()
    job = await yard.submit(draft)
    worker = yard.start(slow_at="at a preview", seconds=5.0)
    worker.comes_to("at a preview")
    async with yard.database.transaction() as session:
        assert await jobs.cancel(session, job.id, draft.user_id)
    await yard.queue.cancel(job.id)
    yard.armed.unlink()
    after = await yard.submit(draft)  # the worker is free for others
    (done,) = await yard.ended(after.id)
    assert done.state == "done"
    (stopped,) = await yard.ended(job.id)
    assert stopped.state == "cancelled"
    assert await yard.made(job.id) == (0, 1)


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_it_finishes_what_it_paints(yard: Yard, signal_number: signal.Signals) -> None:
    job = await yard.submit(await yard.draft())
    worker = yard.start(slow_at="at a preview", seconds=0.5, drain=PATIENCE - 30)
    worker.comes_to("at a preview")
    assert worker.told(signal_number, within=PATIENCE) == 0
    (done,) = await yard.ended(job.id, within=1)
    assert (done.state, done.starts) == ("done", 1)


async def test_told_to_stop_it_hands_back_what_takes_too_long(yard: Yard) -> None:
    """What it paints waits again for the next worker, and no crash is counted; what waits is not begun."""
    draft = await yard.draft()
    painted, waiting = await yard.submit(draft), await yard.submit(draft)
    worker = yard.start(slow_at="at a preview", seconds=LONGEST, slots=1)
    worker.comes_to("at a preview")
    assert worker.told(signal.SIGTERM, within=PATIENCE) == 0
    for job in (await yard.job(painted.id), await yard.job(waiting.id)):
        assert (job.state, job.starts, job.worker, job.ended) == ("queued", 0, None, None)
    yard.armed.unlink()
    yard.start()
    for done in await yard.ended(painted.id, waiting.id):
        assert (done.state, done.starts) == ("done", 1)
        assert await yard.made(done.id) == (1, 1)


async def test_jobs_of_two_people_really_start_in_turns(yard: Yard) -> None:
    """Bora comes when the first of Anna's is painted: hers go between Anna's, not after them."""
    anna, bora = await yard.draft(Who("web", "anna")), await yard.draft(Who("web", "bora"))
    ids = [(await yard.submit(anna, Detect)).id for _ in range(6)]
    worker = yard.start(slow_at="at the photo", seconds=PATIENCE, slots=1)
    worker.comes_to("at the photo")
    ids += [(await yard.submit(bora, Detect)).id for _ in range(2)]
    yard.armed.unlink()
    found = sorted(await yard.ended(*ids), key=lambda job: (job.started, job.ended))
    whose = "".join("A" if job.user_id == anna.user_id else "B" for job in found)
    # Of two with the same turn either may be first.
    assert [set(whose[place : place + 2]) for place in (1, 3)] == [{"A", "B"}] * 2, whose
    assert (whose[0], whose[5:]) == ("A", "AAA")


@pytest.mark.parametrize("point", ["at a picture", "before store"])
async def test_who_is_forgotten_while_a_job_is_painted_leaves_nothing(yard: Yard, point: str) -> None:
    who = Who("web", secrets.token_hex(12))
    prompt = f"red shoes {secrets.token_hex(12)}"
    draft = await yard.draft(who)
    sampling = Sampling(str(yard.family), steps=3)
    await yard.submit(draft, lambda blob: Complete(blob, prompt=prompt, sampling=sampling))
    worker = yard.start(slow_at=point, seconds=2.0)
    worker.comes_to(point)
    assert (await forget(yard.database, yard.blobs, yard.queue, who)).jobs == 1
    began = time.monotonic()
    while await _left(yard, who.name) or await _left(yard, prompt) or await stored(yard.blobs):
        assert time.monotonic() - began < PATIENCE
        await asyncio.sleep(0.5)
    after = await yard.submit(await yard.draft())  # the worker is well
    assert (await yard.ended(after.id))[0].state == "done"
    assert not await _left(yard, who.name)
    assert not await _left(yard, prompt)


async def _left(yard: Yard, mark: str) -> list[str]:
    """The places where a mark is found: files of the database, of the worker, its log, and its rows."""
    files = [file for file in yard.home.rglob("*") if file.is_file() and mark.encode() in file.read_bytes()]
    rows = await everything(yard.database)
    return [str(file) for file in files] + ["a row"] * (mark in rows)
