"""A line as it was typed -> plain text: one width, one case, one kind of blank, words apart."""

import re
import unicodedata

from bot.language.words.lexicon import GLUED, LATIN

_RUN = re.compile(r"[a-z]+")


def plain(text: str) -> str:
    """Lower case, full-width forms made plain, variation selectors and doubled blanks gone."""
    folded = unicodedata.normalize("NFKC", text).replace("\ufe0f", "").replace("’", "'").lower()
    spaced = re.sub(r"(?<=[a-z가-힣])-(?=[a-z가-힣])", " ", folded)
    return re.sub(r"[ \t\r]+", " ", _RUN.sub(lambda run: _unglued(run[0]), spaced)).strip()


def _unglued(run: str) -> str:
    """A run of letters split where two words were typed without their blank: “movethe”, “leftfoot”."""
    if run in LATIN:
        return run
    splits = ((run[:at], run[at:]) for at in range(2, len(run) - 1))
    return next((f"{one} {other}" for one, other in splits if other in GLUED.get(one, ())), run)
