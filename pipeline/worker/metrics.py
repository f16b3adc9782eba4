"""Health and metrics over HTTP, for whoever watches the installation."""

from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, make_wsgi_app

_SECONDS = (1, 2, 5, 10, 20, 30, 60, 120, 300)


class Metrics:
    """What a worker tells of itself."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.ended = Counter(
            "difootsion_jobs_ended", "Jobs that this worker ended", ["state"], registry=self.registry
        )
        self.seconds = Histogram(
            "difootsion_job_seconds", "Painting time", ["kind"], buckets=_SECONDS, registry=self.registry
        )
        self.waiting = Gauge("difootsion_jobs_waiting", "Jobs in the queue", registry=self.registry)
        self.taken_over = Counter(
            "difootsion_taken_over", "Dead workers whose jobs were taken over", registry=self.registry
        )


class Watch:
    """Serves /health and /metrics while it lives."""

    def __init__(self, port: int, metrics: Metrics, is_well: Callable[[], bool]) -> None:
        answer_metrics = make_wsgi_app(metrics.registry)

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if environ["PATH_INFO"] == "/metrics":
                found: Iterable[bytes] = answer_metrics(environ, start)
                return found
            if environ["PATH_INFO"] == "/health":
                well = is_well()
                start("200 OK" if well else "503 Service Unavailable", [("Content-Type", "text/plain")])
                return [b"well\n" if well else b"not well\n"]
            start("404 Not Found", [("Content-Type", "text/plain")])
            return [b"/health or /metrics\n"]

        self._server: WSGIServer = make_server("", port, answer, handler_class=_Quiet)
        self.port = self._server.server_port
        self._thread = Thread(target=self._server.serve_forever, name="metrics", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Somebody looks every few seconds; nobody wants to read that."""
