"""One message of the conversation as the messages of Telegram that it takes."""

from dataclasses import dataclass, replace
from itertools import groupby

from bot.platform import Label, Outgoing, Shot
from bot.telegram.limits import ALBUM, CAPTION, fits_as_photo, length, pieces

Buttons = tuple[tuple[Label, ...], ...]

_NOTHING_SAID = "…"  # an album carries no buttons, and a message needs a text


@dataclass(frozen=True)
class Words:
    """A text, perhaps with buttons."""

    text: str
    buttons: Buttons = ()


@dataclass(frozen=True)
class Picture:
    """One photo or file with its caption, perhaps with buttons."""

    shot: Shot
    caption: str = ""
    buttons: Buttons = ()


@dataclass(frozen=True)
class Album:
    """Two to ten photos, or as many files; Telegram lets them carry no buttons."""

    shots: tuple[Shot, ...]
    caption: str = ""


Part = Words | Picture | Album


def parts_of(outgoing: Outgoing) -> list[Part]:
    """Pictures first; the text is their caption where it is short enough, and the buttons have room."""
    text, buttons = outgoing.text, outgoing.buttons
    groups = _groups(outgoing.shots)
    if len(groups) == 1 and length(text) <= CAPTION:
        if len(groups[0]) == 1:
            return [Picture(groups[0][0], text, buttons)]
        if not buttons:
            return [Album(groups[0], text)]
    shown: list[Part] = [Picture(shots[0]) if len(shots) == 1 else Album(shots) for shots in groups]
    return [*shown, *_words(text, buttons)] if text or buttons or not shown else shown


def _words(text: str, buttons: Buttons) -> list[Part]:
    *first, last = pieces(text or _NOTHING_SAID)
    return [*map(Words, first), Words(last, buttons)]


def _groups(shots: tuple[Shot, ...]) -> list[tuple[Shot, ...]]:
    """Shots that can be one album: photos and files don't mix, and ten is the most."""
    settled = [shot if shot.as_file or fits_as_photo(shot.data) else as_file(shot) for shot in shots]
    found = []
    for _, alike in groupby(settled, key=lambda shot: shot.as_file):
        same = tuple(alike)
        found += [same[start : start + ALBUM] for start in range(0, len(same), ALBUM)]
    return found


def as_file(shot: Shot) -> Shot:
    """The same picture, sent byte for byte."""
    return replace(shot, as_file=True)
