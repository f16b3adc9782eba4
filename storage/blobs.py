"""Bytes under random names: in a local folder, or in an S3-compatible store."""

import asyncio
import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from urllib.request import url2pathname

from obstore.exceptions import BaseError, NotFoundError, PermissionDeniedError, UnauthenticatedError
from obstore.store import LocalStore, ObjectStore, S3Store
from sqlalchemy import select

from pipeline.errors import Missing, UserMistake
from storage.database import Database
from storage.tables import Blob, Draft

_NAME_BYTES = 16  # 128 bits: nobody finds a blob by trying
_AT_ONCE = 8  # deleted; a store far away takes its time for each


_WAITING_WONT_HELP = (NotFoundError, FileNotFoundError, PermissionDeniedError, UnauthenticatedError)


class Away(Missing):
    """The store cannot be reached just now, or has no room; later it may do."""


@dataclass(frozen=True)
class StoredBlob:
    """A blob's name, and what it should hold."""

    name: str
    sha256: str
    size: int


class BlobStore:
    """Reads and writes blobs; every one of them has a row in the database before its first byte is written.

    So what a crash leaves behind is found by its row, and goes when the draft goes.
    """

    def __init__(self, store: ObjectStore, database: Database) -> None:
        self._store, self._database = store, database

    async def put(self, data: bytes, draft_id: str, media_type: str = "image/png") -> StoredBlob:
        """Store bytes for a draft under a new random name; they are there whole or not at all.

        Raises Away where the store cannot be reached, Missing where the draft was forgotten meanwhile.
        """
        blob = StoredBlob(secrets.token_hex(_NAME_BYTES), hashlib.sha256(data).hexdigest(), len(data))
        async with self._database.transaction() as session:
            session.add(
                Blob(
                    name=blob.name,
                    draft_id=draft_id,
                    sha256=blob.sha256,
                    size=blob.size,
                    media_type=media_type,
                )
            )
        try:
            await self._store.put_async(path_of(blob.name), data)
        except (BaseError, OSError) as error:
            raise _told(error, "The picture store takes nothing") from error
        if not await self._is_wanted(draft_id):
            await self.delete([blob.name])
            raise Missing("The draft was forgotten while a picture of it was stored.")
        return blob

    async def _is_wanted(self, draft_id: str) -> bool:
        """Whether the draft is still there, and to stay; waits for whoever is just deleting it."""
        row = select(Draft.id).where(Draft.id == draft_id, ~Draft.forgotten)
        async with self._database.transaction() as session:
            return await session.scalar(row.with_for_update(read=True, key_share=True)) is not None

    async def get(self, name: str) -> bytes:
        """The bytes of a blob; raises Missing where they are not, or not those that were written.

        Away, a kind of Missing, says that the store cannot be reached.
        """
        async with self._database.reading() as session:
            row = await session.get(Blob, name)
        if row is None:
            raise Missing(f"There is no picture {name}.")
        try:
            result = await self._store.get_async(path_of(name))
            data = bytes(await result.bytes_async())
        except (BaseError, OSError) as error:
            raise _told(error, f"The picture {name} cannot be read") from error
        if hashlib.sha256(data).hexdigest() != row.sha256:
            raise Missing(f"The picture {name} is damaged.")
        return data

    async def delete(self, names: list[str]) -> None:
        """Remove the bytes of blobs, not their rows; those that are gone already are no error."""
        for some in (names[first : first + _AT_ONCE] for first in range(0, len(names), _AT_ONCE)):
            await asyncio.gather(*map(self._delete, some))

    async def _delete(self, name: str) -> None:
        try:
            self._delete_half_written(name)
            await self._store.delete_async(path_of(name))
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise _told(error, "The picture store deletes nothing") from error

    def _delete_half_written(self, name: str) -> None:
        """Remove what a process that died while writing left beside the name in a folder."""
        if isinstance(self._store, LocalStore) and self._store.prefix is not None:
            for file in Path(self._store.prefix).glob(f"{path_of(name)}#*"):
                file.unlink(missing_ok=True)


def open_store(url: str, **options: Any) -> ObjectStore:
    """The store that a URL names: file:///FOLDER or s3://BUCKET/PREFIX.

    An S3 store's keys and endpoint come from the environment (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …).
    """
    parts = urlparse(url)
    if parts.scheme == "file":
        folder = Path(url2pathname(parts.path))
        folder.mkdir(parents=True, exist_ok=True)
        return LocalStore(folder)
    if parts.scheme == "s3":
        return S3Store(parts.netloc, prefix=parts.path.strip("/") or None, **options)
    raise UserMistake(
        f"{url!r} is no blob store that is known here: use file:///FOLDER or s3://BUCKET/PREFIX."
    )


def path_of(name: str) -> str:
    """Where a store keeps a blob."""
    # A folder with a million entries is slow on many file systems.
    return f"{name[:2]}/{name}"


def _told(error: Exception, what: str) -> Missing:
    """The error for our reader."""
    kind = Missing if isinstance(error, _WAITING_WONT_HELP) else Away
    return kind(f"{what}: {_first_line(error)}")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
