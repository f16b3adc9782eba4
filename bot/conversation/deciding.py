"""The one door of the conversation: a scene and an event -> what is done and what is said."""

from dataclasses import dataclass

from bot.conversation import commands, dragging, painting, presses, words
from bot.conversation.buttons import pressed
from bot.conversation.decision import Decision, Paint, Reply, View, say
from bot.conversation.events import ButtonPressed, CommandGiven, PoseDragged, Said, TextSent
from bot.conversation.rows import to_cancel
from bot.conversation.scene import DraftScene, Scene
from bot.safety.answers import refusal
from bot.safety.judge import judge
from bot.safety.limits import Limits
from bot.text.message import message


@dataclass(frozen=True)
class House:
    """What the installation decides for everybody."""

    family: str = "street"
    limits: Limits = Limits()


def decide(scene: Scene, event: Said, house: House) -> Decision:
    """What comes of an event that is no photo."""
    if scene.anothers:
        return say(message("owner-only"), quiet=True)
    if scene.lost:
        return say(message("draft-gone", days=scene.kept_days))
    match event:
        case TextSent():
            return words.hear(scene, event.text, house.family, house.limits)
        case CommandGiven():
            return commands.obey(scene, event.name)
        case PoseDragged():
            return dragging.drag(scene, event.pose)
        case ButtonPressed():
            press = pressed(event.data)
            if press is None:
                return say(message("no-draft"), quiet=True)
            return presses.press(scene, press, house.family, house.limits)


def receive(draft: DraftScene, wish: str, house: House) -> Decision:
    """What comes of a photo that was taken in, with words or without."""
    verdict = judge(wish)
    if verdict.reason is not None:
        # The photo itself is fine: it is completed, without what was asked for.
        refused = Reply((refusal(verdict.reason),), draft_id=draft.id)
        return Decision((_complete(draft, "", house),), (refused, _accepted(draft)))
    return Decision((_complete(draft, wish, house),), (_accepted(draft),))


def _complete(draft: DraftScene, wish: str, house: House) -> Paint:
    return Paint(draft.id, painting.completion(draft.photo, wish, house.family))


def _accepted(draft: DraftScene) -> Reply:
    return Reply((painting.ACCEPTED,), View.PICTURE, to_cancel(draft.id), draft_id=draft.id, about_job=True)
