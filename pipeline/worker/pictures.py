"""The pictures of one draft, in the blob store."""

import numpy as np
import numpy.typing as npt

from pipeline.errors import Missing
from pipeline.tasks.pictures import RGB, from_png, to_png
from pipeline.worker.loop import Loop
from storage.blobs import BlobStore
from storage.patience import patiently


class BlobPictures:
    """Loads and saves PNGs by their blobs' names; safe to share among the threads of a task."""

    def __init__(self, blobs: BlobStore, draft_id: str, loop: Loop) -> None:
        self._blobs, self._draft_id, self._loop = blobs, draft_id, loop

    def load(self, name: str) -> RGB:
        pixels = from_png(self._loop.run(patiently(lambda: self._blobs.get(name))))
        if pixels is None:
            raise Missing(f"The picture {name} cannot be decoded.")
        return pixels

    def save(self, picture: npt.NDArray[np.uint8], kind: str) -> str:
        png = to_png(picture)
        return self._loop.run(patiently(lambda: self._blobs.put(png, self._draft_id))).name
