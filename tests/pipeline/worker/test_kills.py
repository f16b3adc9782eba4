"""Every process killed at every point of a job: nothing lost, nothing done twice, nothing answered twice."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from pipeline.contract import Detect
from pipeline.contract_json import to_json
from pipeline.errors import Reason
from storage import jobs
from storage.tables import Job
from tests.fakes.slow_worker import POINTS
from tests.fakes.submitter import POINTS as SUBMITTING
from tests.pipeline.worker.yard import LONGEST, PATIENCE, Yard

_ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.timeout(LONGEST)


async def test_a_worker_killed_anywhere_loses_nothing(yard: Yard) -> None:
    """Each worker ends the job that the one before it was killed over, and is killed over one of its own."""
    draft = await yard.draft()
    interrupted = None
    for point in [*POINTS, None]:
        yard.armed.unlink(missing_ok=True)
        worker = yard.start(slow_at=point or "before begin")
        if interrupted is not None:
            (job,) = await yard.ended(interrupted)
            assert (job.state, job.error) == ("done", None)
            assert await yard.made(job.id) == (1, 1)
        if point is not None:
            yard.armed.touch()
            interrupted = (await yard.submit(draft)).id
            worker.comes_to(point)
        worker.kill()
    async with yard.database.transaction() as session:
        assert await jobs.open_jobs(session) == []


async def test_a_submitter_killed_anywhere_is_replayed_to_one_job(yard: Yard) -> None:
    draft = await yard.draft()
    task = json.dumps(to_json(yard.complete("0" * 32)))

    def submitter(update: str, point: str) -> "subprocess.Popen[str]":
        arguments = [str(_ROOT / "tests" / "fakes" / "submitter.py"), yard.url, draft.id, update, point, task]
        return subprocess.Popen(
            [sys.executable, *arguments], env={"PYTHONPATH": str(_ROOT)}, stdout=subprocess.PIPE, text=True
        )

    ids: list[str] = []
    for number, point in enumerate(SUBMITTING):
        first = submitter(f"web:{number}", point)
        assert first.stdout is not None
        assert first.stdout.readline().strip() == point
        first.kill()
        first.wait()
        async with yard.database.transaction() as session:
            open_now = [job.id for job in await jobs.open_jobs(session)]
        assert len(open_now) == len(ids) + (point == "after commit")
        answer = submitter(f"web:{number}", "none").communicate(timeout=PATIENCE)[0].strip()
        async with yard.database.transaction() as session:
            open_now = [job.id for job in await jobs.open_jobs(session)]
        assert answer in open_now
        ids.append(answer)
        assert sorted(open_now) == sorted(ids)
        assert {flow.workflow_id for flow in yard.queue.client.list_workflows()} == set(ids)


async def test_a_job_that_breaks_every_worker_is_set_aside(yard: Yard) -> None:
    draft = await yard.draft()
    poison = await yard.submit(draft)
    for _ in range(3):
        worker = yard.start(slow_at="at the photo")
        worker.comes_to("at the photo")
        worker.kill()
    yard.armed.unlink()
    yard.start()
    harmless = await yard.submit(draft)
    (done,) = await yard.ended(harmless.id)
    assert done.state == "done"
    (aside,) = await yard.ended(poison.id)
    assert (aside.state, aside.reason, aside.starts) == ("failed", Reason.SET_ASIDE, 3)
    assert await yard.made(poison.id) == (0, 1)


async def test_who_was_painted_beside_a_job_that_breaks_workers_is_done_all_the_same(yard: Yard) -> None:
    """Only the first crash hits both: nobody knows whose it was, so from then on each is painted alone."""
    draft = await yard.draft()
    poison, innocent = await yard.submit(draft), await yard.submit(draft)
    worker = yard.start(slow_at="after begin", seconds=LONGEST)
    await yard.until(lambda found: [job.starts for job in found] == [1, 1], poison.id, innocent.id)
    worker.kill()
    for crash in (2, 3):
        worker = yard.start(slow_at="after begin", seconds=LONGEST)
        begun = crash - 1 + (await yard.job(innocent.id)).starts
        await yard.until(partial(_are_begun, begun + 1), poison.id, innocent.id)
        if (await yard.job(poison.id)).starts < crash:
            yard.armed.write_text(innocent.id)  # it goes on, and the other one begins
            await yard.until(partial(_are_begun, crash), poison.id)
        worker.kill()
    yard.armed.unlink()
    yard.start()
    (aside,), (done,) = await yard.ended(poison.id), await yard.ended(innocent.id)
    assert (aside.state, aside.reason, aside.starts) == ("failed", Reason.SET_ASIDE, 3)
    assert (done.state, done.starts) == ("done", 2)
    assert await yard.made(poison.id) == (0, 1)
    assert await yard.made(innocent.id) == (1, 1)


def _are_begun(times: int, found: list[Job]) -> bool:
    return sum(job.starts for job in found) >= times


async def test_one_of_two_workers_killed(server_yard: Yard) -> None:
    draft = await server_yard.draft()
    first, _ = server_yard.start(), server_yard.start()
    whole = [(await server_yard.submit(draft)).id for _ in range(20)]
    ids = whole + [(await server_yard.submit(draft, Detect)).id for _ in range(180)]
    await server_yard.until(lambda found: sum(job.ended is not None for job in found) >= 8, *ids)
    first.kill()
    found = await server_yard.ended(*ids, within=6 * PATIENCE)
    assert {job.state for job in found} == {"done"}
    assert sum(job.starts for job in found) <= len(ids) + 2
    assert {job.id: await server_yard.made(job.id) for job in found} == {
        job_id: (int(job_id in whole), 1) for job_id in ids
    }
