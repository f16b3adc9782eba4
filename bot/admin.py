"""The bot's health and metrics over HTTP, on a port that is not the public one."""

from types import TracebackType
from typing import Self

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.metrics import Metrics
from pipeline.errors import Missing
from storage.database import Database
from storage.figures import figures


class Admin:
    """Serves /health, /ready and /metrics while it is entered."""

    def __init__(self, host: str, port: int, metrics: Metrics, database: Database) -> None:
        self._host, self.port = host, port
        self._metrics, self._database = metrics, database
        app = web.Application()
        app.add_routes(
            [
                web.get("/health", self._health),
                web.get("/ready", self._ready),
                web.get("/metrics", self._show),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self.port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise Missing(
                f"Nothing can listen on {self._host}:{self.port} ({error.strerror}):"
                " set DIFOOTSION_ADMIN_PORT to a free port."
            ) from None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _health(self, request: web.Request) -> web.Response:
        """That the process answers at all."""
        return web.Response(text="well\n")

    async def _ready(self, request: web.Request) -> web.Response:
        """Whether events can be answered: whatever is done needs the database."""
        there = await figures(self._database) is not None
        return web.Response(text="ready\n" if there else "not ready\n", status=200 if there else 503)

    async def _show(self, request: web.Request) -> web.Response:
        known = await figures(self._database)
        self._metrics.gauges.show(known, ready=known is not None)
        return web.Response(
            body=generate_latest(self._metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )
