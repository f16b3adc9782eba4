"""Korean wishes in English, word by word: garments, colours, places, with their particles and verbs."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LEXICON = Path(__file__).with_name("korean.tsv")
_HANGUL = re.compile(r"[가-힣]+")

# Particles, and what they say of the words around them: a mark in the English text.
_PARTICLES: dict[str, str] = {
    **dict.fromkeys(("은", "는", "을", "를", "이", "가"), ":"),  # "shoes: white"
    **dict.fromkeys(
        (
            "에서 에다 에 와 과 랑 이랑 하고 로 으로 도 만 며 이며 고 이고 위에 위에서 안에 안에서 속에서 "
            "앞에서 배경으로 에서는 차림 차림으로 처럼"
        ).split(),
        ",",
    ),
    **dict.fromkeys(("의", "인", "한", "색", "색깔", "색상", "컬러", "빛", "색의"), ""),
}
_VERB = "verb"


@dataclass(frozen=True)
class _Entry:
    english: str
    kind: str


@dataclass(frozen=True)
class _Split:
    """A run of Hangul cut into words: the cheapest way so far, and its pieces as English."""

    cost: int
    english: tuple[str, ...]
    after_word: bool


def to_english(text: str) -> str:
    """The text with its Korean words in English; words that are not in the lexicon stay as they are.

    Commas and colons stand for the particles: "신발은 흰색으로" becomes "shoes: white".
    """
    if not _HANGUL.search(text):
        return text.strip()
    spoken = _HANGUL.sub(lambda run: f" {_english_of(run[0])} ", text)
    return _tidy(spoken)


def _english_of(run: str) -> str:
    split = _split(run)
    # A half-understood word would be a guess: it is left whole, for the person to be told.
    return " ".join(split.english) if split is not None else _without_particle(run)


def _split(run: str) -> _Split | None:
    """The run as words of the lexicon and particles, in as few pieces as can be; None if none fits."""
    best: dict[int, _Split] = {0: _Split(0, (), False)}
    for end in range(1, len(run) + 1):
        ways = [
            way for start in range(end) if (way := _extended(best.get(start), run[start:end])) is not None
        ]
        if ways:
            best[end] = min(ways, key=lambda way: way.cost)
    return best.get(len(run))


def _extended(before: _Split | None, piece: str) -> _Split | None:
    if before is None:
        return None
    entry = _lexicon().get(piece)
    if entry is not None:
        return _Split(before.cost + 2, (*before.english, entry.english), entry.kind != _VERB)
    if before.after_word and piece in _PARTICLES:
        return _Split(before.cost + 3, (*before.english, _PARTICLES[piece]), False)
    return None


def _without_particle(run: str) -> str:
    for particle in sorted(_PARTICLES, key=len, reverse=True):
        if _PARTICLES[particle] and run.endswith(particle) and len(run) > len(particle) + 1:
            return run.removesuffix(particle) + _PARTICLES[particle]
    return run


@cache
def _lexicon() -> dict[str, _Entry]:
    rows = [line.split("\t") for line in _LEXICON.read_text(encoding="utf-8").splitlines()[1:]]
    return {korean: _Entry(english, kind) for korean, english, kind in rows}


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,:])", r"\1", text)
    text = re.sub(r"([,:])(?:[,:]|\s)*[,]|,(?=[,:])", ",", text)
    return text.strip(" ,:")
