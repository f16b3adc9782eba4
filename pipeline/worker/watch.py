"""A worker's health and metrics over HTTP, in a thread of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, make_wsgi_app


@dataclass(frozen=True)
class Vitals:
    """What is asked when somebody looks: `well`, else the process has to be started anew; `ready` to paint.

    `look` brings the metrics up to date.
    """

    well: Callable[[], bool]
    ready: Callable[[], bool]
    look: Callable[[], None]


class Watch:
    """Serves /health, /ready and /metrics while it lives."""

    def __init__(self, host: str, port: int, registry: CollectorRegistry, vitals: Vitals) -> None:
        answer_metrics = make_wsgi_app(registry)

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            match environ["PATH_INFO"]:
                case "/metrics":
                    vitals.look()
                    found: Iterable[bytes] = answer_metrics(environ, start)
                    return found
                case "/health":
                    return _said(start, vitals.well(), "well")
                case "/ready":
                    return _said(start, vitals.well() and vitals.ready(), "ready")
            start("404 Not Found", [("Content-Type", "text/plain")])
            return [b"/health, /ready or /metrics\n"]

        self._server: WSGIServer = make_server(host, port, answer, _Server, handler_class=_Quiet)
        self.port = self._server.server_port
        self._thread = Thread(target=self._server.serve_forever, name="watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _said(start: Callable[..., Any], fine: bool, word: str) -> Iterable[bytes]:
    start("200 OK" if fine else "503 Service Unavailable", [("Content-Type", "text/plain")])
    return [f"{'' if fine else 'not '}{word}\n".encode()]


class _Server(ThreadingMixIn, WSGIServer):
    """Whoever looks at the metrics while the database is away keeps nobody from asking for the health."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    timeout = 10  # seconds for somebody who connects and says nothing

    def log_message(self, format: str, *args: Any) -> None:
        """Somebody looks every few seconds; nobody wants to read that."""
