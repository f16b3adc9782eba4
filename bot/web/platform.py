"""The web chat as one of the platforms people talk to the bot on."""

import asyncio
import io
from hashlib import blake2b

from PIL import Image

from bot.installation import WEB
from bot.platform import NotTaken, Outgoing, Shot
from bot.web.messages import content_of
from bot.web.streams import Streams
from pipeline.errors import Missing
from storage import webchat
from storage.blobs import Away, BlobStore
from storage.database import Database
from storage.webchat import ChatGone, Posted, Shown


class Web:
    """Messages are rows; open pages are told of them. It is a bot.platform.Platform."""

    name = WEB
    edits_every = 1.0

    def __init__(self, database: Database, blobs: BlobStore, streams: Streams) -> None:
        self._database, self._blobs, self._streams = database, blobs, streams

    async def send(self, chat: str, outgoing: Outgoing, key: str) -> str:
        """Store a message of ours, once for each key. Raises NotTaken."""
        return (await self.post(chat, outgoing, key)).name

    async def post(self, chat: str, outgoing: Outgoing, key: str) -> Posted:
        """The same, and the message as it was stored."""
        name = name_of(key)
        async with self._database.transaction() as session:
            known = await webchat.message(session, chat, name)
        if known is not None:
            return known
        pictures = await self._stored(outgoing)
        content = content_of(outgoing, pictures)
        try:
            async with self._database.transaction() as session:
                posted = await webchat.post(self._database, session, chat, name, True, content)
        except ChatGone as gone:
            await self._drop([shown.blob for shown in pictures])
            raise NotTaken(str(gone), again=False) from gone
        if posted.content.pictures != pictures:  # somebody else was quicker with the same message
            await self._drop([shown.blob for shown in pictures])
        self._streams.wake(chat)
        return posted

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        """Put something else in place of a message; pictures shown no more are deleted. Raises NotTaken.

        While a job goes on, its message keeps its picture until there is another: the page would jump.
        """
        pictures = await self._stored(outgoing)
        try:
            async with self._database.transaction() as session:
                known = await webchat.message(session, chat, message)
                goes_on = outgoing.job_id is not None and not pictures
                kept = known.content.pictures if known is not None and goes_on else pictures
                content = content_of(outgoing, kept)
                _, left = await webchat.change(self._database, session, chat, message, content)
        except ChatGone as gone:
            await self._drop([shown.blob for shown in pictures])
            raise NotTaken(str(gone), again=False) from gone
        self._streams.wake(chat)
        await self._drop(left)

    async def _stored(self, outgoing: Outgoing) -> tuple[Shown, ...]:
        if not outgoing.shots:
            return ()
        if outgoing.draft_id is None:
            raise NotTaken("A picture that belongs to no draft can't be kept.", again=False)
        try:
            return tuple([await self._put(shot, outgoing.draft_id) for shot in outgoing.shots])
        except Away as away:
            raise NotTaken(str(away), again=True) from away
        except Missing as gone:
            raise NotTaken(str(gone), again=False) from gone

    async def _put(self, shot: Shot, draft_id: str) -> Shown:
        width, height = await asyncio.to_thread(_size, shot.data)
        blob = await self._blobs.put(shot.data, draft_id, shot.media_type)
        return Shown(blob.name, shot.name, width, height, shot.as_file)

    async def _drop(self, names: list[str]) -> None:
        """Delete blobs; what can't be deleted just now is swept later."""
        if not names:
            return
        try:
            await self._blobs.delete(names)
        except Missing:
            return
        async with self._database.transaction() as session:
            await webchat.forget_blobs(session, names)


def name_of(key: str) -> str:
    """The name of the message that a key stands for; what stands in the key can't be read from it."""
    return blake2b(key.encode(), digest_size=12).hexdigest()


def _size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size
