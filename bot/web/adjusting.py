"""A line said in the pose editor: what it comes to on the pose that is there; nothing is stored."""

from dataclasses import dataclass
from typing import Any

from bot.conversation.scene import DraftScene
from bot.language import (
    Act,
    Action,
    Adjustments,
    NotAnAdjustment,
    NotUnderstood,
    Outcome,
    Question,
    Trouble,
    follow,
    question_message,
    remark_message,
    samples,
    say_all,
    trouble_messages,
    understand,
)
from bot.text.locales import Locale
from bot.text.message import Message
from bot.text.text import Text
from bot.web.poses import as_json
from pipeline.pose.pose import Pose

_STEPS = 8  # actions that one line may hold
_OWN = (Act.UNDO, Act.REDO, Act.DONE, Act.CANCEL)  # what the editor does itself
Json = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """What was said, about which person where it names none."""

    text: str
    person: int = 0


class Adjusting:
    """The language of the conversation, for a pose that is only in the editor yet."""

    def __init__(self, draft: DraftScene, pose: Pose, locale: Locale) -> None:
        self._draft, self._before, self._locale = draft, pose, locale

    def answer(self, line: Line) -> Json:
        """What docs/web-api.md says of a line."""
        outcome = understand(line.text, self._before, self._draft.canvas, self._locale, line.person)
        match outcome:
            case NotAnAdjustment():
                return self._said(*self._unclear(line))
            case NotUnderstood():
                return self._said(*trouble_messages(outcome, line.text))
            case Question():
                return self._ask(outcome, line)
            case _:
                return self._carried_out(outcome, line)

    def _carried_out(self, outcome: Outcome, line: Line) -> Json:
        """Corrections in their order, up to what the editor has to do itself."""
        pose, remarks = self._before, dict[Message, None]()
        for _ in range(_STEPS):
            if isinstance(outcome, NotUnderstood):
                return self._said(*trouble_messages(outcome, line.text))
            if isinstance(outcome, Adjustments):
                pose = outcome.pose
                remarks |= dict.fromkeys(map(remark_message, outcome.remarks))
            else:
                assert not isinstance(outcome, Question | NotAnAdjustment)
                action = outcome.action
                if action.act in _OWN or (action.act is Act.RESET and not action.joints and not outcome.then):
                    return self._acted(action, pose, remarks)
                pose = self._reset(pose, action) if action.act is Act.RESET else pose
            if not outcome.then:
                break
            outcome = follow(outcome.then, pose, self._draft.canvas, self._locale)
        return {"kind": "pose", "pose": as_json(pose), "said": self._told(remarks)}

    def _acted(self, action: Action, pose: Pose, remarks: dict[Message, None]) -> Json:
        """The action; with the pose, if the line has corrected it before."""
        act: Json = {"act": action.act.value, "times": action.times}
        if pose == self._before:
            return {"kind": "action", **act, "said": []}
        return {"kind": "pose", "pose": as_json(pose), "said": self._told(remarks), **act}

    def _reset(self, pose: Pose, action: Action) -> Pose:
        first = self._draft.first_pose or pose
        if not action.joints:
            return first
        if action.person >= min(len(first.people), len(pose.people)):
            return pose
        origin = first.people[action.person]
        own = pose.people[action.person].with_joints({joint: origin[joint] for joint in action.joints})
        return pose.with_person(action.person, own)

    def _ask(self, question: Question, line: Line) -> Json:
        choices = [
            {"text": say_all(option.steps, self._locale), "line": say_all(option.steps)}
            for option in question.options
        ]
        return self._said(question_message(question, line.text)) | {"choices": choices}

    def _unclear(self, line: Line) -> tuple[Message, ...]:
        """Words that the conversation would take for a wish: here they mean nothing."""
        examples = samples(self._before, self._draft.canvas, self._locale, line.person)
        return trouble_messages(NotUnderstood(Trouble.UNCLEAR, line.text, samples=examples), line.text)

    def _said(self, *said: Message) -> Json:
        return {"kind": "said", "said": self._told(dict.fromkeys(said)), "choices": []}

    def _told(self, said: dict[Message, None]) -> list[str]:
        text = Text(self._locale)
        return [text.tell(each) for each in said]
