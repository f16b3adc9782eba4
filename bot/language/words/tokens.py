"""A line of text -> the tokens of the grammar, in English, Korean and any mix of them.

Every stretch of the text that could be a word or a number is a piece with a cost: exact words are cheap,
slips of finger and spacing dearer, unknown words dearest. The cheapest chain is how the line is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.language.trouble import Puzzled
from bot.language.words.hangul import is_hangul, keys, sound
from bot.language.words.lattice import Piece, cheapest
from bot.language.words.lexicon import LATIN, TIED, TREE, Ends, Node, Word
from bot.language.words.patterns import PATTERNS, Found
from bot.language.words.spelling import slipped_from, slipped_from_korean

WORD, IDLE, TIE, MISSOUNDED, SLIP, MISSPACED, RUN_ON, UNKNOWN = 1.0, 0.9, 0.1, 0.4, 3.0, 1.5, 0.3, 20.0

_BLANK = re.compile(
    r"(?![\U0001F446-\U0001F449\u261D\U0001F53C\U0001F53D])"  # hands and arrows that point some way
    r"[\s!?~^:…·\"'“”‘`*_|<>\U0001F000-\U0001FAFF\u2600-\u26FF\u2700-\u2793\u27B0-\u27BF\u1100-\u11ff\u3130-\u318f\u200d-]"
)
_POSSESSIVE = re.compile(r"'s(?![a-z])")
_SEPARATORS = {"\n": "END", ";": "END", ".": "END", ",": "AND", "/": "AND"}
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)*")
_ADVERB = re.compile(r"[a-z]{3,}ly(?![a-z])")  # says how, never what: gently, drastically
_HANGUL = re.compile(r"[가-힣]+")
_SIDES_END = frozenset("왼른쪽양")  # a body part may begin behind them
_NUMERALS = frozenset({"NUMBER", "AMOUNT", "JOINT", "PLACE", "PERSON", "ANGLE", "FACTOR", "CHAINED"})


@dataclass(frozen=True)
class Token:
    """A terminal of the grammar, what it means, and the words that said it."""

    kind: str
    value: object
    said: str
    meant: str | None = None  # the known word, where this one is misspelt


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of plain text; what says nothing about the pose is left out."""
    pieces = cheapest(text, lambda place: _pieces(text, place))
    return tuple(_token(piece) for piece in pieces if piece.kind not in ("", "FILLER"))


def _token(piece: Piece) -> Token:
    if not isinstance(piece.value, Found):
        return Token(piece.kind, piece.value, piece.said, piece.meant)
    try:
        return Token(piece.kind, piece.value.read(), piece.said)
    except Puzzled as puzzled:
        return Token("UNKNOWN", puzzled, piece.said)


def _pieces(text: str, place: int) -> Iterator[Piece]:
    yield from _signs(text, place)
    for pattern in PATTERNS:
        match = pattern.regex.match(text, place)
        if match:
            ends = Ends.PARTICLES if pattern.kind in _NUMERALS else Ends.NOTHING
            yield Piece(match.end(), pattern.kind, Found(pattern, match), match[0].strip(), WORD, ends=ends)
    yield from _words(text, place)
    yield from _misspelt(text, place)
    adverb = _ADVERB.match(text, place)
    if adverb and not (place and _is_latin(text[place - 1])):
        yield Piece(adverb.end(), "FILLER", None, adverb[0], SLIP)
    unknown = _LATIN.match(text, place) or _HANGUL.match(text, place)
    end = unknown.end() if unknown else place + 1
    yield Piece(end, "UNKNOWN", None, text[place:end], UNKNOWN + end - place)


def _signs(text: str, place: int) -> Iterator[Piece]:
    possessive = _POSSESSIVE.match(text, place)
    if possessive:
        yield Piece(possessive.end(), "", None, "", TIE)
    blank = _BLANK.match(text, place)
    if blank and text[place] != "\n":
        yield Piece(blank.end(), "", None, "", 0.0 if text[place] < "\u1100" else TIE * 6, ends=None)
    elif text[place] in _SEPARATORS:
        yield Piece(place + 1, _SEPARATORS[text[place]], None, text[place], TIE)


def _words(text: str, place: int) -> Iterator[Piece]:
    if place and _is_latin(text[place]) and _is_latin(text[place - 1]):
        return
    for word, end, gaps in _found(text, place):
        if _is_latin(text[end - 1]) and end < len(text) and _is_latin(text[end]):
            continue
        written = text[place:end].replace(" ", "") if is_hangul(text[place]) else text[place:end]
        if written != word.form and len(word.form) == 1:
            continue
        if not (word.alone and not _stands_alone(text, place, end)):
            yield _piece(word, text, place, end, _slips(written, word.form) + MISSPACED * gaps)


def _piece(word: Word, text: str, place: int, end: int, extra: float) -> Piece:
    tied = word.kind in TIED
    kind = word.value.upper() if tied else word.kind
    run_on = place > 0 and is_hangul(text[place]) and is_hangul(text[place - 1])
    apart = place > 0 and text[place - 1] == " "
    plain = IDLE if kind in ("FILLER", "BECAUSE") else WORD
    cost = (TIE + SLIP * apart) if tied else (plain + RUN_ON * run_on)
    return Piece(end, kind, word.value, text[place:end], cost + extra, TIED.get(word.kind), word.ends)


def _slips(written: str, form: str) -> float:
    if written == form:
        return 0.0
    return MISSOUNDED if sound(written) == sound(form) else SLIP


def _found(text: str, place: int) -> Iterator[tuple[Word, int, int]]:
    """(word, its end, blanks within it that aren't free) of all words that begin at a place."""
    node, at, blanks = TREE, place, 0
    hangul = is_hangul(text[place])
    while at < len(text):
        if text[at] == " " and hangul and at > place:
            blanks, at = blanks + 1, at + 1
            continue
        below: Node | None = node.below.get(_key(text[at]))
        if below is None:
            return
        node, at = below, at + 1
        for word in node.words:
            yield word, at, max(0, blanks - word.blanks)


@cache
def _key(letter: str) -> str:
    return keys(letter)


def _is_latin(letter: str) -> bool:
    return "a" <= letter <= "z"


def _stands_alone(text: str, place: int, end: int) -> bool:
    return not (place and is_hangul(text[place - 1])) and not (end < len(text) and is_hangul(text[end]))


def _misspelt(text: str, place: int) -> Iterator[Piece]:
    """A word that is one slip away from a known one."""
    hangul = _HANGUL.match(text, place)
    within = place and is_hangul(text[place - 1])
    if hangul and (not within or text[place - 1] in _SIDES_END):
        slip = slipped_from_korean(hangul[0])
        if slip:
            word, length = slip
            cost = WORD + SLIP
            yield Piece(
                place + length,
                word.kind,
                word.value,
                hangul[0][:length],
                cost,
                ends=word.ends,
                meant=word.form,
            )
        return
    run = _LATIN.match(text, place)
    if run is None or run[0] in LATIN or (place and _is_latin(text[place - 1])):
        return
    known = slipped_from(run[0])
    for word in LATIN[known] if known else ():
        yield Piece(run.end(), word.kind, word.value, run[0], WORD + SLIP, meant=known)
