"""Commands with a slash."""

from bot.conversation import owned, stepping
from bot.conversation.decision import Decision, say
from bot.conversation.painting import QUOTA, RUNNING
from bot.conversation.scene import Scene
from bot.text.message import message

ABOUT_A_DRAFT = ("undo", "redo")


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
            return owned.settings(scene)
        case "forget":
            return owned.ask_to_forget(scene)
        case _:
            return say(message("about-help"))


def _status(scene: Scene) -> Decision:
    return say(RUNNING if scene.jobs else message("status-idle"), QUOTA)


def _step(scene: Scene, name: str) -> Decision:
    if scene.draft is None:
        return say(message("no-draft"))
    step = stepping.back if name == "undo" else stepping.forth
    return step(scene.draft, scene.locale)
