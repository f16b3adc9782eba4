"""Pictures of one evaluated photo, kept in memory."""

from itertools import count

import numpy as np
import numpy.typing as npt


class Album:
    """A `Pictures` store that ends with the run it was made for."""

    def __init__(self) -> None:
        self._pictures: dict[str, npt.NDArray[np.uint8]] = {}
        self._numbers = count()

    def load(self, name: str) -> npt.NDArray[np.uint8]:
        """The pixels stored under the name."""
        return self._pictures[name]

    def save(self, array: npt.NDArray[np.uint8], kind: str) -> str:
        """Keep the pixels; returns their name."""
        name = f"{kind}-{next(self._numbers)}"
        self._pictures[name] = array
        return name
