"""Whether a text speaks of children: nothing bare, sexual or scant is painted where it does."""

import re
from pathlib import Path

from bot.safety.english_words import PHRASES
from bot.safety.korean import PHRASES as KOREAN_PHRASES
from bot.safety.rules import either, read_table

ADULT = 19  # years, by the stricter of the two countries' laws (Korea's Youth Protection Act)

_TABLE = read_table(Path(__file__).with_name("minors.tsv"))
_ENGLISH_AGE = (
    r"(\d{1,2}) ?(?:yo|y o|yrs?|years?)\b|\b(?:aged?|is|she 's|he 's|shes|hes|look\w*) (\d{1,2})\b(?! ?%)"
)
_AGE = re.compile(rf"\b{_ENGLISH_AGE}|(\d{{1,2}}) ?[살세](?!기)")


def _pattern(kind: str) -> re.Pattern[str]:
    """What a kind of the table is in either language."""
    english, korean = either(_TABLE[kind]), either(_TABLE[f"{kind} korean"])
    return re.compile(rf"\b{english}\b|{korean}")


_CHILD, _ALWAYS, _SCANT = _pattern("child"), _pattern("always"), _pattern("scant")


def speaks_of_minors(text: str) -> bool:
    """Whether children are named in a reading of a text, by word or by age."""
    kept = _pardoned(text)
    ages = (int(next(filter(None, age.groups()))) for age in _AGE.finditer(kept))
    return bool(_CHILD.search(kept)) or any(age < ADULT for age in ages)


def scant(text: str) -> str | None:
    """The words for what is plain clothing on a grown person and isn't on a child."""
    found = _SCANT.search(text)
    return found[0] if found else None


def of_minors_alone(text: str) -> str | None:
    """The word that is refused whatever stands around it."""
    found = _ALWAYS.search(_pardoned(text))
    return found[0] if found else None


def _pardoned(text: str) -> str:
    return KOREAN_PHRASES.pardoned(PHRASES.pardoned(text))
