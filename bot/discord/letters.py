"""What is to be said, cut into what one message of Discord's takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from discord.utils import escape_markdown

from bot.platform import Label, Outgoing, Shot

MOST_CHARACTERS = 2000
MOST_FILES = 10


@dataclass(frozen=True)
class Letter:
    """One message."""

    text: str
    shots: tuple[Shot, ...] = ()
    buttons: tuple[tuple[Label, ...], ...] = ()


def letters(outgoing: Outgoing) -> list[Letter]:
    """The messages that say it all; pictures and buttons are in the first, as far as it takes them."""
    texts = list(_texts(escape_markdown(outgoing.text)))
    shots = [outgoing.shots[at : at + MOST_FILES] for at in range(0, len(outgoing.shots), MOST_FILES)]
    first, *others = zip_longest(texts or [""], shots)
    return [
        Letter(first[0] or "", first[1] or (), outgoing.buttons),
        *(Letter(text or "", some or ()) for text, some in others),
    ]


def only_letter(outgoing: Outgoing) -> Letter:
    """The one message there can be in place of another; what it does not take is left out."""
    first, *others = letters(outgoing)
    if not others or not others[0].text:
        return first
    return Letter(first.text[: MOST_CHARACTERS - 1] + "…", first.shots, first.buttons)


def _texts(text: str) -> Iterator[str]:
    while len(text) > MOST_CHARACTERS:
        at = _where_to_cut(text)
        yield text[:at].rstrip()
        text = text[at:].lstrip()
    if text:
        yield text


def _where_to_cut(text: str) -> int:
    """Behind the last line, else the last word that fits, unless that leaves less than half a message."""
    for mark in ("\n", " "):
        at = text.rfind(mark, 0, MOST_CHARACTERS + 1)
        if at > MOST_CHARACTERS // 2:
            return at
    # Never between a backslash and what it makes harmless.
    return MOST_CHARACTERS - 1 if text[MOST_CHARACTERS - 1] == "\\" else MOST_CHARACTERS
