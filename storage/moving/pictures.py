"""Pictures carried from one store to another, each compared with its checksum on both sides."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from obstore.exceptions import BaseError, NotFoundError
from obstore.store import ObjectStore
from sqlalchemy import Connection, select

from pipeline.errors import Missing
from storage.blobs import path_of
from storage.tables import Blob

_AT_ONCE = 8


@dataclass(frozen=True)
class Carried:
    """How many pictures arrived, their bytes, and the names of those that were not whole before."""

    count: int = 0
    size: int = 0
    lost: tuple[str, ...] = ()


def carry(reading: Connection, source: ObjectStore, target: ObjectStore) -> Carried:
    """Carry the bytes of every blob; those that are there already are not carried again.

    Raises Missing where the target does not take them.
    """
    blobs = [(row.name, row.sha256, row.size) for row in reading.execute(select(Blob.__table__)).all()]

    def one(blob: tuple[str, str, int]) -> bool:
        return _carry(blob[0], blob[1], source, target)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        whole = list(pool.map(one, blobs))
    arrived = [blob for blob, fine in zip(blobs, whole, strict=True) if fine]
    return Carried(len(arrived), sum(blob[2] for blob in arrived), _names(blobs, whole))


def _names(blobs: Iterable[tuple[str, str, int]], whole: Iterable[bool]) -> tuple[str, ...]:
    return tuple(blob[0] for blob, fine in zip(blobs, whole, strict=True) if not fine)


def _carry(name: str, sha256: str, source: ObjectStore, target: ObjectStore) -> bool:
    """Whether the picture is in the target now; not where the source had lost or damaged it."""
    try:
        if _bytes(target, name, sha256) is not None:
            return True
        data = _bytes(source, name, sha256)
        if data is None:
            return False
        target.put(path_of(name), data)
        if _bytes(target, name, sha256) is None:
            raise Missing(f"The picture {name} arrived damaged; nothing was moved: try again.")
    except (BaseError, OSError) as error:
        line = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise Missing(f"The picture {name} cannot be carried: {line}") from error
    return True


def _bytes(store: ObjectStore, name: str, sha256: str) -> bytes | None:
    """The bytes of a picture that is there and whole."""
    try:
        data = bytes(store.get(path_of(name)).bytes())
    except (NotFoundError, FileNotFoundError):
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
