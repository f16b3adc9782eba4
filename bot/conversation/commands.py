"""Commands with a slash."""

from bot.conversation import rows, stepping
from bot.conversation.buttons import Button, Press, Verb
from bot.conversation.decision import Decision, Reply, say
from bot.conversation.painting import QUOTA, RUNNING
from bot.conversation.scene import Scene
from bot.text.locales import Locale
from bot.text.message import message

_LANGUAGES = {Locale.ENGLISH: "button-english", Locale.KOREAN: "button-korean"}


def obey(scene: Scene, name: str) -> Decision:
    """What comes of a command."""
    match name:
        case "start":
            return say(message("about-start"))
        case "status":
            return _status(scene)
        case "cancel":
            return stepping.cancel(scene.jobs)
        case "undo" | "redo":
            return _step(scene, name)
        case "settings":
            return Decision((), (Reply((message("settings-shown"),), buttons=(_languages(),)),))
        case "forget":
            return say(message("forget-confirm"), buttons=rows.to_forget())
        case _:
            return say(message("about-help"))


def _status(scene: Scene) -> Decision:
    return say(RUNNING if scene.jobs else message("status-idle"), QUOTA)


def _step(scene: Scene, name: str) -> Decision:
    draft = scene.draft
    if draft is None:
        return say(message("no-draft"))
    if draft.pose is None and (name == "undo" or not draft.can_redo):
        return say(message("progress-looking"))
    return stepping.back(draft) if name == "undo" else stepping.forth(draft)


def _languages() -> tuple[Button, ...]:
    return tuple(
        Button(message(label), Press(Verb.LOCALE, more=locale.value)) for locale, label in _LANGUAGES.items()
    )
