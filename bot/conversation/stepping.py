"""Steps back and forth, and the skeleton as it is after them."""

from bot.conversation import rows
from bot.conversation.decision import Cancel, Decision, Redo, Reply, Undo, View, say
from bot.conversation.scene import DraftScene
from bot.language import samples
from bot.text.message import Message, message
from pipeline.pose.pose import Pose


def back(draft: DraftScene, times: int = 1) -> Decision:
    """Undo, or why not."""
    if not draft.can_undo:
        return say(message("adjust-nothing-to-undo", first=_example(draft)), draft_id=draft.id)
    reply = Reply((message("adjust-undone"),), View.SKELETON, rows.under_skeleton(draft), draft.id)
    return Decision((Undo(draft.id, times),), (reply,))


def forth(draft: DraftScene, times: int = 1) -> Decision:
    """Redo, or why not."""
    if not draft.can_redo:
        return say(message("adjust-nothing-to-redo"), draft_id=draft.id)
    reply = Reply((message("adjust-redone"),), View.SKELETON, rows.under_skeleton(draft), draft.id)
    return Decision((Redo(draft.id, times),), (reply,))


def cancel(jobs: tuple[str, ...]) -> Decision:
    """Stop what is painted; the job's own answer says that it was stopped."""
    if not jobs:
        return say(message("job-nothing-to-cancel"))
    return Decision((Cancel(jobs),), ())


def corrected(draft: DraftScene, before: Pose, said: tuple[Message, ...] = ()) -> Reply:
    """The new skeleton, the one before as a ghost."""
    return Reply(
        (message("pose-changed"), *dict.fromkeys(said)),
        View.SKELETON,
        rows.under_skeleton(draft),
        draft.id,
        ghost=before,
    )


def shown(draft: DraftScene, *said: Message) -> Reply:
    """The skeleton as it is."""
    return Reply(said, View.SKELETON, rows.under_skeleton(draft), draft.id)


def _example(draft: DraftScene) -> str:
    assert draft.pose is not None
    return (*samples(draft.pose, draft.canvas, person=draft.person), "13 down 5")[0]
