"""Buttons pressed."""

from bot.conversation import painting, returning, rows, stepping, words
from bot.conversation.buttons import Press, Verb
from bot.conversation.decision import Decision, Reply, View, say
from bot.conversation.owned import OWNED, press_owned
from bot.conversation.scene import DraftScene, Scene
from bot.safety.limits import Limits
from bot.text.message import message


def press(scene: Scene, pressed: Press, family: str, limits: Limits) -> Decision:
    """What comes of a button."""
    if pressed.verb in OWNED:
        return press_owned(scene, pressed)
    if scene.draft is None:
        return say(message("no-draft"), quiet=True)
    return _about(scene, scene.draft, pressed, family, limits)


def _about(scene: Scene, draft: DraftScene, pressed: Press, family: str, limits: Limits) -> Decision:
    """A button that belongs to a draft."""
    match pressed.verb:
        case Verb.PAINT:
            return painting.paint(draft, family)
        case Verb.RETRY:
            return painting.retry(draft, family)
        case Verb.VARY:
            return painting.vary(draft, family)
        case Verb.CANCEL:
            return stepping.cancel(draft.painting)
        case Verb.UNDO:
            return stepping.back(draft, scene.locale)
        case Verb.REDO:
            return stepping.forth(draft, scene.locale)
        case Verb.BACK:
            return returning.back_to(draft, _number(pressed.more), scene.locale)
        case Verb.COMPARE:
            return _shows(draft, View.COMPARED)
        case Verb.FILE:
            return _shows(draft, View.FILE)
    if draft.pose is None:
        return stepping.unpainted(draft)
    if not draft.pose.people:
        return say(message("photo-nobody"), draft_id=draft.id, quiet=True)
    return _about_pose(scene, draft, pressed, family, limits)


def _about_pose(scene: Scene, draft: DraftScene, pressed: Press, family: str, limits: Limits) -> Decision:
    """A button that needs somebody in the picture."""
    match pressed.verb:
        case Verb.POSES:
            reply = Reply(
                (message("pose-suggestions"),), View.PRESETS, rows.under_presets(draft.id), draft.id
            )
            return Decision((), (reply,))
        case Verb.PRESET:
            return words.follow_line(scene, draft, f"pose {pressed.more}", family, limits)
        case Verb.EDIT:
            return _opens(draft) if draft.can_edit else say(message("editor-not-here"), quiet=True)
        case _:
            return words.follow_line(scene, draft, pressed.more, family, limits)


def _opens(draft: DraftScene) -> Decision:
    """The link is for the one who pressed: whoever has it may change the pose."""
    reply = Reply((message("editor-opens"),), buttons=rows.to_open_editor(draft.id), quiet=True)
    return Decision((), (reply,))


def _shows(draft: DraftScene, view: View) -> Decision:
    said = message("picture-shown", number=draft.number)
    return Decision((), (Reply((said,), view, draft_id=draft.id),))


def _number(more: str) -> int:
    """What stands behind a button of ours is a number; behind a forged one it is none."""
    return int(more) if more.isdecimal() else 0
