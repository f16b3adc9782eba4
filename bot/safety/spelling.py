"""English words as they were meant: n u d e, n4ked, n*de, nuuude, un-dress, takeoffherclothes."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, product

from bot.safety.english_words import KNOWN, PIECES, STRONG

_LEET = {
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "v": "vu", "@": "a", "$": "s", "!": "i", "|": "li", "+": "t", "€": "e", "£": "l", "¥": "y", "(": "c",
}  # fmt: skip
_MARKS = re.escape("".join(mark for mark in _LEET if not mark.isalnum()))
_TOKEN = re.compile(rf"'s\b|[a-z0-9{_MARKS}*']+|[가-힣ㄱ-ㅣ]+|[,.;:?!\n]")
_CLAUSE = frozenset(",.;:?!\n")
_BETWEEN_LETTERS = re.compile(r"(?<=[a-z0-9])[.:]+(?=[a-z0-9])")
_ADULT = re.compile(r"\b1[89] ?\+|🔞")
_WITHOUT = re.compile(r"\bw/o\b\s*")
_OWNER = re.compile(r"['’]s\b")
# Short words that join to others by chance ("an us flag"): they are never half of a word.
_WHOLE = frozenset(
    "a an as at be by do go he i in is it me my no of on or so to up us we the and her his".split()
)
_MOST = 4  # marks of one word that are read as letters; beyond, it is no word
_LONGEST = 40  # letters of a run that is looked through for words


def plain_words(text: str) -> list[str]:
    """The words and marks of a text in small plain letters."""
    tokens = _TOKEN.findall(
        _OWNER.sub(
            " 's", _BETWEEN_LETTERS.sub(" ", _WITHOUT.sub("without ", _ADULT.sub(" adult rated ", text)))
        )
    )
    return [
        bare for token in tokens if (bare := token if token in _CLAUSE or token == "'s" else _bare(token))
    ]


def mended(tokens: list[str]) -> list[str]:
    """The words with every trick undone that hides one of ours."""
    return [word for token in _joined(_unspaced(tokens)) for word in _mend(token)]


def _bare(token: str) -> str:
    """The token without marks around it that stand for no letter there."""
    return token.rstrip("!|+('").lstrip("!|+)'")


def _unspaced(tokens: list[str]) -> Iterator[str]:
    """Runs of single letters, with or without points between them, as one word each."""
    for single, group in groupby(tokens, key=lambda token: len(token) == 1 and token not in _CLAUSE):
        run = list(group)
        if single and len(run) >= 3:
            yield "".join(run)
        else:
            yield from run


def _joined(tokens: Iterator[str]) -> list[str]:
    """Neighbours that are halves of one of our words as that word."""
    words = list(tokens)
    made: list[str] = []
    at = 0
    while at < len(words):
        count = next((n for n in (3, 2) if _halves(words[at : at + n], n)), 1)
        made.append("".join(words[at : at + count]))
        at += count
    return made


def _halves(parts: list[str], count: int) -> bool:
    whole = "".join(parts)
    if len(parts) < count or whole not in KNOWN or not STRONG.isdisjoint(parts):
        return False
    if whole in STRONG:
        return len(whole) >= 6 or _WHOLE.isdisjoint(parts)
    return len(whole) >= 4 and KNOWN.isdisjoint(parts) and _WHOLE.isdisjoint(parts)


@cache
def _letters(token: str) -> tuple[str, ...]:
    """The ways to read a token's digits and marks as letters."""
    marks = sum(char in _LEET for char in token)
    if not marks or marks > _MOST or token.isdigit():
        return (token,)
    return tuple("".join(read) for read in product(*(_LEET.get(char, char) for char in token)))


def _mend(token: str) -> list[str]:
    if token in KNOWN or len(token) < 3 or "ㄱ" <= token[0] <= "힣":
        return [token]
    if "*" in token:
        return [_filled(token)]
    for read in _letters(token):
        if read in KNOWN:
            return [read]
        if shortened := _shortened(read):
            return [shortened]
        if len(read) >= 5 and read[::-1] in STRONG:
            return [read[::-1]]
    for read in _letters(token):
        if parts := _parted(read):
            return parts
    return [token]


def _filled(token: str) -> str:
    pattern = re.compile("".join("[a-z]" if char == "*" else re.escape(char) for char in token))
    if token.strip("*") and sum(char != "*" for char in token) >= 2:
        return next((word for word in sorted(KNOWN) if pattern.fullmatch(word)), token)
    return token


def _shortened(token: str) -> str | None:
    """The word of ours that was drawn out: nuuude."""
    word = _once().get(_collapsed(token))
    return word if word is not None and len(token) > len(word) else None


def _parted(token: str) -> list[str] | None:
    """A run without spaces as our words, a strong one or a garment among them."""
    if not 6 <= len(token) <= _LONGEST or not token.isalpha():
        return None
    ways: dict[int, list[str]] = {0: []}
    for end in range(2, len(token) + 1):
        for start in range(end - 1):
            if start in ways and token[start:end] in PIECES:
                ways[end] = [*ways[start], token[start:end]]
                break
    found = ways.get(len(token))
    return found if found and not STRONG.union(_BARING).isdisjoint(found) else None


@cache
def _once() -> dict[str, str]:
    return {_collapsed(word): word for word in sorted(KNOWN) if len(word) > 2 and word not in _BY_CHANCE}


def _collapsed(word: str) -> str:
    return "".join(char for char, _ in groupby(word))


_BY_CHANCE = frozenset("bra bras rape raped raping boner".split())  # brass, rapped
_BARING = frozenset({"strip", "clothes", "clothing", "pants", "skirt", "dress", "shirt", "outfit"})
