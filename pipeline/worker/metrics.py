"""What a worker tells of itself to whoever watches the installation."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Histogram

from storage.gauges import Gauges

_PAINTING = (1, 2, 5, 10, 20, 30, 60, 120, 300)  # seconds
_STAGE = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
_WAITING = (0.5, 1, 5, 15, 30, 60, 120, 300, 600, 1800)
_ROWS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32)


class Metrics:
    """A worker's counts and times."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.gauges = Gauges(registry)
        self.ended = Counter(
            "difootsion_jobs_ended", "Jobs that this worker ended", ["kind", "state"], registry=registry
        )
        self.refusals = Counter(
            "difootsion_refusals", "What was refused, by reason", ["reason"], registry=registry
        )
        self.seconds = _histogram(registry, "difootsion_job_seconds", "Painting time", _PAINTING, "kind")
        self.waited = _histogram(
            registry, "difootsion_job_wait_seconds", "From the queue to a worker", _WAITING, "kind"
        )
        self.stages = _histogram(
            registry, "difootsion_stage_seconds", "Time in a stage of a job", _STAGE, "stage"
        )
        self.rows = _histogram(
            registry, "difootsion_engine_batch_rows", "Rows of a model's call", _ROWS, "call"
        )
        self.taken_over = Counter(
            "difootsion_taken_over", "Dead workers whose jobs were taken over", registry=registry
        )

    def batch(self, call: str, rows: int) -> None:
        """The engine has made a call of so many rows."""
        self.rows.labels(call).observe(rows)


class StageClock:
    """How long each stage of a job takes, from what the job reports."""

    def __init__(self, metrics: Metrics, clock: Callable[[], float]) -> None:
        self._metrics, self._clock = metrics, clock
        self._stage, self._since = "photo", clock()

    def comes_to(self, stage: str) -> None:
        """The job is at this stage; it may have been so before."""
        if stage != self._stage:
            self.ends()
            self._stage = stage

    def ends(self) -> None:
        """The stage is over."""
        moment = self._clock()
        self._metrics.stages.labels(self._stage).observe(moment - self._since)
        self._since = moment


def _histogram(
    registry: CollectorRegistry, name: str, told: str, buckets: tuple[float, ...], label: str
) -> Histogram:
    return Histogram(name, told, [label], buckets=buckets, registry=registry)
