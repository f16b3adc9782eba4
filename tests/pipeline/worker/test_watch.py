"""What a worker tells of itself: a real one over HTTP, and the parts that are told by a clock."""

import asyncio
import signal
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from pipeline.contract import Complete, Extension, Sampling
from pipeline.worker.metrics import Metrics, StageClock
from pipeline.worker.pulse import Pulse
from pipeline.worker.watch import Vitals, Watch
from tests.pipeline.worker.yard import LONGEST, PATIENCE, Yard


def _page(address: str) -> str:
    with urlopen(address, timeout=120) as answer:
        text: str = answer.read().decode()
    return text


def _samples(address: str) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(_page(f"{address}/metrics"))
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


@pytest.mark.timeout(LONGEST)
async def test_a_worker_tells_how_it_is_and_what_it_did(file_yard: Yard, free_tcp_port: int) -> None:
    draft = await file_yard.draft()
    done = await file_yard.submit(draft)
    sampling = Sampling(str(file_yard.family), steps=3)
    wrong = await file_yard.submit(
        draft, lambda blob: Complete(blob, Extension(bottom="a lot"), sampling=sampling)
    )
    worker = file_yard.start(metrics_port=free_tcp_port)
    await file_yard.ended(done.id, wrong.id)
    address = f"http://127.0.0.1:{free_tcp_port}"
    assert await asyncio.to_thread(_page, f"{address}/health") == "well\n"
    assert await asyncio.to_thread(_page, f"{address}/ready") == "ready\n"
    told = await asyncio.to_thread(_samples, address)
    assert told["difootsion_jobs_ended_total", "complete", "done"] == 1
    assert told["difootsion_jobs_ended_total", "complete", "refused"] == 1
    assert told["difootsion_refusals_total", "impossible"] == 1
    assert told["difootsion_job_seconds_count", "complete"] == 1
    assert told["difootsion_job_wait_seconds_count", "complete"] == 2
    assert (told["difootsion_jobs", "done"], told["difootsion_jobs", "queued"]) == (1, 0)
    assert told["difootsion_deliveries", "web", "pending"] == 2
    assert told["difootsion_ready",] == told["difootsion_database_up",] == 1
    for stage in ("photo", "pose", "caption", "paint", "compose", "safety"):
        assert told["difootsion_stage_seconds_count", stage] >= 1
    calls, rows = (told[f"difootsion_engine_batch_rows_{of}", "denoise"] for of in ("count", "sum"))
    assert 3 <= calls <= rows
    with pytest.raises(HTTPError, match="404"):
        await asyncio.to_thread(_page, f"{address}/elsewhere")
    assert worker.told(signal.SIGTERM, within=PATIENCE) == 0


@pytest.mark.parametrize(
    ("well", "ready", "health", "readiness"),
    [(True, True, 200, 200), (True, False, 200, 503), (False, True, 503, 503)],
)
def test_who_lives_may_not_be_ready(well: bool, ready: bool, health: int, readiness: int) -> None:
    watch = Watch("127.0.0.1", 0, CollectorRegistry(), Vitals(lambda: well, lambda: ready, lambda: None))
    assert _status(f"http://127.0.0.1:{watch.port}/health") == health
    assert _status(f"http://127.0.0.1:{watch.port}/ready") == readiness
    watch.close()


def _status(address: str) -> int:
    try:
        with urlopen(address, timeout=120) as answer:
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def test_stages_are_timed_from_one_to_the_next() -> None:
    metrics, moments = Metrics(), iter([0.0, 1.0, 4.0, 9.0])
    clock = StageClock(metrics, lambda: next(moments))
    for stage in ("pose", "paint", "paint"):
        clock.comes_to(stage)
    clock.ends()
    sums = {
        sample.labels["stage"]: sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
        if sample.name == "difootsion_stage_seconds_sum"
    }
    assert sums == {"photo": 1.0, "pose": 3.0, "paint": 5.0}


def test_rounds_that_fail_are_rounds_but_no_good_ones() -> None:
    moments = iter([0.0, 10.0, 20.0, 25.0, 25.0])
    pulse = Pulse(lambda: next(moments))
    pulse.beat(good=True)
    pulse.beat(good=False)
    assert (pulse.since_round, pulse.since_good) == (5.0, 15.0)
