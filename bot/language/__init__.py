"""The adjustment language: a line of English or Korean and a pose -> one typed outcome."""

from bot.language.actions import Act, Action, Step
from bot.language.doubt import Doubt
from bot.language.naming import named
from bot.language.outcomes import (
    Acting,
    Adjustments,
    NotAnAdjustment,
    NotUnderstood,
    Option,
    Outcome,
    Question,
)
from bot.language.parsing import parse
from bot.language.poses.application import Applied, apply
from bot.language.poses.redrawing import redrawn
from bot.language.remarks import Remark, Said
from bot.language.samples import samples
from bot.language.saying import say, say_all
from bot.language.telling import question_message, remark_message, trouble_messages
from bot.language.trouble import Puzzled, Trouble
from bot.language.understanding import follow, understand
from bot.text.locales import Locale

__all__ = [
    "Act",
    "Acting",
    "Action",
    "Adjustments",
    "Applied",
    "Doubt",
    "Locale",
    "NotAnAdjustment",
    "NotUnderstood",
    "Option",
    "Outcome",
    "Puzzled",
    "Question",
    "Remark",
    "Said",
    "Step",
    "Trouble",
    "apply",
    "follow",
    "named",
    "parse",
    "question_message",
    "redrawn",
    "remark_message",
    "samples",
    "say",
    "say_all",
    "trouble_messages",
    "understand",
]
