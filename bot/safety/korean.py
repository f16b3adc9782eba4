"""What may not be asked for in Korean; blanks count for nothing, since people set them as they please."""

import re
from itertools import pairwise
from pathlib import Path

from bot.safety.korean_people import KOREAN_PARTS
from bot.safety.rules import either, read_phrases
from bot.safety.verdict import Hit, Reason
from bot.safety.wardrobe import KOREAN, Bares, covered, names

PHRASES = read_phrases(Path(__file__).with_name("korean.tsv"), KOREAN_PARTS)
_GARMENT = re.compile(either(names(KOREAN, *Bares)))
_BODY = either(names(KOREAN, Bares.TOP, Bares.BOTTOM, Bares.BODY, Bares.INTIMATE))
# What may stand between a garment and the verb whose object it is.
_BETWEEN = (
    r"(?:을|를|은|는|이|가|도|만|까지|좀|다|전부|모두|싹다|싹|확|살짝|그냥|제발|빨리|한번|완전히|완전|"
    r"조금|벌|것|들|하나씩|하나|한|천천히|만큼|더|것도|자체를|자체|아예|깨끗하게|깔끔하게|\s)*"
)
_UNWORN = (
    r"벗[겨껴켜기긴긷길김겼겻어은고는을음자었져게긔으]|(?<![말길글])벗(?=$|\s)|[벋볏]겨|"
    r"버겨(?=줘|라|봐|주)|탈의|안 ?입|입지 ?(?:않|말|마)|못 ?입|미착용|안 ?걸치|걸치지 ?않"
)
_OFF = re.compile(_UNWORN)
_GONE = re.compile(
    rf"({_BODY}){_BETWEEN}"
    r"(?:없[애앤이는앴게]|없어[지졌]|지[우워운울]|제거|사라[지져진]|삭제|치워|생략|증발|녹[여아]|투명|"
    r"내[려리린]|들[춰추친췄쳐]|들어 ?올|걷어 ?[올내]|올[려리린]|흘러 ?내|풀[어고]헤|찢어 ?[줘버발]|찢[고은]|"
    r"비[쳐치친]|뺀|빼 ?[줘버주]|날려 ?[줘버]|그리지 ?[마말않]|"
    r"(?:빼고|제외하고)(?!\s?\S{0,3}(?:배경|신발|포즈|색|얼굴)))"
)
_ROLLED = re.compile(r"(?:바지|청바지|소매|레깅스)[을를은는]?\s?(?:걷어|접어)\s?올")
_WORN = re.compile(
    rf"({either(names(KOREAN, Bares.TOP, Bares.BOTTOM, Bares.BODY))})(?:을|를|으?로|만|도)?"
    r"\s?[가-힣]{0,3}\s?"
    r"(?:갈아|입[혀히고은어힌]|바[꿔꾸뀐]|교체|착용|걸[쳐치친]|변경|대신)"
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
