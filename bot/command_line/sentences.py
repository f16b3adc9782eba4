"""What the command line says of a line of the adjustment language; it speaks English only."""

from bot.language import (
    Acting,
    Action,
    Adjustments,
    NotAnAdjustment,
    NotUnderstood,
    Outcome,
    Question,
    named,
    question_message,
    remark_message,
    say,
    say_all,
    trouble_messages,
)
from bot.language.remarks import Remark
from bot.text.locales import Locale
from bot.text.message import Message, message
from bot.text.text import Text
from pipeline.pose.joints import J

_TEXT = Text(Locale.ENGLISH)
EXAMPLE = "Say for example “13 down 5; hide 4” or “왼발목 아래로 5”."


def joint_name(joint: J) -> str:
    """“left ankle (13)”."""
    return _TEXT.tell(named(joint))


def remark_sentence(remark: Remark) -> str:
    """The sentence of a remark."""
    return _TEXT.tell(remark_message(remark))


def refusal(outcome: Outcome, line: str) -> str:
    """Why a line changed nothing, in one line, and what to say instead."""
    match outcome:
        case NotUnderstood():
            return _sentences(*trouble_messages(outcome, line))
        case Question():
            one, other = (say_all(option.steps) for option in outcome.options)
            return _sentences(question_message(outcome, line), message("doubt-write", one=one, other=other))
        case Acting(action) | Adjustments(then=(Action() as action, *_)):
            return f"“{say(action)}” is for the chat: the command line only corrects the pose."
        case NotAnAdjustment() | Adjustments():
            return f"There is nothing to adjust in this line. {EXAMPLE}"


def _sentences(*said: Message) -> str:
    return " ".join(_TEXT.tell(each) for each in said)
