"""The library's requests by aiohttp, which costs the event loop less than the library's own client."""

from __future__ import annotations

import ssl
from functools import cache
from typing import Any

import aiohttp
import httpx
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_SLOWEST = 100_000  # bytes a second that any line takes
_CONNECTING = 10.0  # seconds
_WAITING = 120.0  # seconds for a connection to be free


class Requests(BaseRequest):
    """A pool of connections to the Bot API."""

    def __init__(self, connections: int, patience: float) -> None:
        self._connections, self._patience = connections, patience
        self._session: aiohttp.ClientSession | None = None
        self._is_closed = False

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take."""
        return self._patience

    async def initialize(self) -> None:
        """Be open, perhaps again."""
        self._is_closed = False

    async def shutdown(self) -> None:
        """Hang up."""
        session, self._session = self._session, None
        self._is_closed = True
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The answer's status and body; raises TimedOut or another NetworkError where there is none."""
        patience = self._patience if isinstance(read_timeout, DefaultValue) else read_timeout
        form, size = _form(request_data)
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=_WAITING,
            sock_connect=min(_CONNECTING, self._patience),
            sock_read=None if patience is None else patience + size / _SLOWEST,
        )
        headers = {"User-Agent": self.USER_AGENT}
        try:
            async with self._open().request(
                method, url, data=form, timeout=timeout, headers=headers
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:  # its words may name the address, and so the token
            raise NetworkError(f"{type(error).__name__}") from None

    def _open(self) -> aiohttp.ClientSession:
        """Connections of the running loop's; a proxy that the environment names is used."""
        if self._is_closed:
            raise RuntimeError("The connection to Telegram is closed.")
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=_trusted())
            self._session = aiohttp.ClientSession(connector=connector, trust_env=True)
        return self._session


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of the library; reading them takes longer than all the rest of a start."""
    return httpx.create_ssl_context()


def _form(data: RequestData | None) -> tuple[Any, int]:
    """What is sent, and how many bytes of files are in it."""
    if data is None:
        return None, 0
    fields = data.json_parameters
    if not data.contains_files:
        return fields, 0
    form, size = aiohttp.FormData(), 0
    for name, value in fields.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
        size += len(content) if isinstance(content, bytes) else 0
    return form, size
