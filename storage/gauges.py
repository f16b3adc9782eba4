"""The database's figures as Prometheus shows them; every process that is watched has the same."""

from prometheus_client import CollectorRegistry, Gauge

from storage.figures import Figures


class Gauges:
    """What the database says of jobs and answers; empty while it says nothing."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._jobs = Gauge("difootsion_jobs", "Jobs by state", ["state"], registry=registry)
        self._job_waits = Gauge(
            "difootsion_queue_age_seconds", "For how long the oldest waiting job waits", registry=registry
        )
        self._deliveries = Gauge(
            "difootsion_deliveries", "Answers by platform and state", ["platform", "state"], registry=registry
        )
        self._answer_waits = Gauge(
            "difootsion_delivery_age_seconds",
            "For how long the oldest answer that is to be sent waits",
            registry=registry,
        )
        self._database = Gauge(
            "difootsion_database_up", "Whether the database answers (1) or not (0)", registry=registry
        )
        self._ready = Gauge(
            "difootsion_ready", "Whether this process does its work (1) or not (0)", registry=registry
        )

    def show(self, figures: Figures | None, ready: bool) -> None:
        """Show figures, or that there are none; whether the process is ready."""
        self._jobs.clear()
        self._deliveries.clear()
        self._database.set(figures is not None)
        self._ready.set(ready)
        nothing = float("nan")  # 0 would say that nobody waits
        self._job_waits.set(nothing if figures is None else figures.job_waits)
        self._answer_waits.set(nothing if figures is None else figures.answer_waits)
        if figures is None:
            return
        for state, count in figures.jobs.items():
            self._jobs.labels(state).set(count)
        for (platform, state), count in figures.deliveries.items():
            self._deliveries.labels(platform, state).set(count)
