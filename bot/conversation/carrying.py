"""A line's corrections and actions, carried out in their order: all of them, or none."""

from dataclasses import dataclass, replace

from bot.conversation import painting, rows, stepping
from bot.conversation.decision import (
    Act,
    Adjust,
    Cancel,
    Decision,
    Mean,
    Paint,
    Redo,
    Reply,
    Undo,
    View,
    say,
)
from bot.conversation.scene import DraftScene, Scene
from bot.language import (
    Acting,
    Action,
    Adjustments,
    NotUnderstood,
    Step,
    Trouble,
    follow,
    remark_message,
    trouble_messages,
)
from bot.language.actions import Act as Asked
from bot.text.message import Message, message
from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class Course:
    """How far a line is: the draft as it is by then, what is done, what is to be said of it."""

    draft: DraftScene
    acts: tuple[Act, ...] = ()
    heading: Message | None = None  # what the last step came to
    said: tuple[Message, ...] = ()
    ghost: Pose | None = None  # the pose before the corrections
    view: View = View.SKELETON

    def corrected(self, pose: Pose, words: str, said: tuple[Message, ...] = ()) -> "Course":
        """After a correction."""
        return replace(
            self,
            draft=self.draft.corrected(pose),
            acts=(*self.acts, Adjust(self.draft.id, pose, words)),
            heading=message("pose-changed"),
            said=(*self.said, *said),
            ghost=self.ghost or self.draft.pose,
        )

    def decision(self) -> Decision:
        """All of it; where nothing is to be seen of it, nothing is said."""
        messages = (*((self.heading,) if self.heading else ()), *dict.fromkeys(self.said))
        if not messages:
            return Decision(self.acts)
        buttons = rows.under_skeleton(self.draft)
        return Decision(self.acts, (Reply(messages, self.view, buttons, self.draft.id, self.ghost),))


@dataclass(frozen=True)
class _Line:
    """What was said, and to whom it is carried out."""

    scene: Scene
    draft: DraftScene
    text: str
    family: str


def carried_out(
    scene: Scene, draft: DraftScene, outcome: Adjustments | Acting, text: str, family: str
) -> Decision:
    """What comes of a line that is understood; whatever can't be done in it, nothing of it is done."""
    line, course = _Line(scene, draft, text, family), Course(draft)
    while True:
        done = _after(line, course, outcome)
        if isinstance(done, Decision):
            return done
        if not outcome.then:
            return done.decision()
        following = _following(line, done, outcome.then)
        if isinstance(following, Decision):
            return following
        course, outcome = done, following


def _following(line: _Line, course: Course, then: tuple[Step, ...]) -> Adjustments | Acting | Decision:
    draft = course.draft
    pose = draft.pose or Pose(draft.canvas.width, draft.canvas.height)
    following = follow(then, pose, draft.canvas, line.scene.locale)
    if not isinstance(following, NotUnderstood):
        return following
    if draft.pose is None and following.trouble is Trouble.NOBODY:
        return stepping.unpainted(draft)
    return say(*trouble_messages(following, line.text), draft_id=draft.id)


def _after(line: _Line, course: Course, outcome: Adjustments | Acting) -> Course | Decision:
    """The course after the next step of the line; or the answer to all of it."""
    if isinstance(outcome, Adjustments):
        return course.corrected(outcome.pose, line.text, tuple(map(remark_message, outcome.remarks)))
    action, last = outcome.action, not outcome.then
    match action.act:
        case Asked.UNDO | Asked.REDO:
            return _stepped(line, course, action, last)
        case Asked.DONE:
            return _painted(line, course, last)
        case Asked.CANCEL:
            return _cancelled(line, course, alone=last and not course.acts)
    if course.draft.pose is None:
        return stepping.unpainted(course.draft)
    return _posed(line, course, course.draft.pose, action)


def _posed(line: _Line, course: Course, pose: Pose, action: Action) -> Course | Decision:
    """An action that needs a pose."""
    if action.act in (Asked.GRID, Asked.GRID_OFF):
        return _gridded(course, action.act is Asked.GRID)
    if action.person >= len(pose.people):
        who = message("trouble-no-such-person", what=str(action.person + 1))
        return say(who, draft_id=course.draft.id)
    if action.act is Asked.RESET:
        first = course.draft.first_pose or pose
        return course.corrected(_reset(pose, first, action), line.text)
    return _meant(course, action.person)


def _stepped(line: _Line, course: Course, action: Action, last: bool) -> Course | Decision:
    """Steps back or forth; what is to follow them needs to know what they lead to."""
    draft, locale = course.draft, line.scene.locale
    back = action.act is Asked.UNDO
    if back and not draft.can_undo:
        return stepping.nothing_to_undo(draft, locale)
    if not back and not draft.can_redo:
        return stepping.nothing_to_redo(draft)
    if draft.past is None and not last:
        return Decision(looks_back=True)
    times = action.times
    return replace(
        course,
        draft=draft if draft.past is None else draft.stepped(-times if back else times),
        acts=(*course.acts, (Undo if back else Redo)(draft.id, times)),
        heading=message("adjust-undone" if back else "adjust-redone"),
        ghost=None,
    )


def _painted(line: _Line, course: Course, last: bool) -> Decision:
    """Painting is the end of a line: what stands behind it would come too late for the picture."""
    if not last:
        return say(message("line-paint-last"), draft_id=course.draft.id)
    decided = painting.paint(course.draft, line.family)
    if not any(isinstance(act, Paint) for act in decided.acts):
        return decided
    return Decision((*course.acts, *decided.acts), decided.replies)


def _cancelled(line: _Line, course: Course, alone: bool) -> Course | Decision:
    """The jobs stopped; alone in its line it is answered by what they say themselves."""
    jobs = line.draft.painting or line.scene.jobs
    if alone:
        return stepping.cancel(jobs)
    if not jobs:
        return replace(course, said=(*course.said, message("job-nothing-to-cancel")))
    return replace(course, draft=replace(course.draft, painting=()), acts=(*course.acts, Cancel(jobs)))


def _gridded(course: Course, on: bool) -> Course:
    """The grid over whatever the line has come to."""
    if on:
        return replace(course, said=(*course.said, message("grid-shown")), view=View.GRID)
    heading = course.heading or message("pose-shown")
    return replace(course, heading=heading, view=View.SKELETON)


def _meant(course: Course, person: int) -> Course:
    return replace(
        course,
        draft=replace(course.draft, person=person),
        acts=(*course.acts, Mean(course.draft.id, person)),
        said=(*course.said, message("pose-person", number=person + 1)),
    )


def _reset(pose: Pose, first: Pose, action: Action) -> Pose:
    """The pose as it was found, or only some joints of somebody."""
    if not action.joints or action.person >= len(first.people):
        return first
    origin = first.people[action.person]
    own = pose.people[action.person].with_joints({joint: origin[joint] for joint in action.joints})
    return pose.with_person(action.person, own)
