"""The pictures of one draft, in the blob store."""

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.errors import Missing
from pipeline.tasks.pictures import RGB
from pipeline.worker.loop import Loop
from storage.blobs import BlobStore


class BlobPictures:
    """Loads and saves PNGs by their blobs' names; safe to share among the threads of a task."""

    def __init__(self, blobs: BlobStore, draft_id: str, loop: Loop) -> None:
        self._blobs, self._draft_id, self._loop = blobs, draft_id, loop

    def load(self, name: str) -> RGB:
        data = self._loop.run(self._blobs.get(name))
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        if pixels is None:
            raise Missing(f"The picture {name} cannot be decoded.")
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)

    def save(self, picture: npt.NDArray[np.uint8], kind: str) -> str:
        ordered = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
        encoded = cv2.imencode(".png", ordered)[1].tobytes()
        return self._loop.run(self._blobs.put(encoded, self._draft_id)).name
