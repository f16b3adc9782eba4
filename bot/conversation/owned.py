"""Questions to a person rather than about a draft, and their buttons, which nobody else may press."""

from bot.conversation import rows
from bot.conversation.buttons import Press, Verb
from bot.conversation.decision import Decision, Forget, Speak, say
from bot.conversation.scene import Scene
from bot.text.locales import Locale
from bot.text.message import message

OWNED = (Verb.LOCALE, Verb.FORGET, Verb.KEEP)


def ask_to_forget(scene: Scene) -> Decision:
    """Whether everything is to be deleted; only the one who asked for it needs to see that."""
    return say(message("forget-confirm"), quiet=True, buttons=rows.to_forget(scene.me))


def settings(scene: Scene) -> Decision:
    """The language that is spoken, and the others."""
    return say(message("settings-shown"), quiet=True, buttons=rows.to_speak(scene.me))


def press_owned(scene: Scene, pressed: Press) -> Decision:
    """What comes of such a button; one of former days, which names no owner, asks once more."""
    if pressed.owner and pressed.owner != scene.me:
        return say(message("owner-only-button"), quiet=True)
    match pressed.verb:
        case Verb.KEEP:
            return say(message("forget-kept"))
        case Verb.FORGET:
            return Decision((Forget(),)) if pressed.owner else ask_to_forget(scene)
        case _:
            return _speak(scene, pressed)


def _speak(scene: Scene, pressed: Press) -> Decision:
    spoken = next((locale for locale in Locale if locale.value == pressed.more), None)
    if spoken is None or not pressed.owner:
        return settings(scene)
    return Decision((Speak(spoken),), say(message("settings-saved")).replies)
