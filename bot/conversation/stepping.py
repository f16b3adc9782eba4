"""Steps back and forth, and the skeleton as it is after them."""

from bot.conversation import rows
from bot.conversation.decision import Cancel, Decision, Redo, Reply, Undo, View, say
from bot.conversation.scene import DraftScene
from bot.language import samples
from bot.text.locales import Locale
from bot.text.message import Message, message
from pipeline.pose.pose import Pose


def back(draft: DraftScene, locale: Locale, times: int = 1) -> Decision:
    """Undo, or why not."""
    if not draft.can_undo:
        return nothing_to_undo(draft, locale)
    return Decision((Undo(draft.id, times),), (shown(draft, message("adjust-undone")),))


def forth(draft: DraftScene, locale: Locale, times: int = 1) -> Decision:
    """Redo, or why not."""
    if not draft.can_redo:
        return nothing_to_redo(draft)
    return Decision((Redo(draft.id, times),), (shown(draft, message("adjust-redone")),))


def nothing_to_undo(draft: DraftScene, locale: Locale) -> Decision:
    """Why nothing is undone."""
    if draft.pose is None:
        return unpainted(draft)
    return say(
        message("adjust-nothing-to-undo", first=_example(draft.pose, draft, locale)), draft_id=draft.id
    )


def nothing_to_redo(draft: DraftScene) -> Decision:
    """Why nothing is done again."""
    return (
        unpainted(draft) if draft.pose is None else say(message("adjust-nothing-to-redo"), draft_id=draft.id)
    )


def unpainted(draft: DraftScene) -> Decision:
    """What is said where there is no pose yet: it is being looked for, or has to be painted first."""
    if draft.painting:
        return say(message("progress-looking"), draft_id=draft.id)
    return say(message("paint-first"), draft_id=draft.id, buttons=rows.to_paint(draft.id))


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


def _example(pose: Pose, draft: DraftScene, locale: Locale) -> str:
    fallback = "13번 아래로 5" if locale is Locale.KOREAN else "13 down 5"
    return (*samples(pose, draft.canvas, locale, draft.person), fallback)[0]
