"""The worker from its start to its end."""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any, NoReturn

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer

from pipeline.tasks import MemoryPictures, Pictures, Studio, make_studio
from pipeline.worker import taking
from pipeline.worker.alone import Alone
from pipeline.worker.housekeeping import clean_up, settle
from pipeline.worker.loop import Loop
from pipeline.worker.metrics import Metrics
from pipeline.worker.painting import Shop, register
from pipeline.worker.pulse import Pulse
from pipeline.worker.watch import Vitals, Watch
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.figures import figures
from storage.migrate import migrate
from storage.queue import APPLICATION, QUEUE, VERSION, Queue
from storage.settings import WorkerSettings

POLL = 0.25  # seconds between looks into the queue
_CARE = 3.0  # seconds between two rounds of looking after things
_EXPIRY = 3600.0
_DRAIN = 12  # seconds for the jobs under way to finish when we are told to stop
_HANDING = 3.0  # seconds for handing back those that did not
_PREVIEWS = 3
_READY = 30.0  # seconds without a good round after which a worker does not count as ready
_STUCK = 1800.0  # seconds after which a round will never end
_log = logging.getLogger(__name__)


def work(settings: WorkerSettings, stop: Event | None = None) -> int:
    """Paint until told to stop; the exit code of the process.

    Raises Missing where the family or the database is not there.
    """
    stop = stop or _stopped_by_signals()
    with ExitStack() as closing:
        database = Database(settings.database)
        migrate(database)
        alone = closing.enter_context(Alone(database))
        loop = Loop()
        closing.callback(loop.close)
        blobs, metrics, pulse = BlobStore(open_store(settings.blobs), database), Metrics(), Pulse()
        studio = closing.enter_context(
            make_studio(settings.family, pictures=MemoryPictures(), previews=_PREVIEWS, told=metrics.batch)
        )
        shop = Shop(database, blobs, _with_pictures(studio), loop, alone.name, metrics)
        queue = Queue(database)
        closing.callback(queue.close)
        _launch(database, alone.name, settings, register(shop))
        closing.callback(_hand_back, shop)
        closing.callback(DBOS.destroy, workflow_completion_timeout_sec=_DRAIN, destroy_registry=True)
        closing.callback(shop.company.close)
        if settings.metrics_port is not None:
            vitals = _vitals(shop, studio, alone, pulse)
            watch = Watch(settings.admin_host, settings.metrics_port, metrics.registry, vitals)
            closing.callback(watch.close)
        _log.info("worker %s paints with %s", alone.name, studio.family.spec.name)
        return _look_after(shop, queue, alone, timedelta(days=settings.kept_days), stop, pulse)


def leave(code: int) -> NoReturn:
    """End the process without waiting for threads that are still busy with what was handed back."""
    logging.shutdown()
    sys.stderr.flush()
    os._exit(code)


def _hand_back(shop: Shop) -> None:
    """What is still painted waits again for the next worker; if that fails, it counts as a crash."""
    handing = taking.hand_back(shop.database, shop.company.present, shop.worker)
    try:
        if handed := shop.loop.run(asyncio.wait_for(handing, _HANDING)):
            _log.warning("%d jobs were not done in %d s and are handed back", handed, _DRAIN)
    except Exception:
        _log.exception("what is still painted could not be handed back")


def _with_pictures(studio: Studio) -> Callable[[Pictures], Studio]:
    return lambda pictures: replace(studio, pictures=pictures)


def _vitals(shop: Shop, studio: Studio, alone: Alone, pulse: Pulse) -> Vitals:
    def ready() -> bool:
        return alone.is_held and pulse.since_good < _READY

    def look() -> None:
        known = shop.loop.run(figures(shop.database))
        shop.metrics.gauges.show(known, ready() and known is not None)

    return Vitals(lambda: studio.engine.is_well and pulse.since_round < _STUCK, ready, look)


def _launch(database: Database, name: str, settings: WorkerSettings, workflow: Callable[[str], None]) -> None:
    config: Any = DBOSConfig(
        name=APPLICATION,
        system_database_url=database.sync_url.render_as_string(hide_password=False),
        system_database_engine=database.sync_engine(),  # what it deletes is overwritten, as with ours
        executor_id=name,
        application_version=VERSION,
        serializer=DBOSPortableJSONSerializer(),
        use_listen_notify=not database.is_sqlite,
        notification_listener_polling_interval_sec=POLL,
        run_migrations=False,
        log_level="WARNING",
    )
    DBOS(config=config)
    DBOS.launch()
    DBOS.register_queue(
        QUEUE,
        worker_concurrency=settings.workers_jobs,
        polling_interval_sec=POLL,
        on_conflict="always_update",
    )


def _look_after(shop: Shop, queue: Queue, alone: Alone, kept: timedelta, stop: Event, pulse: Pulse) -> int:
    cleaned = 0.0
    while True:
        good = False
        try:
            if alone.hold():
                _look_once(shop, queue, alone)
                if time.monotonic() - cleaned > _EXPIRY:
                    cleaned = time.monotonic()
                    shop.loop.run(clean_up(shop, queue, kept))
                good = True
            else:
                _log.warning("the database is away")
        except Exception:
            # The database may be away for a while; the next round tries again.
            _log.exception("looking after the queue failed")
        pulse.beat(good)
        if stop.wait(_CARE):
            return 0


def _look_once(shop: Shop, queue: Queue, alone: Alone) -> None:
    for name in alone.take_over(queue.client):
        _log.warning("took over the jobs of %s", name)
        shop.metrics.taken_over.inc()
    shop.loop.run(settle(shop, queue.client))


def _stopped_by_signals() -> Event:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
