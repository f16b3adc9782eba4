"""All that painting takes: a family and the engine that runs it, a pose detector, the pictures."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import cv2
import numpy as np
import numpy.typing as npt
import torch

from pipeline.contract import Sampling
from pipeline.detect import make_detector
from pipeline.detect.detector import Detector
from pipeline.engine.engine import Engine, Told
from pipeline.engine.model import FamilyModels
from pipeline.errors import UserMistake
from pipeline.families.family import Family
from pipeline.families.load import load_family
from pipeline.safety import seems_dressed
from pipeline.tasks.native_view import to_picture
from pipeline.tasks.pictures import Pictures

_CAPTION_SIDE = 1024  # pixels; a captioner looks at a few hundred


@dataclass(frozen=True, eq=False)
class Studio:
    """What tasks are run with; used by many threads at once and closed by the one that made it.

    `called` are the names by which a task may ask for the family, `previews` how many pictures of a painting
    under way are kept, where they are fit to be shown. `judge` finds the pose of what was painted, where
    that can be done more quickly than by the detector, which also looks for more people.
    """

    engine: Engine
    family: Family
    detector: Detector
    pictures: Pictures
    called: frozenset[str] = frozenset()
    previews: int = 0
    judge: Detector | None = None
    is_fit: Callable[[npt.NDArray[np.uint8]], bool] = seems_dressed
    _captioning: threading.Lock = field(default_factory=threading.Lock)

    def check(self, sampling: Sampling) -> None:
        """Raises UserMistake if a task asks for a family that does not paint here."""
        names = self.called | {self.family.spec.name}
        if sampling.family not in names:
            raise UserMistake(
                f"Here {self.family.spec.name} paints, not {sampling.family}: choose it at the start."
            )

    def caption(self, photo: npt.NDArray[np.uint8]) -> str:
        """One sentence on a photo (H, W, 3); empty if the family has no captioner."""
        if self.family.captioner is None:
            return ""
        with self._captioning:
            return self.family.captioner.caption(_shrunk(photo))

    def keep_preview(self, image: torch.Tensor) -> str | None:
        """Puts an image (1, 3, h, w) in [-1, 1] among the pictures and returns its name.

        None for one that is not fit to be shown: a preview is seen before the result is looked at.
        """
        picture = to_picture(image)
        return self.pictures.save(picture, "preview") if self.is_fit(picture) else None

    def close(self) -> None:
        """Ends the engine; what it still paints is cancelled."""
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def make_studio(
    family: str | Path = "street",
    detector: str | Detector = "mediapipe",
    device: str | None = None,
    *,
    pictures: Pictures,
    max_rows: int = 16,
    previews: int = 0,
    told: Told | None = None,
) -> Studio:
    """A studio for a family (a name or a folder), on the GPU if there is one unless a device is named.

    `told` hears of every batch of the engine. Raises Missing with the remedy where weights or libraries are
    not there, UserMistake for unknown names.
    """
    found = make_detector(detector) if isinstance(detector, str) else detector
    judge = make_detector("mediapipe", look_for_second=False) if detector == "mediapipe" else None
    loaded = load_family(family, device or ("cuda" if torch.cuda.is_available() else "cpu"))
    engine = Engine(FamilyModels(loaded), max_rows, told)
    return Studio(engine, loaded, found, pictures, frozenset({str(family)}), previews, judge)


def _shrunk(photo: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    scale = _CAPTION_SIDE / max(photo.shape[:2])
    if scale >= 1:
        return photo
    return np.asarray(cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
