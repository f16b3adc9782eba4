"""Poses corrected with a finger."""

from bot.conversation import stepping
from bot.conversation.decision import Adjust, Decision, say
from bot.conversation.scene import Scene
from bot.language import redrawn, remark_message
from bot.text.message import message
from pipeline.pose.pose import Pose

DRAG = "drag"  # what a pose's revision has in place of words


def drag(scene: Scene, drawn: Pose) -> Decision:
    """One adjustment of the draft that is shown, whatever was dragged for it."""
    draft = scene.draft
    if draft is None:
        return say(message("no-draft"))
    if draft.pose is None:
        return stepping.unpainted(draft)
    if (drawn.width, drawn.height) != (draft.canvas.width, draft.canvas.height):
        return say(message("editor-other-picture"), draft_id=draft.id)
    applied = redrawn(draft.pose, drawn, draft.canvas)
    remarks = tuple(map(remark_message, applied.remarks))
    if applied.pose == draft.pose:
        return Decision((), (stepping.shown(draft, message("pose-shown"), *remarks),))
    reply = stepping.corrected(draft, draft.pose, remarks)
    return Decision((Adjust(draft.id, applied.pose, DRAG),), (reply,))
