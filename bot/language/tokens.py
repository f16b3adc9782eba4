"""A line of text -> the tokens of the grammar, in English, Korean and any mix of them.

Korean is written with and without spaces ("왼발아래로5"), so words are found by the longest match. A run of
letters that isn't made of known words all through is unknown, and one unknown word refuses the whole line.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.language import words
from bot.language.nearest import nearest
from bot.language.parts import PARTS
from bot.language.rules import RULES, Reader
from pipeline.errors import UserMistake

LONGEST = 1000
LETTERS = re.compile(r"[a-z']+|[가-힣ㄱ-ㅣ]+|\S")
VOCABULARY: frozenset[str] = frozenset().union(
    *(PARTS, words.DIRECTIONS, words.LIFTS, words.KOREAN_STEMS, words.HIDE, words.SHOW, words.SWAP),
    *(words.BEND, words.LENGTH, words.LONGER, words.SHORTER),
)


@dataclass(frozen=True)
class Token:
    """A terminal of the grammar, what it means, and the words that said it."""

    kind: str
    value: object
    said: str


def normalise(text: str) -> str:
    """Lower case, full-width forms made plain, variation selectors and doubled blanks gone."""
    plain = unicodedata.normalize("NFKC", text).replace("\ufe0f", "").replace("'s", " ").lower()
    return re.sub(r"[ \t]+", " ", plain).strip()


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of normalised text.

    Raises:
        UserMistake: a word is unknown; the message names it and the nearest known one.
    """
    if len(text) > LONGEST:
        raise UserMistake(f"A line has at most {LONGEST} letters, this one {len(text)}.")
    found: list[Token] = []
    place = 0
    while place < len(text):
        kind, match, reader = _match(text, place)
        if kind:
            found.append(Token(kind, reader(match), match[0].strip()))
        place = match.end()
    return tuple(found)


def _match(text: str, place: int) -> tuple[str, re.Match[str], Reader]:
    for kind, pattern, reader in RULES:
        match = pattern.match(text, place)
        if match and match[0]:
            return kind, match, reader
    raise UserMistake(_unknown(text, place))


def _unknown(text: str, place: int) -> str:
    """What to say of the word around a place where nothing matched."""
    word = next(m[0] for m in LETTERS.finditer(text) if m.end() > place)
    hint = nearest(word, VOCABULARY)
    question = f"; did you mean “{hint}”?" if hint else "."
    return f"I don't know “{word}”{question} Nothing was changed."
