"""What may not be asked for in Korean; blanks count for nothing, since people set them as they please."""

import re
from itertools import pairwise
from pathlib import Path

from bot.safety.hangul import conjugated
from bot.safety.korean_people import KOREAN_PARTS
from bot.safety.rules import either, read_phrases, read_table
from bot.safety.verdict import Hit, Reason
from bot.safety.wardrobe import KOREAN, Bares, covered, names

_BODY = either(names(KOREAN, Bares.TOP, Bares.BOTTOM, Bares.BODY, Bares.INTIMATE))
PHRASES = read_phrases(Path(__file__).with_name("korean.tsv"), {"garment": _BODY, **KOREAN_PARTS})
_GARMENT = re.compile(either(names(KOREAN, *Bares)))
# A garment as a word, not as the end of another: 옷, but not 겉옷.
_WORN_BODY = rf"(?<!겉)({_BODY})"
_REMOVAL = read_table(Path(__file__).with_name("korean_removal.tsv"))
# What may stand between a garment and the verb whose object it is.
_BETWEEN = rf"\s?(?:{either(_REMOVAL['between'])}\s?){{0,8}}?"
_UNWORN = (
    r"벗[겨껴켜기긴긷길김겼겻어은고는을음자었져게긔으]|(?<![말길글])벗(?=$|\s)|[벋볏]겨|"
    r"버겨(?=줘|라|봐|주)|탈의|안 ?입|입지 ?(?:않|말|마)|못 ?입|미착용|안 ?걸치|걸치지 ?않"
)
_OFF = re.compile(_UNWORN)
_GONE = re.compile(_WORN_BODY + _BETWEEN + conjugated(either(_REMOVAL["gone"])))
_ROLLED = re.compile(r"(?:바지|청바지|소매|레깅스)[을를은는]?\s?(?:걷어|접어)\s?올")
_WORN = re.compile(
    rf"({either(names(KOREAN, Bares.TOP, Bares.BOTTOM, Bares.BODY))})"
    r"(?:(?:을|를|으?로|만|도)?\s?[가-힣]{0,3}\s?(?:갈아|입[혀히고은어힌]|바[꿔꾸뀐]|교체|착용|걸[쳐치친]|변경|대신)"
    r"|으?로\s?(?:해|그려|그린|부탁|만들))"
)
_JOINS = re.compile(r"\s*(?:이?랑|하고|과|와|,|도|까지|및|그리고|부터|이며|,)*\s*(?:전부|다|모두)?\s*")
_FILLS = re.compile(_BETWEEN)
# "The shoes that were taken off", "bare feet": what is bare is said after the verb.
_NAMED_AFTER = re.compile(
    r"\S{0,2}\s?(?:(?:놓은|둔|놓고|두고)\s?)?"
    rf"(?:{either(names(KOREAN, Bares.NOTHING))}|맨발|발(?:[이을로에\s]|$)|손)"
)


def hits(text: str) -> list[Hit]:
    """What is found in a Korean text that may not be asked for."""
    kept = PHRASES.pardoned(text)
    return PHRASES.hits(kept) + _taken_off(kept) + _gone(kept)


def _taken_off(text: str) -> list[Hit]:
    """Garments not worn, or taken off with nothing put on instead."""
    found = []
    for verb in _OFF.finditer(text):
        removed = _objects(text[: verb.start()]) or ([] if _NAMED_AFTER.match(text, verb.end()) else ["옷"])
        if removed and not covered(removed, _WORN.findall(text[verb.end() :])):
            found.append(Hit(Reason.UNDRESSING, " ".join([*removed[:1], verb[0]])))
    return found


def _gone(text: str) -> list[Hit]:
    text = _ROLLED.sub("", text)
    return [
        Hit(Reason.UNDRESSING, gone[0].strip())
        for gone in _GONE.finditer(text)
        if not covered([gone[1]], _WORN.findall(text[gone.end() :]))
    ]


def _objects(before: str) -> list[str]:
    """The garments, joined by "and", that stand right before a verb; none where something else does."""
    spans = list(_GARMENT.finditer(before))
    if not spans or not _FILLS.fullmatch(before, spans[-1].end()):
        return []
    objects = [spans[-1][0]]
    for first, second in reversed(list(pairwise(spans))):
        if not _JOINS.fullmatch(before, first.end(), second.start()):
            break
        objects.append(first[0])
    return objects
