"""What may not be asked for in English, in words put right by `spelling`, one space between them."""

import re

from bot.safety.english_words import BODY, GARMENTS, GONE, HANDLERS, OWNERS, PHRASES, REMOVERS
from bot.safety.rules import either
from bot.safety.verdict import Hit, Reason
from bot.safety.wardrobe import ENGLISH, Bares, covered, names

# "Remove the logo from …" and "remove the shirt logo" take off no shirt.
_PART = (
    "(?:logo|stain|wrinkle|crease|pattern|strap|belt|collar|sleeve|pocket|button|hem|tag|print|text|lace|slit"
    "|zipper|colou?r|edge|shadow|cuff|s? ?hanging|bag|of the)s?"
)
_LOOSE = either(names(ENGLISH, Bares.NOTHING))
# To dress somebody is no garment.
_GARMENT_SAID = rf"(?!dress (?:her|him|them|me)\b){BODY}\b"
_AND = r"(?: ,)? (?:and|or|n) "
_LIST = (
    rf"(?:{_LOOSE}{_AND}{OWNERS}){{0,3}}{_GARMENT_SAID}(?!,? {_PART}\b)"
    rf"(?:{_AND}{OWNERS}{_GARMENT_SAID}){{0,3}}"
)
_REMOVE = either(
    [
        *(f"{word}(?: off| up| down| away)*" for word in REMOVERS),
        rf"{either(HANDLERS)}(?:p?ed|p?ing|e?s|d)?(?: the way| off| up| down| away)*"
        " (?:all )?(?:her|his|their|the|this|that|those|my|your|its)",
        "get(?:s|ting)? rid of|strip(?:ped|ping)? (?:off )?of",
        "tak(?:e|es|ing) (?:off|away)|took (?:off|away)|cut(?:ting)? off",
    ]
)
_LEAVES = either(
    [
        *GONE,
        r"see through|fall\w* (?:off|down)|half off|(?:pulled )?(?:down|up over)(?! to\b)|on the floor",
        "(?:taken|torn|ripped|pulled|slid) off|(?:hiked|raised) up",
    ]
)
_BE = (
    r"(?:(?:should|must|can|could|may|will|would|needs?|to|has|have|is|are|was|were|be|been|being|gets?|go|goes"
    r"|slip\w*|come\w*|all|completely|totally|fully|half) )*"
)
_OFF = re.compile(
    rf"\b(?:{_REMOVE} {OWNERS}{_LIST}|tak(?:e|es|ing) {OWNERS}{_LIST} (?:\w+ )?off"
    rf"|(?:make|let|have|with|render|turn) {OWNERS}{_LIST} {_BE}{_LEAVES}|{_LIST} {_BE}{_LEAVES})\b"
    r"(?! over (?:her|his|the))"
)
_ON = re.compile(
    r"(?<!\w)(?:put\w* (?:on|her|him|them)|wear\w*|dress(?:ed)?|chang\w*|replac\w*|swap\w*|switch\w*|into"
    rf"|with|but|give|use|instead|,|and) (?:(?:on |in |into |to |for |by )|{OWNERS})*?({BODY})\b"
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
