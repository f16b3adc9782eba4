"""What may not be asked for in English, in words put right by `spelling`, one space between them."""

import re

from bot.safety.english_verbs import (
    ABSENT,
    BE,
    LEAVES,
    NONE_OF,
    PARTED,
    PARTED_AWAY,
    REMOVE,
    UNCHANGED,
    UNDRAWN,
    UNDRAWN_SO,
)
from bot.safety.english_words import BODY, GARMENTS, OWNERS, PHRASES, PUT_ON
from bot.safety.rules import either
from bot.safety.verdict import Hit, Reason
from bot.safety.wardrobe import ENGLISH, Bares, covered, names

# "Remove the logo from …" and "remove the shirt logo" take off no shirt.
_PART = (
    "(?:logo|stain|wrinkle|crease|pattern|strap|belt|collar|sleeve|pocket|button|hem|tag|print|text|lace|slit"
    "|change(?=s?$)|edit(?=s?$)|zipper|colou?r|edge|shadow|cuff|s? ?hanging|bag|of the)s?"
)
_LOOSE = either(names(ENGLISH, Bares.NOTHING))
# To dress somebody is no garment.
_GARMENT_SAID = rf"(?!dress (?:her|him|them|me)\b){BODY}\b"
_AND = r"(?: ,)? (?:and|or|n) "
_LIST = (
    rf"(?:{_LOOSE}{_AND}{OWNERS}){{0,3}}{_GARMENT_SAID}(?!,? {_PART}\b)"
    rf"(?:{_AND}{OWNERS}{_GARMENT_SAID}){{0,3}}(?: (?:layer|item|piece)s?\b)?"
)
_OFF = re.compile(
    rf"\b(?:{REMOVE}(?:layers? )?(?:: )?{OWNERS}{_LIST}|{PARTED} {OWNERS}{_LIST} (?:\w+ )?{PARTED_AWAY}"
    rf"|{ABSENT} {OWNERS}{_LIST}|{NONE_OF} {OWNERS}{_LIST}{UNCHANGED}|{UNDRAWN} {OWNERS}{_LIST}{UNDRAWN_SO}"
    rf"|(?:make|let|have|with|render|turn) {OWNERS}{_LIST} {BE}{LEAVES}"
    rf"|{_LIST} {BE}(?:\w+ (?:\w+ )?and )?{LEAVES})\b"
    r"(?! over (?:her|his|the)| at (?:the |mid ?)*(?:knee|ankle|calf|calves|hem|thigh|shin)s?\b)"
)
_ON = re.compile(
    r"(?<!\w)(?:put\w* (?:on|her|him|them)|wear\w*|dress(?:ed)?|chang\w*|replac\w*|swap\w*|switch\w*|into"
    rf"|with|but|give|use|instead|,|and|(?:draw|paint|render)\w* (?:her |him |them )?in) {PUT_ON}({BODY})\b"
)
# What is put on "underneath", or while "we can see", covers nothing.
_NO_REDRESS = re.compile(r"\b(?:underneath|under it|beneath|so (?:we|i|you) (?:can )?see)\b")
_GARMENT = re.compile(rf"\b{either(GARMENTS)}\b")


def hits(text: str) -> list[Hit]:
    """What is found in an English text that may not be asked for."""
    kept = PHRASES.pardoned(text)
    return PHRASES.hits(kept) + _taken_off(kept)


def _taken_off(text: str) -> list[Hit]:
    """Garments taken off, unless the words after that put on what covers the same."""
    spans = list(_OFF.finditer(text))
    if not spans:
        return []
    removed = [garment for span in spans for garment in _GARMENT.findall(span[0])]
    after = _OFF.sub(" · ", text[spans[0].start() :])
    if not _NO_REDRESS.search(after) and covered(removed, _ON.findall(after)):
        return []
    return [Hit(Reason.UNDRESSING, span[0].strip()) for span in spans]
