"""Outcomes -> what is said of them: messages, which bot/text has in every language."""

from bot.language.naming import named
from bot.language.outcomes import NotUnderstood, Question
from bot.language.remarks import Remark, Said
from bot.language.trouble import Trouble
from bot.text.message import Message, message
from pipeline.pose.joints import J

_EXAMPLE = "13 down 5"
_OF_WORDS = {
    Trouble.UNKNOWN_WORD,
    Trouble.NO_JOINT_THERE,
    Trouble.UNCLEAR,
    Trouble.NO_SUCH_PERSON,
    Trouble.RELATION,
    Trouble.SWAP_WHAT,
}
_OF_WORDS_AND_LIMIT = {Trouble.NO_SUCH_JOINT, Trouble.OUTSIDE}
_OF_LIMIT = {Trouble.TOO_LARGE, Trouble.TOO_LONG}
_OF_JOINT = {Trouble.NOTHING_BELOW, Trouble.NO_BONE}


def remark_message(remark: Remark) -> Message:
    """What to say about a joint that was moved."""
    joint = named(remark.joint)
    if remark.said is Said.BONE:
        change = "longer" if remark.percent > 0 else "shorter"
        return message(f"adjust-bone-{change}", joint=joint, percent=round(abs(remark.percent)))
    return message(f"adjust-{remark.said}", joint=joint)


def trouble_messages(outcome: NotUnderstood, text: str) -> tuple[Message, ...]:
    """Why a line changed nothing, and what to say instead."""
    return _trouble(outcome, outcome.what or text), _hint(outcome)


def question_message(question: Question, text: str) -> Message:
    """What is asked back; the two meanings are shown beside it."""
    if question.doubt in ("undo-or-cancel", "undo-or-reset", "swap-or-mirror"):
        return message(f"doubt-{question.doubt}")
    return message(f"doubt-{question.doubt}", said=question.said or text)


def _trouble(outcome: NotUnderstood, what: str) -> Message:
    trouble, limit = outcome.trouble, outcome.limit or 0
    id = f"trouble-{trouble}"
    if trouble in _OF_WORDS:
        return message(id, what=what)
    if trouble in _OF_WORDS_AND_LIMIT:
        return message(id, what=what, limit=limit)
    if trouble in _OF_LIMIT:
        return message(id, limit=limit)
    if trouble in _OF_JOINT:
        return message(id, joint=named(J(int(outcome.what))))
    return message(id)


def _hint(outcome: NotUnderstood) -> Message:
    if outcome.nearest:
        return message("try-nearest", nearest=outcome.nearest)
    return message("try-example", example=(*outcome.samples, _EXAMPLE)[0])
