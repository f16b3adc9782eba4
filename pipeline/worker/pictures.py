"""The pictures of one draft, in the blob store."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.errors import Missing
from pipeline.tasks.pictures import RGB, from_png, to_png
from pipeline.worker.loop import Loop, while_wanted
from storage.blobs import BlobStore
from storage.patience import patiently

T = TypeVar("T")


class BlobPictures:
    """Loads and saves PNGs by their blobs' names; safe to share among the threads of a task.

    A store that is away is waited for as long as the job is wanted, then Cancelled is raised.
    """

    def __init__(
        self, blobs: BlobStore, draft_id: str, loop: Loop, is_wanted: Callable[[], Awaitable[bool]]
    ) -> None:
        self._blobs, self._draft_id, self._loop, self._is_wanted = blobs, draft_id, loop, is_wanted

    def load(self, name: str) -> RGB:
        pixels = from_png(self._wait_for(lambda: self._blobs.get(name)))
        if pixels is None:
            raise Missing(f"The picture {name} cannot be decoded.")
        return pixels

    def save(self, picture: npt.NDArray[np.uint8], kind: str) -> str:
        png = to_png(picture)
        return self._wait_for(lambda: self._blobs.put(png, self._draft_id)).name

    def _wait_for(self, call: Callable[[], Awaitable[T]]) -> T:
        return self._loop.run(while_wanted(patiently(call), self._is_wanted))
