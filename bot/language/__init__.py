"""The adjustment language: a line of English or Korean -> adjustments -> a corrected pose."""

from bot.language.application import Applied, apply
from bot.language.parser import parse
from bot.language.remarks import Remark, Said

__all__ = ["Applied", "Remark", "Said", "apply", "parse"]
