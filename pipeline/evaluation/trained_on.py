"""The features of the photos that were trained on: those of the folder that aren't for validation."""

import hashlib
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.evaluation import cut as cutting
from pipeline.evaluation import efficientnet, features, landmarks
from pipeline.evaluation.cut import CutPhoto, cut, read, training_files
from pipeline.evaluation.instruments import Instruments

_SOURCES = (cutting, efficientnet, features, landmarks)
_TOLD_EVERY = 256  # photos


@dataclass(frozen=True, eq=False)
class Training:
    """Training photos that show whole legs, and the features (n,1280) of their lower parts."""

    files: tuple[Path, ...]
    features: npt.NDArray[np.float32]


NO_TRAINING = Training((), np.zeros((0, efficientnet.FEATURES), np.float32))


def read_training(folder: Path, cache: Path, instruments: Instruments, jobs: int) -> Training:
    """The folder's training photos; read once, then kept in the cache."""
    files = training_files(folder)
    stored = cache / f"training-{_fingerprint(files)}.npz"
    if not stored.exists():
        names, rows = _read_all(files, instruments, jobs)
        cache.mkdir(parents=True, exist_ok=True)
        np.savez(stored, names=np.array(names), features=rows)
    with np.load(stored) as kept:
        by_name = {file.name: file for file in files}
        return Training(tuple(by_name[name] for name in kept["names"].tolist()), kept["features"])


def _read_all(
    files: Sequence[Path], instruments: Instruments, jobs: int
) -> tuple[list[str], npt.NDArray[np.float32]]:
    def one(file: Path) -> npt.NDArray[np.float32] | None:
        photo: CutPhoto | None = cut(file.stem, read(file), instruments.eyes.see)
        return instruments.features.read(photo.whole, photo.row) if photo else None

    names: list[str] = []
    rows: list[npt.NDArray[np.float32]] = []
    with ThreadPoolExecutor(jobs) as pool:
        for number, (file, row) in enumerate(zip(files, pool.map(one, files), strict=True), start=1):
            if number % _TOLD_EVERY == 0:
                print(f"{number} of {len(files)} training photos read", file=sys.stderr, flush=True)
            if row is not None:
                names.append(file.name)
                rows.append(row)
    return names, np.stack(rows) if rows else NO_TRAINING.features


def _fingerprint(files: Sequence[Path]) -> str:
    """Eight hex digits that change with the photos and with the code that reads them."""
    digest = hashlib.sha256("".join(f"{file.resolve()} {file.stat().st_size}\n" for file in files).encode())
    for module in _SOURCES:
        assert module.__file__ is not None
        digest.update(Path(module.__file__).read_bytes())
    return digest.hexdigest()[:8]
