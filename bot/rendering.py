"""Replies -> messages with pictures, in the person's language."""

import asyncio

from bot.acting import Done
from bot.conversation.buttons import Rows
from bot.conversation.decision import Reply, View
from bot.conversation.scene import DraftScene
from bot.drawing import Reduced, beside, jpeg, numbered, on_canvas, suggested
from bot.platform import Label, Outgoing, Shot
from bot.text.locales import Locale
from bot.text.text import Text
from storage.blobs import BlobStore


class Renderer:
    """Fetches pictures and draws on them, in threads: the event loop goes on meanwhile."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs
        self._reduced = Reduced(blobs.get)

    async def render(self, done: Done) -> list[Outgoing]:
        """Every reply as a message."""
        scenes = {draft.id: draft for draft in done.drafts}
        return [await self._message(reply, scenes.get(reply.draft_id or ""), done) for reply in done.replies]

    async def _message(self, reply: Reply, draft: DraftScene | None, done: Done) -> Outgoing:
        text = Text(done.locale)
        return Outgoing(
            "\n".join(text.tell(each) for each in reply.messages),
            await self.shots(reply.view, draft, reply),
            labels(reply.buttons, done.locale),
            reply.draft_id,
            done.job_id if reply.about_job else None,
            reply.instead,
            reply.quiet,
        )

    async def shots(self, view: View, draft: DraftScene | None, reply: Reply) -> tuple[Shot, ...]:
        """What a view shows of a draft."""
        if draft is None or view is View.NOTHING:
            return ()
        if view is View.FILE:
            name = f"picture-{draft.number}.png"
            return (Shot(name, await self._blobs.get(draft.picture), "image/png", as_file=True),)
        picture = await self._reduced.get(draft.picture)
        if view is View.COMPARED:
            photo = await self._reduced.get(draft.photo)
            before = on_canvas(photo, draft.canvas, (picture.shape[0], picture.shape[1]))
            return (await asyncio.to_thread(lambda: jpeg(beside(before, picture), "before-after")),)
        pose = draft.pose
        if view is View.PICTURE or pose is None or not pose.people:
            return (await asyncio.to_thread(jpeg, picture, "picture"),)
        if view is View.PRESETS:
            return (await asyncio.to_thread(lambda: jpeg(suggested(picture, pose, draft.canvas), "poses")),)
        drawn = lambda: jpeg(numbered(picture, pose, draft.canvas, reply.ghost), "skeleton")  # noqa: E731
        return (await asyncio.to_thread(drawn),)


def labels(rows: Rows, locale: Locale) -> tuple[tuple[Label, ...], ...]:
    """Buttons in a language."""
    text = Text(locale)
    return tuple(tuple(Label(text.tell(b.label), str(b.press)) for b in row) for row in rows if row)
