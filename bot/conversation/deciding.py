"""The one door of the conversation: a scene and an event -> what is done and what is said."""

from dataclasses import dataclass

from bot.conversation import commands, dragging, painting, presses, wishing, words
from bot.conversation.buttons import pressed
from bot.conversation.decision import Decision, Paint, Prompt, Reply, View, say
from bot.conversation.events import ButtonPressed, CommandGiven, PoseDragged, Said, TextSent
from bot.conversation.rows import to_paint
from bot.conversation.scene import DraftScene, Scene
from bot.safety.limits import Limits
from bot.text.message import Message, message


@dataclass(frozen=True)
class House:
    """What the installation decides for everybody."""

    family: str = "street"
    limits: Limits = Limits()


def decide(scene: Scene, event: Said, house: House) -> Decision:
    """What comes of an event that is no photo."""
    if _concerns_a_draft(event):
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
    wish, said = _heard(draft, wish, house)
    task = painting.completion(draft, wish, house.family)
    return Decision((Prompt(draft.id, wish), Paint(draft.id, task)), (*said, painting.accepted(draft)))


def keep(draft: DraftScene, wish: str, house: House, why: Message) -> Decision:
    """What comes of one for which there is no room just now: it waits until its button is pressed."""
    wish, said = _heard(draft, wish, house)
    kept = Reply((why, message("photo-kept")), View.PICTURE, to_paint(draft.id), draft.id)
    return Decision((Prompt(draft.id, wish),), (*said, kept))


def _concerns_a_draft(event: Said) -> bool:
    """Other commands are a person's own, whatever message they answer."""
    return not isinstance(event, CommandGiven) or event.name in commands.ABOUT_A_DRAFT


def _heard(draft: DraftScene, wish: str, house: House) -> tuple[str, tuple[Reply, ...]]:
    """The words to be painted; none where they are refused: the photo itself is fine, so it is completed."""
    refused = wishing.refused_words(wish, house.limits)
    return (wish, ()) if refused is None else ("", (Reply((refused,), draft_id=draft.id),))
