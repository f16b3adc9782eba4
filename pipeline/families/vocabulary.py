"""Which words of a prompt a family does not know."""

import re

from pipeline.families.spec import FamilySpec

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_GLUE = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "has",
        "have",
        "her",
        "his",
        "in",
        "is",
        "it",
        "its",
        "no",
        "of",
        "on",
        "or",
        "she",
        "he",
        "the",
        "their",
        "they",
        "to",
        "very",
        "with",
    )
)


def unknown_words(prompt: str, spec: FamilySpec) -> tuple[str, ...]:
    """The words of the prompt that the family never saw, as written, each once, in their order.

    A word is known in singular and plural alike, and a compound ("knee-high") if all its pieces are. A family
    without a vocabulary of its own reads all English: only words in other scripts are unknown to it.
    """
    words = dict.fromkeys(_WORD.findall(prompt))
    if not spec.vocabulary:
        return tuple(word for word in words if not word.isascii())
    known = frozenset(form for word in spec.vocabulary for form in _forms(word.lower()))
    return tuple(word for word in words if not _is_known(word.lower(), known))


def _is_known(word: str, known: frozenset[str]) -> bool:
    if word in _GLUE or not known.isdisjoint(_forms(word)):
        return True
    pieces = word.split("-")
    return len(pieces) > 1 and all(_is_known(piece, known) for piece in pieces)


def _forms(word: str) -> tuple[str, ...]:
    """The word and what may be its singular; "boots" and "boot" share one, "dress" and "dresses" too."""
    endings = (("ies", "y"), ("es", ""), ("s", ""))
    stems = (word[: -len(end)] + single for end, single in endings if word.endswith(end))
    return (word, *(stem for stem in stems if len(stem) > 2))
