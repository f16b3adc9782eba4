"""What was measured, one JSON line a picture, so that an interrupted evaluation goes on where it was."""

import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
from PIL import Image


class Run(StrEnum):
    """What a photo goes through."""

    FIRST = "first"  # the first sample, gate off
    GATED = "gated"
    TRUE_POSE = "true-pose"  # repainted to the pose of the whole photo
    MOVED = "moved"  # repainted with ankle 13 moved outward
    COLOUR = "colour"  # completed with shoes in a colour
    LARGE = "large"  # the same photo at 12 megapixels
    SITTING = "sitting"  # repainted from the hips down to sit
    CROSSED = "crossed"  # repainted from the hips down to stand with crossed legs


class Net(StrEnum):
    """Whose features the distances are on."""

    EFFICIENTNET = "efficientnet"
    OPENNSFW = "opennsfw"


@dataclass(frozen=True)
class Record:
    """The figures of one picture; None is what doesn't apply to it or couldn't be measured."""

    photo: str
    run: str
    untouched: bool
    found: bool
    errors: tuple[float, float] | None
    seam: float | None
    sharpness: float | None
    asked_error: float | None = None  # of the moved ankle, in torso lengths
    colour_asked: str | None = None
    colour_seen: str | None = None
    extra_legs: bool | None = None
    joint_errors: tuple[float, ...] | None = None  # of knees and ankles asked for, in torso lengths
    unmoved_errors: tuple[float, ...] | None = None  # of the same joints as they are in the photo
    score: float | None = None
    attempts: int = 0
    seconds: float = 0.0

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The record of one line."""
        table = json.loads(line)
        for name in ("errors", "joint_errors", "unmoved_errors"):
            table[name] = tuple(table[name]) if table.get(name) else None
        return cls(**table)


@dataclass(frozen=True, eq=False)
class Measured:
    """A record with the picture (H,W,3) it was taken from and the features of its lower part, by network."""

    record: Record
    picture: npt.NDArray[np.uint8]
    features: Mapping[Net, npt.NDArray[np.float32]] = field(default_factory=dict)


class Notebook:
    """A folder of records, pictures and features; may be shared by threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lines = folder / "records.jsonl"
        self._lock = threading.Lock()
        for name in ("pictures", "features"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._end_last_line()
        self._records = {(r.photo, r.run): r for r in self._read()}

    def _end_last_line(self) -> None:
        """A line that was cut short must not swallow the next one."""
        if self._lines.exists() and not self._lines.read_bytes().endswith(b"\n"):
            with self._lines.open("a") as lines:
                lines.write("\n")

    def _read(self) -> Iterable[Record]:
        if not self._lines.exists():
            return
        for line in self._lines.read_text().splitlines():
            if line.endswith("}"):
                yield Record.from_json(line)

    def get(self, photo: str, run: str) -> Record | None:
        """The record of a photo's run, if there is one."""
        return self._records.get((photo, run))

    def write(self, measured: Measured) -> None:
        """Store a record, and before it the picture and the features that belong to it."""
        record = measured.record
        Image.fromarray(measured.picture).save(self.picture_file(record.photo, record.run), quality=92)
        for net, features in measured.features.items():
            np.save(self._features_file(record.photo, record.run, net), features)
        with self._lock:
            with self._lines.open("a") as lines:
                lines.write(json.dumps(asdict(record)) + "\n")
            self._records[record.photo, record.run] = record

    def picture_file(self, photo: str, run: str) -> Path:
        """Where the picture of a run lies, as a JPEG for the eye."""
        return self.folder / "pictures" / f"{photo}-{run}.jpg"

    def features(self, photo: str, run: str, net: Net) -> npt.NDArray[np.float32]:
        """The features of a run's lower part."""
        stored: npt.NDArray[np.float32] = np.load(self._features_file(photo, run, net))
        return stored

    def _features_file(self, photo: str, run: str, net: Net) -> Path:
        return self.folder / "features" / f"{photo}-{run}-{net}.npy"
