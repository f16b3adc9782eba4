"""A line as it was typed -> plain text: one width, one case, one kind of blank, words apart."""

import re
import unicodedata

from bot.language.words.lexicon import GLUED, LATIN
from bot.language.words.rephrasing import plainer

_LONG_DRAWN = re.compile(r"([a-z])\1{2,}")  # pleeease, sooo
_FACES = re.compile(r"[:;=]['-]?(?:[)(]+|[dp](?![a-z]))")  # :) ;-) :d
_COMMA = re.compile(  # 1,5 %
    r"(?<![\d,.@=(])(?<!to )(?<!at )(?<!@ )(?<!= )(\d{1,2}),(\d)(?=\s?(?:%|percent|px|퍼|프로|픽셀))"
)
_RUN = re.compile(r"[a-z]+")


def plain(text: str) -> str:
    """Lower case, full-width forms made plain, variation selectors and doubled blanks gone."""
    folded = unicodedata.normalize("NFKC", text).replace("\ufe0f", "").replace("’", "'").lower()
    folded = _FACES.sub(" ", folded)
    spaced = re.sub(r"(?<=[a-z가-힣])-(?=[a-z가-힣])", " ", folded)
    mended = re.sub(r"[ \t\r]+", " ", _RUN.sub(lambda run: _mended(run[0]), spaced)).strip()
    return plainer(_COMMA.sub(r"\1.\2", mended))


def _mended(run: str) -> str:
    """A run of letters as it was meant: “sooo” shortened, “leftfoot” and “movethe” split."""
    if run in LATIN:
        return run
    shorter = [_LONG_DRAWN.sub(letters, run) for letters in (r"\1\1", r"\1")]
    known = next((word for word in shorter if word in LATIN), None)
    if known is not None:
        return known
    splits = ((run[:at], run[at:]) for at in range(2, len(run) - 1))
    return next((f"{one} {other}" for one, other in splits if other in GLUED.get(one, ())), run)
