"""What the bot tells on its admin port, over real HTTP, of a real conversation."""

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.admin import Admin
from bot.installation import Installation
from bot.metrics import Metrics, WatchedDesk
from pipeline.errors import Missing
from storage.database import Database
from tests.fakes.chat import FakePlatform, Person
from tests.fakes.painter import Painter

HOST = "127.0.0.1"


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


async def _page(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://{HOST}:{port}{path}") as answer:
        return answer.status, await answer.text()


async def _samples(port: int) -> dict[tuple[str, ...], float]:
    """Every sample by its name and the values of its labels."""
    status, page = await _page(port, "/metrics")
    assert status == 200
    families = text_string_to_metric_families(page)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


async def test_a_conversation_is_counted(
    installation: Installation,
    database: Database,
    metrics: Metrics,
    platform: FakePlatform,
    painter: Painter,
    photo: bytes,
    free_tcp_port: int,
) -> None:
    anna = Person(WatchedDesk(installation, metrics), platform)
    async with Admin(HOST, free_tcp_port, metrics, database):
        assert (await _samples(free_tcp_port))["difootsion_jobs", "queued"] == 0
        await anna.sends(photo)
        waiting = await _samples(free_tcp_port)
        assert waiting["difootsion_jobs", "queued"] == 1
        assert 0 < waiting["difootsion_queue_age_seconds",] < 60
        await painter.paints()
        await anna.writes("naked")
        told = await _samples(free_tcp_port)
    assert told["difootsion_jobs", "queued"] == 0
    assert told["difootsion_jobs", "done"] == 1
    assert told["difootsion_deliveries", "web", "pending"] == 1
    assert told["difootsion_delivery_age_seconds",] > 0
    assert told["difootsion_events_total", "photo", "web"] == 1
    assert told["difootsion_events_total", "words", "web"] == 1
    assert told["difootsion_event_seconds_count", "web"] == 2
    assert told["difootsion_refusals_total", "undressing"] == 1
    assert (told["difootsion_ready",], told["difootsion_database_up",]) == (1, 1)


async def test_health_and_readiness(database: Database, metrics: Metrics, free_tcp_port: int) -> None:
    async with Admin(HOST, free_tcp_port, metrics, database):
        assert await _page(free_tcp_port, "/health") == (200, "well\n")
        assert await _page(free_tcp_port, "/ready") == (200, "ready\n")
        assert (await _page(free_tcp_port, "/elsewhere"))[0] == 404


async def test_without_its_database_the_bot_lives_but_is_not_ready(
    metrics: Metrics, free_tcp_port: int
) -> None:
    away = Database("postgresql://nobody@127.0.0.1:9/nothing")
    async with Admin(HOST, free_tcp_port, metrics, away):
        assert await _page(free_tcp_port, "/health") == (200, "well\n")
        assert await _page(free_tcp_port, "/ready") == (503, "not ready\n")
        told = await _samples(free_tcp_port)
    assert (told["difootsion_ready",], told["difootsion_database_up",]) == (0, 0)
    assert ("difootsion_jobs", "queued") not in told
    await away.close()


async def test_a_port_that_is_taken_is_said(database: Database, metrics: Metrics, free_tcp_port: int) -> None:
    async with Admin(HOST, free_tcp_port, metrics, database):
        with pytest.raises(Missing, match="DIFOOTSION_ADMIN_PORT"):
            await Admin(HOST, free_tcp_port, Metrics(), database).__aenter__()
