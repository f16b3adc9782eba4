"""Replies -> messages with pictures, in the person's language."""

from bot.acting import Done
from bot.conversation.buttons import Button, Rows
from bot.conversation.decision import Reply, View
from bot.conversation.scene import DraftScene
from bot.drawing import Compared, Order, Plain, Skeleton, Suggestions
from bot.installation import Installation
from bot.platform import Label, Outgoing, Shot
from bot.text.locales import Locale
from bot.text.text import Text
from pipeline.pose.pose import Pose


class Renderer:
    """Has the pictures of replies drawn, and puts their words into a language."""

    def __init__(self, back: Installation) -> None:
        self._blobs, self._drawer, self._links = back.blobs, back.drawer, back.links

    async def render(self, done: Done) -> list[Outgoing]:
        """Every reply as a message."""
        scenes = {draft.id: draft for draft in done.drafts}
        return [await self._message(reply, scenes.get(reply.draft_id or ""), done) for reply in done.replies]

    async def _message(self, reply: Reply, draft: DraftScene | None, done: Done) -> Outgoing:
        text = Text(done.locale)
        return Outgoing(
            "\n".join(text.tell(each) for each in reply.messages),
            await self.shots(reply.view, draft, reply),
            self._labels(reply.buttons, done),
            reply.draft_id,
            done.job_id if reply.about_job else None,
            reply.instead,
            reply.quiet,
        )

    def _labels(self, rows: Rows, done: Done) -> tuple[tuple[Label, ...], ...]:
        """Buttons, with pages behind those that open one."""
        text = Text(done.locale)
        return tuple(tuple(self._label(button, text, done) for button in row) for row in rows if row)

    def _label(self, button: Button, text: Text, done: Done) -> Label:
        opens = self._links if button.opens_editor else None
        url = None if opens is None else opens.editor(done.who, button.press.draft_id)
        return Label(text.tell(button.label), str(button.press), url)

    async def shots(self, view: View, draft: DraftScene | None, reply: Reply) -> tuple[Shot, ...]:
        """What a view shows of a draft."""
        if draft is None or view is View.NOTHING:
            return ()
        if view is View.FILE:
            name = f"picture-{draft.number}.png"
            return (Shot(name, await self._blobs.get(draft.picture), "image/png", as_file=True),)
        name, order = _ordered(view, draft, reply.ghost)
        return (Shot(f"{name}.jpg", await self._drawer.draw(order, self._blobs.get)),)


def _ordered(view: View, draft: DraftScene, ghost: Pose | None) -> tuple[str, Order]:
    """What is drawn for a view, and its name."""
    pose = draft.pose
    if view is View.COMPARED:
        return "before-after", Compared(draft.photo, draft.picture, draft.canvas)
    if view is View.PICTURE or pose is None or not pose.people:
        return "picture", Plain(draft.picture)
    if view is View.PRESETS:
        return "poses", Suggestions(draft.picture, pose, draft.canvas, draft.person)
    return "skeleton", Skeleton(draft.picture, pose, draft.canvas, ghost, grid=view is View.GRID)


def labels(rows: Rows, locale: Locale) -> tuple[tuple[Label, ...], ...]:
    """Buttons in a language."""
    text = Text(locale)
    return tuple(tuple(Label(text.tell(b.label), str(b.press)) for b in row) for row in rows if row)
