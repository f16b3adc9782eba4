"""The known word that a misspelt one may have meant."""

import difflib
import unicodedata
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float = 0.7) -> str | None:
    """The known word most like this one, compared letter by letter (in Korean by jamo), or None."""
    spelt = {_letters(candidate): candidate for candidate in known}
    found = difflib.get_close_matches(_letters(word), spelt, n=1, cutoff=likeness)
    return spelt[found[0]] if found else None


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word)
