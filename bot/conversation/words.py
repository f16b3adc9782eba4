"""Words: corrections of the pose, wishes for a variation, and what is neither."""

from bot.conversation import returning, rows, stepping, wishing
from bot.conversation.carrying import carried_out
from bot.conversation.decision import Decision, say
from bot.conversation.scene import DraftScene, Scene
from bot.language import (
    Acting,
    Adjustments,
    NotAnAdjustment,
    NotUnderstood,
    Outcome,
    Question,
    Trouble,
    question_message,
    say_all,
    trouble_messages,
    understand,
)
from bot.safety.limits import Limits
from bot.text.message import message
from pipeline.pose.pose import Pose


def hear(scene: Scene, text: str, family: str, limits: Limits) -> Decision:
    """What comes of a line."""
    draft = scene.draft
    if draft is None:
        return say(message("no-draft"))
    number = returning.number_asked(text)
    if number is not None:
        return returning.back_to(draft, number, scene.locale)
    outcome = understand(text, _pose(draft), draft.canvas, scene.locale, draft.person)
    return _after(scene, draft, outcome, text, family, limits)


def follow_line(scene: Scene, draft: DraftScene, line: str, family: str, limits: Limits) -> Decision:
    """A line that was chosen by a button: it is no prompt, whatever else it is."""
    outcome = understand(line, _pose(draft), draft.canvas, person=draft.person)
    return _after(scene, draft, outcome, line, family, limits)


def _pose(draft: DraftScene) -> Pose:
    """Nobody's, where no pose is known yet: steps back and forth are possible all the same."""
    return draft.pose or Pose(draft.canvas.width, draft.canvas.height)


def _after(
    scene: Scene, draft: DraftScene, outcome: Outcome, text: str, family: str, limits: Limits
) -> Decision:
    match outcome:
        case NotAnAdjustment():
            return wishing.hear(draft, text, limits)
        case NotUnderstood(trouble=Trouble.NOBODY) if draft.pose is None:
            return stepping.unpainted(draft)
        case NotUnderstood():
            return say(*trouble_messages(outcome, text), draft_id=draft.id)
        case Question():
            return _ask(scene, draft, outcome, text)
        case Adjustments() | Acting():
            return carried_out(scene, draft, outcome, text, family)


def _ask(scene: Scene, draft: DraftScene, question: Question, text: str) -> Decision:
    """The two meanings as buttons; in words where one is too long to stand behind a button."""
    asked = question_message(question, text)
    buttons = rows.to_choose(draft.id, question, scene.locale)
    if buttons:
        return say(asked, message("doubt-tap"), draft_id=draft.id, buttons=buttons)
    one, other = (say_all(option.steps, scene.locale) for option in question.options)
    return say(asked, message("doubt-write", one=one, other=other), draft_id=draft.id)
