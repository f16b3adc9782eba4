"""What the bot says, in one language."""

import re

from fluent.runtime.types import FluentNone

from bot.text.loading import arguments_of, bundle
from bot.text.locales import Locale
from bot.text.message import Argument, Message

# Marks that turn the direction of writing: in a quoted word they would turn the sentence around it.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class TextError(LookupError):
    """A message that does not exist, or arguments that are not those it takes: a bug of ours."""


class Text:
    """The sentences of a language."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def say(self, id: str, **arguments: Argument) -> str:
        """The sentence with that id; raises TextError unless it is given exactly the arguments it takes."""
        known = arguments_of(self.locale)
        if id not in known:
            raise TextError(f"There is no text {id} in {self.locale}.")
        if known[id] != arguments.keys():
            taken, given = ", ".join(sorted(known[id])), ", ".join(sorted(arguments))
            raise TextError(f"The text {id} takes ({taken}), not ({given}).")
        return self._format(id, {name: self._plain(value) for name, value in arguments.items()})

    def tell(self, message: Message) -> str:
        """The sentence that a message stands for."""
        return self.say(message.id, **dict(message.arguments))

    def _plain(self, value: Argument) -> str | int | float:
        if isinstance(value, Message):
            return self.tell(value)
        return _TURNING.sub("", value) if isinstance(value, str) else value

    def _format(self, id: str, arguments: dict[str, str | int | float]) -> str:
        pattern = bundle(self.locale).get_message(id).value
        if pattern is None:
            raise TextError(f"The text {id} is empty in {self.locale}.")
        said, errors = bundle(self.locale).format_pattern(pattern, arguments)
        if errors or isinstance(said, FluentNone):
            raise TextError(f"The text {id} can't be said: {errors[0] if errors else said}")
        return said
