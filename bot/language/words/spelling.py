"""Misspelt words: the known word that was meant, and the nearest to one that wasn't understood."""

import difflib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from bot.language.words.hangul import is_hangul, keys
from bot.language.words.lexicon import LATIN, WORDS, Word

LIKENESS = 0.65  # the share of letters that a word has in common with the nearest one
SHORTEST = 4  # letters; shorter English words have too many neighbours
_LIMBS_KOREAN = ("발", "손", "팔", "다리", "무릎", "어깨", "골반")
_RIGHT = next(word for word in WORDS if word.form == "오른")
LONGEST_KOREAN = 6  # syllables of a word that is looked for
SHORT_KOREAN = 2  # syllables; of such words only a few have no neighbours
_UNLIKE_OTHERS = frozenset("무릎 발목 손목 골반 왼쪽".split())
_REAL_KOREAN = frozenset("이래로 어른 모른 고른 이른 동아리 웅덩이 반목 방목 벌목 발족 이쪽 안드로".split())
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
def slipped_from_korean(run: str) -> tuple[Word, int] | None:
    """The Korean word whose one letter is another one at the start of a run of syllables, and its length."""
    for length in range(min(len(run), LONGEST_KOREAN), 1, -1):
        start = run[:length]
        if start not in _REAL_KOREAN:
            near = [word for word in _long_korean() if _one_letter(keys(start), keys(word.form))]
            near += [_RIGHT] * (_one_letter(keys(start), keys(_RIGHT.form)) and _begins_part(run[length:]))
            if len({(word.kind, word.value) for word in near}) == 1:
                return near[0], length
    return None


def _begins_part(text: str) -> bool:
    """Whether a body part follows: 오룬발 is 오른발."""
    return text.startswith(_LIMBS_KOREAN)


def _one_letter(keyed: str, known: str) -> bool:
    """Whether one letter of a syllable is another one; `keys` writes three for each."""
    return len(keyed) == len(known) and sum(a != b for a, b in zip(keyed, known, strict=True)) == 1


@cache
def _long_korean() -> tuple[Word, ...]:
    """Words of the body and its ways that are long enough to be known by all letters but one."""
    return tuple(
        word
        for word in WORDS
        if word.kind in ("PART", "WAY", "TO", "SIDE")
        and all(is_hangul(letter) for letter in word.form)
        and (len(word.form) > SHORT_KOREAN or word.form in _UNLIKE_OTHERS)
    )


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
