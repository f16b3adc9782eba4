import signal

import pytest

from pipeline.contract import Complete, Extension, Sampling
from tests.pipeline.worker.yard import Yard


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
    assert done.error
    assert await yard.made(wrong.id) == (0, 1)


async def test_a_photo_that_is_gone_is_our_fault(yard: Yard) -> None:
    draft = await yard.draft()
    job = await yard.submit(draft, lambda blob: yard.complete("0" * 32))
    yard.start()
    (done,) = await yard.ended(job.id)
    assert done.state == "failed"
    assert done.error is not None
    assert "on our side" in done.error


async def test_a_cancelled_job_stops(yard: Yard) -> None:
    from storage import jobs

    draft = await yard.draft()
    job = await yard.submit(draft)
    worker = yard.start(slow_at="at a preview", seconds=1.0)
    worker.comes_to("at a preview")
    async with yard.database.transaction() as session:
        assert await jobs.cancel(session, job.id, draft.user_id)
    await yard.queue.cancel(job.id)
    after = await yard.submit(draft)  # the worker is free for others
    (done,) = await yard.ended(after.id)
    assert done.state == "done"
    (stopped,) = await yard.ended(job.id)
    assert stopped.state == "cancelled"
    assert await yard.made(job.id) == (0, 1)


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_it_finishes_what_it_paints(yard: Yard, signal_number: signal.Signals) -> None:
    job = await yard.submit(await yard.draft())
    worker = yard.start(slow_at="at a preview", seconds=0.5)
    worker.comes_to("at a preview")
    assert worker.told(signal_number, within=20) == 0
    (done,) = await yard.ended(job.id, within=1)
    assert (done.state, done.starts) == ("done", 1)
