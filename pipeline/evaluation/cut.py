"""Photos of whole people, cut between the knees and the middle of the shins: what is to be completed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.errors import UserMistake
from pipeline.evaluation.landmarks import SIDES, Body

VALIDATION_EVERY = 13
LEAST_VISIBILITY = 0.6
LEAST_SHIN = 40  # pixels
BELOW_KNEE = 0.25  # of the way from the lower knee to the higher ankle

See = Callable[[npt.NDArray[np.uint8]], Body | None]


@dataclass(frozen=True)
class CutPhoto:
    """A whole photo (H,W,3), the body seen in it, and the first row that is cut away."""

    name: str
    whole: npt.NDArray[np.uint8]
    body: Body
    row: int

    @property
    def photo(self) -> npt.NDArray[np.uint8]:
        """What is left of the photo: the rows above the cut."""
        return self.whole[: self.row]

    @property
    def missing(self) -> int:
        """Rows cut away."""
        return len(self.whole) - self.row


def validation_files(folder: Path) -> list[Path]:
    """Every 13th photo of the sorted folder (or of its `photos/`); `UserMistake` if there is none."""
    return _files(folder)[::VALIDATION_EVERY]


def training_files(folder: Path) -> list[Path]:
    """All others of them."""
    return [file for number, file in enumerate(_files(folder)) if number % VALIDATION_EVERY]


def _files(folder: Path) -> list[Path]:
    inside = folder / "photos" if (folder / "photos").is_dir() else folder
    files = sorted(file for file in inside.glob("*") if file.suffix.lower() in {".jpg", ".jpeg", ".png"})
    if not files:
        raise UserMistake(f"{folder} holds no photos (jpg or png); --photos names a folder that does.")
    return files


def read(file: Path) -> npt.NDArray[np.uint8]:
    """A photo's RGB pixels (H,W,3)."""
    with Image.open(file) as image:
        return np.asarray(image.convert("RGB"))


def cut_row(body: Body) -> int | None:
    """The first row to cut away; None where legs are not clearly seen or shins too short."""
    legs = [body[f"{side}_{part}"] for side in SIDES for part in ("knee", "ankle")]
    if min(mark.visibility for mark in legs) < LEAST_VISIBILITY:
        return None
    knee = max(body["r_knee"].y, body["l_knee"].y)
    ankle = min(body["r_ankle"].y, body["l_ankle"].y)
    if ankle - knee < LEAST_SHIN:
        return None
    return int(knee + BELOW_KNEE * (ankle - knee))


def cut(name: str, whole: npt.NDArray[np.uint8], see: See) -> CutPhoto | None:
    """The photo cut below the knees; None where no whole legs are seen in it."""
    body = see(whole)
    row = cut_row(body) if body else None
    return CutPhoto(name, whole, body, row) if body and row else None


def cut_all(files: list[Path], see: See, count: int | None = None) -> Iterator[CutPhoto]:
    """The first count photos (None: all) that show whole legs, in order."""
    found = 0
    for file in files:
        if found == count:
            return
        photo = cut(file.stem, read(file), see)
        if photo:
            found += 1
            yield photo
