"""One plain letter for all that look like it (after Unicode TR 39, for the letters of English and Korean)."""

import re
import unicodedata
from functools import cache

# Letters of other scripts that pass for Latin ones, in the order of the Latin letters below them.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝвкмнтгпзьӏияАВЕКМНОРСТУХІЈЅԀҺԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεηικνορτυχωօոսցհӕ",
    "aeopcyxijsdhqwbkmhtrneblnr" + "ABEKMHOPCTYXIJSDHQW" + "ABEZHIKMNOPTYX" + "abyenikvoptuxw" + "onugha",
)
_NAMED = re.compile(
    r"(?:LATIN (?:CAPITAL |SMALL )?LETTER|REGIONAL INDICATOR SYMBOL LETTER|LATIN LETTER SMALL CAPITAL"
    r"|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER|TAG LATIN SMALL LETTER)"
    r"(?: TURNED| REVERSED| OPEN| DOTLESS| SMALL CAPITAL| SCRIPT| LONG)* ([A-Z])\b"
)
_JAMO = re.compile(r"(?:HALFWIDTH )?HANGUL (?:LETTER|CHOSEONG|JUNGSEONG|JONGSEONG) (.+)")
_FIRST_COMPAT, _LAST_COMPAT = "ㄱ", "ㆎ"


def plain_letters(text: str) -> str:
    """The text in plain letters, case kept: without marks, invisible characters, foreign lookalikes, widths.

    Jamo that stand alone become compatibility jamo (ㄱ … ㅣ).
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(map(_plain, composed)).translate(_LOOKALIKES)


@cache
def _plain(char: str) -> str:
    if char.isascii() or "가" <= char <= "힣" or _FIRST_COMPAT <= char <= _LAST_COMPAT:
        return char
    category, name = unicodedata.category(char), unicodedata.name(char, "")
    if category in ("Cf", "Mn", "Me", "Cc") or "HANGUL FILLER" in name or "BRAILLE PATTERN BLANK" in name:
        return ""
    if found := _JAMO.fullmatch(name):
        return _named(f"HANGUL LETTER {found[1]}", char)
    if found := _NAMED.match(name):
        return found[1] if "CAPITAL" in name and "SMALL CAPITAL" not in name else found[1].lower()
    return _decomposed(char)


def _decomposed(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char)
    kept = "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Me"))
    composed = unicodedata.normalize("NFC", kept)
    return composed if composed == char else "".join(map(_plain, composed))


def _named(name: str, otherwise: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return otherwise
