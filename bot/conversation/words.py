"""Words: corrections of the pose, wishes for a variation, and what is neither."""

from dataclasses import dataclass, replace

from bot.conversation import painting, returning, rows, stepping
from bot.conversation.decision import (
    Act,
    Adjust,
    Decision,
    Mean,
    Prompt,
    Reply,
    say,
)
from bot.conversation.scene import DraftScene, Scene
from bot.language import (
    Acting,
    Action,
    Adjustments,
    NotAnAdjustment,
    NotUnderstood,
    Outcome,
    Question,
    follow,
    question_message,
    remark_message,
    say_all,
    trouble_messages,
    understand,
)
from bot.language.actions import Act as Asked
from bot.safety.answers import refusal, too_much
from bot.safety.judge import judge
from bot.safety.limits import Limits, prompt
from bot.text.message import Message, message
from pipeline.pose.pose import Pose

_STEPS = 8  # actions that one line may hold


def hear(scene: Scene, text: str, family: str, limits: Limits) -> Decision:
    """What comes of a line."""
    draft = scene.draft
    if draft is None:
        return say(message("no-draft"))
    if draft.pose is None and draft.painting:
        return say(message("progress-looking"))
    number = returning.number_asked(text)
    if number is not None:
        return returning.back_to(draft, number, scene.locale)
    if draft.pose is None:  # the photo itself, which nobody has looked at: steps back and forth are possible
        draft = replace(draft, pose=Pose(draft.canvas.width, draft.canvas.height))
    assert draft.pose is not None
    outcome = understand(text, draft.pose, draft.canvas, scene.locale, draft.person)
    return _after(scene, draft, outcome, text, family, limits)


def follow_line(scene: Scene, draft: DraftScene, line: str, family: str, limits: Limits) -> Decision:
    """A line that was chosen by a button: it is no prompt, whatever else it is."""
    assert draft.pose is not None
    outcome = understand(line, draft.pose, draft.canvas, person=draft.person)
    return _after(scene, draft, outcome, line, family, limits)


def _after(
    scene: Scene, draft: DraftScene, outcome: Outcome, text: str, family: str, limits: Limits
) -> Decision:
    match outcome:
        case NotAnAdjustment():
            return _wish(draft, text, limits)
        case NotUnderstood():
            return say(*trouble_messages(outcome, text), draft_id=draft.id)
        case Question():
            return _ask(scene, draft, outcome, text)
        case Adjustments() | Acting():
            return _carried_out(scene, draft, outcome, text, family)


def _ask(scene: Scene, draft: DraftScene, question: Question, text: str) -> Decision:
    """The two meanings as buttons; in words where one is too long to stand behind a button."""
    asked = question_message(question, text)
    buttons = rows.to_choose(draft.id, question, scene.locale)
    if buttons:
        return say(asked, message("doubt-tap"), draft_id=draft.id, buttons=buttons)
    one, other = (say_all(option.steps, scene.locale) for option in question.options)
    return say(asked, message("doubt-write", one=one, other=other), draft_id=draft.id)


def _carried_out(
    scene: Scene, draft: DraftScene, outcome: Adjustments | Acting, text: str, family: str
) -> Decision:
    """Corrections and actions, in their order."""
    assert draft.pose is not None
    acts: list[Act] = []
    pose = draft.pose
    said: list[Message] = []
    for _ in range(_STEPS):
        if isinstance(outcome, Adjustments):
            acts.append(Adjust(draft.id, outcome.pose, text))
            pose = outcome.pose
            said += map(remark_message, outcome.remarks)
        else:
            decided = _action(scene, draft, pose, outcome.action, family)
            if not isinstance(decided, Reset):
                return _joined(acts, decided)
            acts.append(Adjust(draft.id, decided.pose, text))
            pose = decided.pose
        if not outcome.then:
            break
        following = follow(outcome.then, pose, draft.canvas, scene.locale)
        if isinstance(following, NotUnderstood):
            # Whole line or nothing: what stood before is not done either.
            return say(*trouble_messages(following, text), draft_id=draft.id)
        outcome = following
    return Decision(tuple(acts), (stepping.corrected(draft, draft.pose, tuple(said)),))


@dataclass(frozen=True)
class Reset:
    """A pose put back to where it was found."""

    pose: Pose


def _action(scene: Scene, draft: DraftScene, pose: Pose, action: Action, family: str) -> Decision | Reset:
    match action.act:
        case Asked.UNDO:
            return stepping.back(draft, action.times)
        case Asked.REDO:
            return stepping.forth(draft, action.times)
        case Asked.RESET:
            return Reset(_reset(pose, draft.first_pose or pose, action))
        case Asked.DONE:
            return painting.paint(replace(draft, pose=pose), family)
        case Asked.CANCEL:
            return stepping.cancel(draft.painting or scene.jobs)
        case Asked.PERSON:
            return _mean(draft, pose, action.person)
        case Asked.GRID | Asked.GRID_OFF:
            return Decision((), (stepping.shown(draft, message("pose-shown")),))


def _mean(draft: DraftScene, pose: Pose, person: int) -> Decision:
    if person >= len(pose.people):
        return say(message("trouble-no-such-person", what=str(person + 1)), draft_id=draft.id)
    chosen = replace(draft, person=person)
    reply = stepping.shown(chosen, message("pose-person", number=person + 1))
    return Decision((Mean(draft.id, person),), (reply,))


def _reset(pose: Pose, first: Pose, action: Action) -> Pose:
    if not action.joints:
        return first
    people = list(pose.people)
    origin = first.people[action.person]
    people[action.person] = people[action.person].with_joints({j: origin[j] for j in action.joints})
    return Pose(pose.width, pose.height, tuple(people))


def _wish(draft: DraftScene, text: str, limits: Limits) -> Decision:
    """Words for a variation: kept, and painted when the button says so; small talk costs nothing."""
    too_long = prompt(text, limits)
    if too_long is not None:
        return say(too_much(too_long), draft_id=draft.id)
    verdict = judge(text)
    if verdict.reason is not None:
        return say(refusal(verdict.reason), draft_id=draft.id)
    reply = Reply((message("prompt-noted", words=text),), buttons=rows.to_vary(draft.id), draft_id=draft.id)
    return Decision((Prompt(draft.id, text),), (reply,))


def _joined(acts: list[Act], decided: Decision) -> Decision:
    return Decision((*acts, *decided.acts), decided.replies)
