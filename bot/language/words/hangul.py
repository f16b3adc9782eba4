"""Korean syllables taken apart, and made alike where typing mixes them up."""

_FIRST, _MEDIAL, _FINAL = 588, 28, 0xAC00  # syllables a first letter, a vowel; the code of the first one
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FIRSTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

# Said alike: 어깨 and 어께, 무릎 and 무릅.
_SOUND_VOWELS = str.maketrans("ㅔㅖㅚㅞ", "ㅐㅒㅙㅙ")
_SOUND_FINALS = str.maketrans("ㄲㅋㄳㄺㅅㅆㅈㅊㅌㅎㅍㅄ", "ㄱㄱㄱㄱㄷㄷㄷㄷㄷㄷㅂㅂ")
# On one key, with and without shift, or nearly so: 오른족 for 오른쪽. ㅂ and ㅍ stay apart: 발 and 팔.
_KEY_FIRSTS = str.maketrans("ㄲㅋㄸㅌㅆㅉㅊㅃ", "ㄱㄱㄷㄷㅅㅈㅈㅂ")
_KEY_VOWELS = str.maketrans("ㅒㅑㅕㅛㅠㅢ", "ㅐㅏㅓㅗㅜㅣ")


def is_hangul(letter: str) -> bool:
    """Whether a letter is a Korean syllable."""
    return "가" <= letter <= "힣"


def sound(text: str) -> str:
    """The text with syllables that sound alike written alike."""
    return "".join(_folded(letter, keys=False) for letter in text)


def keys(text: str) -> str:
    """The text with syllables alike that are a slip of the finger apart."""
    return "".join(_folded(letter, keys=True) for letter in text)


def _folded(letter: str, *, keys: bool) -> str:
    if not is_hangul(letter):
        return letter
    code = ord(letter) - _FINAL
    first, vowel, final = _FIRSTS[code // _FIRST], _VOWELS[code % _FIRST // _MEDIAL], _FINALS[code % _MEDIAL]
    vowel, final = vowel.translate(_SOUND_VOWELS), final.translate(_SOUND_FINALS)
    if keys:
        first, vowel = first.translate(_KEY_FIRSTS), vowel.translate(_KEY_VOWELS)
    return f"{first}{vowel}{final}"
