"""Misspelt words: the known word that was meant, and the nearest to one that wasn't understood."""

import difflib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from bot.language.words.lexicon import LATIN, WORDS, Word

LIKENESS = 0.65  # the share of letters that a word has in common with the nearest one
SHORTEST = 4  # letters; shorter English words have too many neighbours
_SAID = frozenset(
    {"FILLER", "ENDING", "PARTICLE", "STEMENDING", "NOT", "OTHER", "ASKS", "BECAUSE", "COMPLAINT"}
)


@lru_cache(maxsize=4096)
def slipped_from(word: str) -> str | None:
    """The one known English word that is a slip of the finger away, unless this one is a word too."""
    if len(word) < SHORTEST or word in _real_words():
        return None
    known = [other for other in LATIN if len(other) >= SHORTEST]
    near = [other for other in known if _exchanged(word, other)] or [k for k in known if _one_slip(word, k)]
    meanings = {(LATIN[other][0].kind, LATIN[other][0].value.removesuffix("s")) for other in near}
    return min(near) if len(meanings) == 1 else None


@lru_cache(maxsize=4096)
def nearest(word: str) -> Word | None:
    """The known word most like this one, compared letter by letter (in Korean by jamo), or None."""
    found = difflib.get_close_matches(_letters(word), _known(), n=1, cutoff=LIKENESS)
    return _known()[found[0]] if found else None


@cache
def _known() -> dict[str, Word]:
    return {_letters(word.form): word for word in WORDS if word.kind not in _SAID and len(word.form) > 1}


@cache
def _real_words() -> frozenset[str]:
    """English words one slip away from ours: “boot”, “bright”; of Webster's second dictionary (web2)."""
    text = files("bot.language.words").joinpath("forms", "neighbours.tsv").read_text("utf-8")
    return frozenset(text.split())


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _exchanged(word: str, known: str) -> bool:
    """Two letters next to each other exchanged: donw, down."""
    at = _first_difference(word, known)
    return (
        word[at : at + 2] == known[at : at + 2][::-1] and word[at + 2 :] == known[at + 2 :] and word != known
    )


def _one_slip(word: str, known: str) -> bool:
    """One letter too many, too few, or another one."""
    at = _first_difference(word, known)
    rest, other = word[at:], known[at:]
    return word != known and (rest[1:] == other[1:] or rest[1:] == other or rest == other[1:])


def _first_difference(word: str, known: str) -> int:
    pairs = zip(word, known, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(word), len(known)))
