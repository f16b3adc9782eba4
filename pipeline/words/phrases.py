"""Garments and places in a line of English: where they stand and what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.words.garments import Kind, is_plural, kind_of
from pipeline.words.places import PLACE_PREPOSITIONS, PREPOSITION_OF, takes_article

ARTICLES = frozenset({"a", "an", "the"})
COLOURS = frozenset(
    "beige black blue brown burgundy camel charcoal coral cream crimson cyan gold golden gray "
    "green grey indigo ivory khaki lavender lilac magenta maroon mint mustard navy olive orange "
    "peach pink plum purple red rose scarlet silver tan teal turquoise violet white yellow".split()
)
_OWNERS = frozenset("her his its my our their your this that these those some".split())
_LINKS = frozenset({"is", "are", "be", "to", "in", "into", "should", ":", "="})
# Words that no garment's description reaches across to its left.
_STOPS = (
    ARTICLES
    | _OWNERS
    | _LINKS
    | PLACE_PREPOSITIONS
    | frozenset(
        "and or with without wear wears worn dressed of for from but plus also then him me they "
        "she he it has have make put give add change turn replace swap want please person people "
        "man woman girl boy child front under over behind next".split()
    )
    | frozenset(",;.")
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[,:;.=]")


@dataclass(frozen=True)
class Token:
    """A word or mark, in small letters, and its place in the text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Garment:
    """A garment as a text names it, at text[start:end]; its colour is moved before it, its article right."""

    words: str
    kind: Kind
    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """A place as a text names it, at text[start:end], with its preposition and article put right."""

    words: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text."""
    return [Token(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def garments_in(text: str) -> tuple[Garment, ...]:
    """The garments that a text names, in its order: "a red coat", "shoes: white", "make her coat blue"."""
    tokens = tokens_of(text)
    found: list[Garment] = []
    free = 0  # the first token that belongs to no garment yet
    for head in _heads(tokens):
        first = _reach_left(tokens, head, free)
        colour = _colour_after(tokens, first, head)
        found.append(_garment(tokens, first, head, colour))
        free = (head if colour is None else colour) + 1
    return tuple(found)


def places_in(text: str) -> tuple[Place, ...]:
    """The places that a text names, in its order: "on a beach", "snowy forest", "in front of a wall"."""
    tokens = tokens_of(text)
    found: list[Place] = []
    for at, token in enumerate(tokens):
        if _opens_front(tokens, at):
            found.append(_front(text, tokens, at))
        elif token.word in PREPOSITION_OF and not _inside(found, token):
            found.append(_place(tokens, at))
    return tuple(found)


def _heads(tokens: list[Token]) -> Iterator[int]:
    """Where garments stand; of adjoining ones the last is meant ("a sweater dress" is a dress)."""
    for at, token in enumerate(tokens):
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if kind_of(token.word) is not None and kind_of(following) is None:
            yield at


def _reach_left(tokens: list[Token], head: int, free: int) -> int:
    first = head
    while first > free and not _stops(tokens[first - 1].word):
        first -= 1
    return first


def _stops(word: str) -> bool:
    return word in _STOPS or (word.endswith("ing") and len(word) > 5)


def _garment(tokens: list[Token], first: int, head: int, colour: int | None) -> Garment:
    described = [token.word for token in tokens[first : head + 1]]
    if colour is not None:
        described.insert(0, tokens[colour].word)
    kind = kind_of(tokens[head].word)
    assert kind is not None
    words = " ".join(described)
    opens = first > 0 and tokens[first - 1].word in ARTICLES | _OWNERS
    start, end = tokens[first - 1 if opens else first].start, tokens[head if colour is None else colour].end
    return Garment(words if is_plural(described[-1]) else _with_article(words), kind, start, end)


def _colour_after(tokens: list[Token], first: int, head: int) -> int | None:
    """The colour said of a garment after it, unless it has one or that belongs to the next garment."""
    if any(token.word in COLOURS for token in tokens[first : head + 1]):
        return None
    at = head + 1
    while at < len(tokens) and tokens[at].word in _LINKS:
        at += 1
    if at >= len(tokens) or tokens[at].word not in COLOURS:
        return None
    if any(token.word == ":" for token in tokens[head:at]):
        return at
    following = at + 1
    while following < len(tokens) and not _stops(tokens[following].word):
        if kind_of(tokens[following].word) is not None:
            return None
        following += 1
    return at


def _place(tokens: list[Token], at: int) -> Place:
    first = at
    while first > 0 and not _stops(tokens[first - 1].word) and kind_of(tokens[first - 1].word) is None:
        first -= 1
    place = tokens[at].word
    words = " ".join(token.word for token in tokens[first : at + 1])
    article = _with_article(words) if takes_article(place) else words
    before = first - 1
    if before >= 0 and tokens[before].word in ARTICLES | _OWNERS:
        article, before = f"{tokens[before].word} {words}", before - 1
    preposition = PREPOSITION_OF[place]
    if before >= 0 and tokens[before].word in PLACE_PREPOSITIONS:
        preposition, before = tokens[before].word, before - 1
    return Place(f"{preposition} {article}", tokens[before + 1].start, tokens[at].end)


def _opens_front(tokens: list[Token], at: int) -> bool:
    return [token.word for token in tokens[at : at + 3]] == ["in", "front", "of"]


def _front(text: str, tokens: list[Token], at: int) -> Place:
    last = at + 2
    while last + 1 < len(tokens) and (tokens[last + 1].word in ARTICLES or not _stops(tokens[last + 1].word)):
        last += 1
    start, end = tokens[at].start, tokens[last].end
    return Place(text[start:end], start, end)


def _inside(found: list[Place], token: Token) -> bool:
    return bool(found) and token.start < found[-1].end


def _with_article(words: str) -> str:
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
