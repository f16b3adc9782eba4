"""Hangul put together from jamo, taken apart, and read off the keys of a keyboard (dubeolsik, KS X 5002)."""

import re

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_FIRST = ord("가")
_COMPOUND_VOWELS = dict(
    zip("ㅗㅏ ㅗㅐ ㅗㅣ ㅜㅓ ㅜㅔ ㅜㅣ ㅡㅣ".split(), "ㅘㅙㅚㅝㅞㅟㅢ", strict=True),
)
_KEYS = dict(
    zip(
        "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml",
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ",
        strict=True,
    )
)
_LETTERS = {jamo: key.lower() for key, jamo in _KEYS.items()} | {
    "ㅘ": "hk", "ㅙ": "ho", "ㅚ": "hl", "ㅝ": "nj", "ㅞ": "np", "ㅟ": "nl", "ㅢ": "ml",
    "ㄳ": "rt", "ㄵ": "sw", "ㄶ": "sg", "ㄺ": "fr", "ㄻ": "fa", "ㄼ": "fq", "ㅀ": "fg", "ㅄ": "qt",
}  # fmt: skip
_COMPOUND_FINALS = dict(
    zip(
        "ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ".split(),
        "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        strict=True,
    ),
)
_ONE_VOWEL = re.compile("|".join(_COMPOUND_VOWELS))
_STEM = re.compile("([가-힣])~")


def compose(text: str) -> str:
    """The text with its jamo put together to syllables: ㄴㅜㄷㅡ, 누ㄷㅡ, 버ㅅ겨 → 누드, 누드, 벗겨."""
    text = _ONE_VOWEL.sub(lambda pair: _COMPOUND_VOWELS[pair[0]], text)
    made: list[str] = []
    for at, char in enumerate(text):
        following = text[at + 1] if at + 1 < len(text) else ""
        last = made[-1] if made else ""
        if char in VOWELS and last and last in INITIALS:
            made[-1] = _syllable(last, char)
        elif not (following and following in VOWELS) and (closed := _closed(last, char)):
            made[-1] = closed
        else:
            made.append(char)
    return "".join(made)


def echoless(text: str) -> str:
    """The text without syllables that only draw out the vowel before them: 누우드 → 누드."""
    kept = [char for before, char in zip(" " + text, text, strict=False) if not _echoes(before, char)]
    return "".join(kept)


def conjugated(pattern: str) -> str:
    """The pattern with each verb's open end, `내~`, as every form of it: 내, 낸, 낼, 냄, 냅, 냈."""
    return _STEM.sub(lambda stem: f"[{stem[1]}{''.join(filter(None, _closings(stem[1])))}]", pattern)


def typed_in_english(word: str) -> str:
    """The Hangul that the same keys give: snem → 누드."""
    return compose("".join(_KEYS.get(key, _KEYS.get(key.lower(), key)) for key in word))


def typed_in_korean(word: str) -> str:
    """The Latin letters that the same keys give: ㅜㅕㅇㄷ → nude."""
    return "".join(_LETTERS.get(jamo, jamo) for char in word for jamo in _jamo(char))


def _jamo(char: str) -> str:
    if not "가" <= char <= "힣":
        return char
    index = ord(char) - _FIRST
    initial, vowel, final = index // 588, index // 28 % 21, index % 28
    return INITIALS[initial] + VOWELS[vowel] + FINALS[final].strip()


def _syllable(initial: str, vowel: str) -> str:
    return chr(_FIRST + INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28)


def _echoes(before: str, char: str) -> bool:
    if not (_is_open(before) and _is_open(char)):
        return False
    silent = (ord(char) - _FIRST) // 588 == INITIALS.index("ㅇ")
    return silent and (ord(char) - _FIRST) // 28 % 21 == (ord(before) - _FIRST) // 28 % 21


def _closed(syllable: str, final: str) -> str | None:
    """The syllable with one consonant more at its end, where it takes it: 누 + ㄴ, 갑 + ㅅ."""
    if not "가" <= syllable <= "힣":
        return None
    own = FINALS[(ord(syllable) - _FIRST) % 28].strip()
    whole = _COMPOUND_FINALS.get(own + final, "") if own else final
    if not whole or whole not in FINALS:
        return None
    return chr(ord(syllable) - (ord(syllable) - _FIRST) % 28 + FINALS.index(whole))


def _closings(syllable: str) -> list[str | None]:
    return [_closed(syllable, final) for final in "ㄴㄹㅁㅂㅆ"]


def _is_open(char: str) -> bool:
    """Whether it is a syllable without a final."""
    return "가" <= char <= "힣" and (ord(char) - _FIRST) % 28 == 0
