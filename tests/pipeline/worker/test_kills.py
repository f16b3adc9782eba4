"""Every process killed at every point of a job: nothing lost, nothing done twice, nothing answered twice."""

import json
import subprocess
import sys
from pathlib import Path

from pipeline.contract import Detect
from pipeline.contract_json import to_json
from storage import jobs
from tests.fakes.slow_worker import POINTS
from tests.fakes.submitter import POINTS as SUBMITTING
from tests.pipeline.worker.yard import Yard

_ROOT = Path(__file__).parents[3]
RESUMED = 10.0  # seconds after a worker is up
UP = 120.0  # seconds until a worker is up, on a busy machine


async def test_a_worker_killed_anywhere_loses_nothing(yard: Yard) -> None:
    """Each worker ends the job that the one before it was killed over, and is killed over one of its own."""
    draft = await yard.draft()
    interrupted = None
    for point in [*POINTS, None]:
        yard.armed.unlink(missing_ok=True)
        worker = yard.start(slow_at=point or "before begin")
        if interrupted is not None:
            (job,) = await yard.ended(interrupted, within=UP + RESUMED)
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
        answer = submitter(f"web:{number}", "none").communicate(timeout=60)[0].strip()
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
    (done,) = await yard.ended(harmless.id, within=UP)
    assert done.state == "done"
    (aside,) = await yard.ended(poison.id)
    assert aside.state == "failed"
    assert await yard.made(poison.id) == (0, 1)


async def test_one_of_two_workers_killed(server_yard: Yard) -> None:
    draft = await server_yard.draft()
    first, _ = server_yard.start(), server_yard.start()
    whole = [(await server_yard.submit(draft)).id for _ in range(20)]
    ids = whole + [(await server_yard.submit(draft, Detect)).id for _ in range(180)]
    await server_yard.until(lambda found: sum(job.ended is not None for job in found) >= 8, *ids, within=120)
    first.kill()
    found = await server_yard.ended(*ids, within=450)
    assert {job.state for job in found} == {"done"}
    assert sum(job.starts for job in found) <= len(ids) + 2
    assert {job.id: await server_yard.made(job.id) for job in found} == {
        job_id: (int(job_id in whole), 1) for job_id in ids
    }
