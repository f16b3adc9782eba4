"""People whom no list knows, by the capitals of their names: "make her look like Sarah Miller"."""

import re

from bot.safety.people import NAMES
from bot.safety.rules import either
from bot.safety.verdict import Hit, Reason

_NAME = r"(?!(?:The|A|An|In|On) )([A-Z][a-z]+ [A-Z][a-z]+)"
_SOMEONE = (
    r"(?:[Hh]er|[Hh]im|them|me|us|(?:this|the|that|my) (?:\w+ )?"
    r"(?:girl|woman|man|guy|boy|person|lady|model|friend))"
)
_KNOWN = (
    "ex boss friend teacher neighbou?r coworker colleague classmate wife husband girlfriend boyfriend crush "
    "sister brother cousin professor roommate"
).split()
_TITLES = (
    "actor actress singer celebrity president politician rapper youtuber streamer influencer idol footballer "
    "named called"
).split()
_PATTERNS = [
    re.compile(rf"\b{_SOMEONE} (?:to )?(?:look |be |become )?(?:\w+ )?(?:like|as|into|resemble) {_NAME}"),
    re.compile(rf"\b(?:my|our) {either(_KNOWN)} {_NAME}"),
    re.compile(rf"\b{either(_TITLES)} {_NAME}"),
]
_NO_PERSON = re.compile(
    rf"\b{either(NAMES['fictional'])}\b|\b(?:park|beach|street|city|tower|square|bridge|garden|island|palace|style"
    r"|dress|york|angeles|princess)$"
)


def named_in_capitals(cased: str) -> list[Hit]:
    """The names in a text, written as it was, that somebody is to look like or bears."""
    names = [found[1] for pattern in _PATTERNS for found in pattern.finditer(cased)]
    return [Hit(Reason.PERSON, name) for name in names if not _NO_PERSON.search(name.lower())]
