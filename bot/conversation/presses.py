"""Buttons pressed."""

from bot.conversation import painting, rows, words
from bot.conversation.buttons import Press, Verb
from bot.conversation.decision import BackTo, Decision, Forget, Reply, Speak, View, say
from bot.conversation.scene import DraftScene, Scene
from bot.language import samples
from bot.safety.limits import Limits
from bot.text.locales import Locale
from bot.text.message import Message, message


def press(scene: Scene, pressed: Press, family: str, limits: Limits) -> Decision:
    """What comes of a button."""
    match pressed.verb:
        case Verb.LOCALE:
            return Decision((Speak(Locale(pressed.more)),), (Reply((message("settings-saved"),)),))
        case Verb.FORGET:
            return Decision((Forget(),), ())
        case Verb.KEEP:
            return say(message("forget-kept"))
    draft = scene.draft
    if draft is None:
        return say(message("no-draft"), quiet=True)
    return _about(scene, draft, pressed, family, limits)


def _about(scene: Scene, draft: DraftScene, pressed: Press, family: str, limits: Limits) -> Decision:
    """A button that belongs to a draft."""
    match pressed.verb:
        case Verb.PAINT | Verb.RETRY:
            return painting.paint(draft, family)
        case Verb.VARY:
            return painting.vary(draft, family)
        case Verb.CANCEL:
            return words.cancel(draft.painting)
        case Verb.BACK:
            return _back_to(draft, int(pressed.more))
        case Verb.COMPARE:
            return _shows(draft, View.COMPARED)
        case Verb.FILE:
            return _shows(draft, View.FILE)
    if draft.pose is None or not draft.pose.people:
        return say(message("photo-nobody"), draft_id=draft.id, quiet=True)
    match pressed.verb:
        case Verb.UNDO:
            return words.back(draft)
        case Verb.REDO:
            return words.forth(draft)
        case Verb.POSES:
            reply = Reply(
                (message("pose-suggestions"),), View.PRESETS, rows.under_presets(draft.id), draft.id
            )
            return Decision((), (reply,))
        case Verb.PRESET:
            return words.follow_line(scene, draft, f"pose {pressed.more}", family, limits)
        case _:
            return words.follow_line(scene, draft, pressed.more, family, limits)


def _back_to(draft: DraftScene, number: int) -> Decision:
    reply = Reply(
        (message("result-shown-again", number=number), _lesson(draft)),
        View.SKELETON,
        rows.under_skeleton(draft),
        draft.id,
    )
    return Decision((BackTo(draft.id, number),), (reply,))


def _lesson(draft: DraftScene) -> Message:
    assert draft.pose is not None
    first, second = (*samples(draft.pose, draft.canvas), "13 down 5", "9 up 3")[:2]
    return message("result-lesson", first=first, second=second)


def _shows(draft: DraftScene, view: View) -> Decision:
    said = message("picture-shown", number=draft.number)
    return Decision((), (Reply((said,), view, draft_id=draft.id),))
