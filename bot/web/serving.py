"""The web chat from start to stop."""

import asyncio
import errno
import logging

from aiohttp import web

from bot.web.application import Site
from pipeline.errors import UserMistake

_SETTLING = 5.0  # seconds that requests under way are given
_log = logging.getLogger(__name__)


async def serve(site: Site, stop: asyncio.Event) -> None:
    """Serve the pages until told to stop; raises UserMistake where the port is taken."""
    settings = site.settings
    runner = web.AppRunner(site.application(), access_log=None, shutdown_timeout=_SETTLING)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            raise UserMistake(_why(error, settings.host, settings.port)) from None
        if settings.chat:
            print(f"Open {settings.address}", flush=True)
        else:
            _log.info("the pose editor is served at %s", settings.address)
        await stop.wait()
    finally:
        await runner.cleanup()


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: stop it, or set DIFOOTSION_WEB_PORT to another."
    return f"The web chat cannot be served at {host}, port {port}: {error.strerror or error}."
