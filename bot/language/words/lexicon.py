"""The words of the language, read from lexicon/*.toml and parts.py into one tree of letters."""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from importlib.resources import files

from bot.language.words.hangul import is_hangul, keys
from bot.language.words.parts import KOREAN, PARTS


class Ends(Enum):
    """What may be tied to the end of a word."""

    NOTHING = 0
    PARTICLES = 1
    ENDINGS = 2
    STEM_ENDINGS = 3  # and one of them must be
    STATE_ENDINGS = 4  # those of a statement too


@dataclass(frozen=True)
class Word:
    """One way to write something: its form, its kind in the grammar, and what it means."""

    form: str
    kind: str
    value: str
    ends: Ends = Ends.NOTHING
    alone: bool = False  # only between spaces
    blanks: int = 0  # that may stand within a Korean form


TIED = {
    "PARTICLE": frozenset({Ends.PARTICLES}),
    "ENDING": frozenset({Ends.ENDINGS, Ends.STATE_ENDINGS}),
    "STATEENDING": frozenset({Ends.STATE_ENDINGS}),
    "STEMENDING": frozenset({Ends.STEM_ENDINGS}),
}
_STATES = frozenset({"COMPLAINT", "FILLER", "DONE"})
_MARKS = {"~": Ends.ENDINGS, "-": Ends.STEM_ENDINGS}


@dataclass
class Node:
    """A place in the tree of letters; Korean syllables are looked up by their keys."""

    words: list[Word] = field(default_factory=list)
    below: dict[str, "Node"] = field(default_factory=dict)


def _forms(name: str) -> Iterator[tuple[str, str, str]]:
    """(kind, value, form as written in the file) of a lexicon."""
    tables = tomllib.loads(files("bot.language.words").joinpath("forms", name).read_text("utf-8"))
    for kind, table in tables.items():
        for value, forms in table.items():
            for form in _listed(forms, "|" if "|" in str(forms) else " "):
                yield kind, value, form


def _listed(forms: str | list[str], separator: str) -> list[str]:
    if isinstance(forms, list):
        return forms
    return [form for line in forms.splitlines() for form in _phrases(line, separator) if form]


def _phrases(line: str, separator: str) -> list[str]:
    return [form.strip() for form in line.split(separator)]


def _word(kind: str, value: str, written: str) -> Word:
    alone = written.startswith("=")
    form = written.removeprefix("=")
    ends = _MARKS.get(form[-1], Ends.NOTHING)
    form = form[:-1] if ends is not Ends.NOTHING and len(form) > 1 else form
    if is_hangul(form[-1]):
        return Word(form.replace(" ", ""), kind, value, _ends(kind, ends), alone, form.count(" "))
    return Word(unicodedata.normalize("NFKC", form), kind, value, Ends.NOTHING, alone)


def _ends(kind: str, marked: Ends) -> Ends:
    if marked is Ends.ENDINGS and kind in _STATES:
        return Ends.STATE_ENDINGS
    if marked is not Ends.NOTHING:
        return marked
    return {"ENDING": Ends.ENDINGS, "STATEENDING": Ends.STATE_ENDINGS, "STEMENDING": Ends.PARTICLES}.get(
        kind, Ends.PARTICLES
    )


def _all() -> list[Word]:
    found = [_word("PART", name, name) for name in PARTS]
    for name in ("english.toml", "korean.toml"):
        found += [_word(*form) for form in _forms(name)]
    return found


def _tree(words: list[Word]) -> Node:
    root = Node()
    for word in words:
        node = root
        for letter in word.form:
            node = node.below.setdefault(keys(letter), Node())
        node.words.append(word)
    return root


WORDS: tuple[Word, ...] = tuple(_all())
TREE: Node = _tree(list(WORDS))
LATIN: dict[str, tuple[Word, ...]] = {}
for _each in WORDS:
    if _each.form.isascii() and _each.form.isalpha():
        LATIN[_each.form] = (*LATIN.get(_each.form, ()), _each)

_LIMBS = frozenset(PARTS) - frozenset(KOREAN)
_WAYS = frozenset({"up", "down", "left", "right"})
# What may follow a word without a blank; “makeup” and “hideout” are words of their own.
GLUED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("left", "right", "both"), _LIMBS),
    **dict.fromkeys(("the", "his", "her", "my"), _LIMBS | {"left", "right"}),
    **dict.fromkeys(("move", "by", "to", "of"), _WAYS | {"the"}),
    **dict.fromkeys(
        ("drop", "put", "bend", "shift", "push", "pull", "lift", "bring", "nudge"), frozenset({"the"})
    ),
    **dict.fromkeys(("raise", "lower", "hide", "show"), _LIMBS | {"left", "right", "the", "both"}),
    **dict.fromkeys(("please", "pls", "plz"), frozenset(("move", "raise", "lower", "lift", "drop", "hide"))),
    **dict.fromkeys(_LIMBS, _WAYS),
}
