"""Whether a prompt may be painted. Pure, and quick enough to be asked before every job.

Judged are the words alone, in every way they can be read; the pictures have a check of their own. It knows
no irony and no context: a request without one of these words in it passes, whatever is meant by it.
"""

from dataclasses import dataclass

from bot.safety.capitals import named_in_capitals
from bot.safety.english import hits as english_hits
from bot.safety.korean import hits as korean_hits
from bot.safety.korean_spelling import korean_readings, latin_reading
from bot.safety.letters import plain_letters
from bot.safety.minors import of_minors_alone, scant, speaks_of_minors
from bot.safety.spelling import mended, plain_words
from bot.safety.verdict import ALLOWED, Hit, Reason, Verdict

_GRAVEST = (Reason.MINORS, Reason.UNDRESSING, Reason.SEXUAL, Reason.PERSON)


@dataclass(frozen=True)
class _Readings:
    """The ways to read a prompt."""

    cased: str
    english: tuple[str, ...]
    korean: tuple[str, ...]


def judge(*prompts: str) -> Verdict:
    """Whether these prompts of one draft, read together, may be painted; where not, why."""
    readings = _read("\n".join(prompts))
    found = _hits(readings)
    found += _minors(readings, found)
    return _verdict(found) if found else ALLOWED


def _read(prompt: str) -> _Readings:
    letters = plain_letters(prompt)
    words = plain_words(latin_reading(letters).lower())
    english = dict.fromkeys((" ".join(words), " ".join(mended(words))))
    return _Readings(letters, tuple(english), tuple(korean_readings(letters)))


def _hits(readings: _Readings) -> list[Hit]:
    found = [hit for text in readings.english for hit in english_hits(text)]
    found += [hit for text in readings.korean for hit in korean_hits(text)]
    return found + named_in_capitals(readings.cased)


def _minors(readings: _Readings, found: list[Hit]) -> list[Hit]:
    texts = (*readings.english, *readings.korean)
    alone = [word for text in texts if (word := of_minors_alone(text))]
    bare = [hit.words for hit in found if hit.reason is not Reason.PERSON]
    bare += [word for text in texts if (word := scant(text))]
    of_children = alone or (bare and any(speaks_of_minors(text) for text in texts))
    return [Hit(Reason.MINORS, words) for words in (*alone, *bare)] if of_children else []


def _verdict(found: list[Hit]) -> Verdict:
    reason = min((hit.reason for hit in found), key=_GRAVEST.index)
    words = dict.fromkeys(hit.words for hit in found if hit.reason is reason)
    return Verdict(reason, tuple(words))
