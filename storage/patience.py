"""Waiting for what is away: a database that is started anew, a full disk, a picture store out of reach."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.exc import InterfaceError, OperationalError
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    stop_after_delay,
    wait_random_exponential,
)

from storage.blobs import Away

T = TypeVar("T")

PATIENCE = 300.0  # seconds
_LONGEST_WAIT = 5.0
_log = logging.getLogger(__name__)


async def patiently(call: Callable[[], Awaitable[T]], patience: float = PATIENCE) -> T:
    """What the call returns; it is made again, after growing waits, as long as what it needs is away.

    Raises what the last call raised, when patience is at its end or waiting would not help.
    """
    retrying = AsyncRetrying(
        retry=retry_if_exception_type((Away, OperationalError, InterfaceError)),
        wait=wait_random_exponential(0.5, max=_LONGEST_WAIT),
        stop=stop_after_delay(patience),
        before_sleep=_tell,
        reraise=True,
    )
    async for attempt in retrying:
        with attempt:
            made = await call()
    return made


def _tell(state: RetryCallState) -> None:
    if state.outcome is not None:
        _log.warning("waiting for what is away: %s", type(state.outcome.exception()).__name__)
