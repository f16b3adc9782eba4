"""Words: corrections of the pose, wishes for a variation, and what is neither."""

from dataclasses import dataclass, replace

from bot.conversation import painting, rows
from bot.conversation.decision import Act, Adjust, Cancel, Decision, Prompt, Redo, Reply, Undo, View, say
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
    samples,
    understand,
)
from bot.language.actions import Act as Asked
from bot.language.remarks import Remark, Said
from bot.safety.answers import refusal, too_much
from bot.safety.judge import judge
from bot.safety.limits import Limits, prompt
from bot.text.message import Message, message
from pipeline.pose.joints import J
from pipeline.pose.pose import Pose

_STEPS = 8  # actions that one line may hold


def hear(scene: Scene, text: str, family: str, limits: Limits) -> Decision:
    """What comes of a line."""
    draft = scene.draft
    if draft is None:
        return say(message("no-draft"))
    if draft.pose is None:
        return _wish(draft, text, limits) if not draft.painting else say(message("progress-looking"))
    outcome = understand(text, draft.pose, draft.canvas, scene.locale)
    return _after(scene, draft, outcome, text, family, limits)


def follow_line(scene: Scene, draft: DraftScene, line: str, family: str, limits: Limits) -> Decision:
    """A line that was chosen by a button: it is no prompt, whatever else it is."""
    assert draft.pose is not None
    return _after(scene, draft, understand(line, draft.pose, draft.canvas), line, family, limits)


def _after(
    scene: Scene, draft: DraftScene, outcome: Outcome, text: str, family: str, limits: Limits
) -> Decision:
    match outcome:
        case NotAnAdjustment():
            return _wish(draft, text, limits)
        case NotUnderstood():
            return say(_not_understood(outcome, text), draft_id=draft.id)
        case Question():
            asked = message("ask-which", what=outcome.said or text)
            return say(asked, draft_id=draft.id, buttons=rows.to_choose(draft.id, outcome))
        case Adjustments() | Acting():
            return _carried_out(scene, draft, outcome, text, family)


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
            said += map(_remark, outcome.remarks)
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
            return say(_not_understood(following, text), draft_id=draft.id)
        outcome = following
    return Decision(tuple(acts), (corrected(draft, draft.pose, tuple(said)),))


@dataclass(frozen=True)
class Reset:
    """A pose put back to where it was found."""

    pose: Pose


def _action(scene: Scene, draft: DraftScene, pose: Pose, action: Action, family: str) -> Decision | Reset:
    match action.act:
        case Asked.UNDO:
            return back(draft, action.times)
        case Asked.REDO:
            return forth(draft, action.times)
        case Asked.RESET:
            return Reset(_reset(pose, draft.first_pose or pose, action))
        case Asked.DONE:
            return painting.paint(replace(draft, pose=pose), family)
        case Asked.CANCEL:
            return cancel(draft.painting or scene.jobs)
        case Asked.GRID | Asked.GRID_OFF | Asked.PERSON:
            return Decision((), (shown(draft, message("pose-shown")),))


def _reset(pose: Pose, first: Pose, action: Action) -> Pose:
    if not action.joints:
        return first
    people = list(pose.people)
    origin = first.people[action.person]
    people[action.person] = people[action.person].with_joints({j: origin[j] for j in action.joints})
    return Pose(pose.width, pose.height, tuple(people))


def back(draft: DraftScene, times: int = 1) -> Decision:
    """Undo, or why not."""
    if not draft.can_undo:
        return say(message("adjust-nothing-to-undo", first=_example(draft)), draft_id=draft.id)
    reply = Reply((message("adjust-undone"),), View.SKELETON, rows.under_skeleton(draft), draft.id)
    return Decision((Undo(draft.id, times),), (reply,))


def forth(draft: DraftScene, times: int = 1) -> Decision:
    """Redo, or why not."""
    if not draft.can_redo:
        return say(message("adjust-nothing-to-redo"), draft_id=draft.id)
    reply = Reply((message("adjust-redone"),), View.SKELETON, rows.under_skeleton(draft), draft.id)
    return Decision((Redo(draft.id, times),), (reply,))


def cancel(jobs: tuple[str, ...]) -> Decision:
    """Stop what is painted; the job's own answer says that it was stopped."""
    if not jobs:
        return say(message("job-nothing-to-cancel"))
    return Decision((Cancel(jobs),), ())


def corrected(draft: DraftScene, before: Pose, said: tuple[Message, ...] = ()) -> Reply:
    """The new skeleton, the one before as a ghost."""
    return Reply(
        (message("pose-changed"), *dict.fromkeys(said)),
        View.SKELETON,
        rows.under_skeleton(draft),
        draft.id,
        ghost=before,
    )


def shown(draft: DraftScene, *said: Message) -> Reply:
    """The skeleton as it is."""
    return Reply(said, View.SKELETON, rows.under_skeleton(draft), draft.id)


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


def _not_understood(outcome: NotUnderstood, text: str) -> Message:
    what = outcome.what or text
    if outcome.nearest:
        return message("not-understood-nearest", what=what, nearest=outcome.nearest)
    return message(
        "not-understood", what=what, example=outcome.samples[0] if outcome.samples else "13 down 5"
    )


def _remark(remark: Remark) -> Message:
    joint = message(f"joint-{_JOINTS[remark.joint]}")
    match remark.said:
        case Said.CLAMPED:
            return message("adjust-clamped", joint=joint)
        case Said.LOCKED:
            return message("adjust-locked", joint=joint)
        case Said.SHOWN:
            return message("adjust-shown", joint=joint)
        case Said.BONE:
            change = "longer" if remark.percent > 0 else "shorter"
            return message(f"adjust-bone-{change}", joint=joint, percent=round(abs(remark.percent)))


_SIDES = {"R": "right", "L": "left"}
_JOINTS = {j: "-".join(_SIDES.get(part, part.lower()) for part in j.name.split("_")) for j in J}


def _example(draft: DraftScene) -> str:
    assert draft.pose is not None
    return (*samples(draft.pose, draft.canvas), "13 down 5")[0]


def _joined(acts: list[Act], decided: Decision) -> Decision:
    return Decision((*acts, *decided.acts), decided.replies)
