"""The ways a Korean text can be read: as it stands, without what was strewn in, its jamo put together."""

import re

from bot.safety.hangul import compose, echoless, typed_in_english, typed_in_korean

_HANGUL = "가-힣ㄱ-ㅣ"
_SOME_HANGUL = re.compile(f"[{_HANGUL}]")
_STREWN = re.compile(rf"(?<=[{_HANGUL}])[^{_HANGUL}\s,]+(?=[{_HANGUL}])")
_DRAWN_OUT = re.compile(r"([가-힣])(?:[어아오우으이에애요]){2,}(?=[가-힣]|$|\s)|ㅋ+|ㅎ+|ㅠ+|ㅜㅜ+|ㅡㅡ+|~+")
_SINGLE = re.compile(r"(?<![가-힣ㄱ-ㅎ])([가-힣]) (?=[가-힣])")
_JAMO_APART = re.compile(r"(?<=[ㄱ-ㅣ]) (?=[ㄱ-ㅣ])")
_BAR = re.compile(r"(?<=[ㄱ-ㅎ])[lI1|!]")
_NOUGHT = re.compile(r"[0o](?=[ㅏ-ㅣ])")
_SEVEN = re.compile(r"7(?=[ㅏ-ㅣ])")
_LATIN = re.compile(r"[A-Za-z]{4,}")
_SYLLABLES = re.compile("[가-힣]+")
_JAMO = re.compile(r"[ㄱ-ㅣ]{3,}")
# Korean in Latin letters, as people write it; the system's own spelling stands first.
_ROMANISED = {
    "벗겨": "beotgyeo beosgyeo botgyeo beotgyo butgyeo butgyo beotkyeo beotgi beotgin bodgyeo batgyeo",
    "벗은": "beoseun beosun beoseo beotgo beoso",
    "누드": "nudeu nudu nyudeu noodeu",
    "알몸": "almom almum",
    "나체": "nache nachero",
    "속옷": "sokot sogot sokkot sog-ot sockot",
    "팬티": "paenti paentti ppanti",
    "섹스": "sekseu sekssu seks ssekseu",
    "섹시": "seksi sekshi sekssi",
    "야한": "yahan yahage yaha",
    "야동": "yadong",
    "노출": "nochul",
    "가슴": "gaseum kaseum gasum",
    "옷": "ot os ott",
    "치마": "chima",
    "바지": "baji",
    "없이": "eopsi opsi eobsi eopshi",
    "보이게": "boige boyeo boyeojwo",
    "내려": "naeryeo",
}
_FROM_LATIN = {spelt: korean for korean, ways in _ROMANISED.items() for spelt in ways.split()}
_LONG = re.compile(
    "|".join(
        sorted(
            (spelt for spelt in _FROM_LATIN if len(spelt) > 4 and not spelt.startswith("nach")),
            key=len,
            reverse=True,
        )
    )
)


def korean_readings(text: str) -> list[str]:
    """The ways to read a text of plain letters, case kept, in Korean; none where nothing in it is Korean."""
    readings = []
    if _SOME_HANGUL.search(text):
        plain = text.lower()
        near = compose(_STREWN.sub("", _DRAWN_OUT.sub(r"\1", _JAMO_APART.sub("", _like_jamo(plain)))))
        readings += [plain, near, echoless(_SINGLE.sub(r"\1", near))]
    if re.search(r"[A-Za-z]{3}", text):
        readings += [_LATIN.sub(_from_keys, text), _from_latin(text.lower())]
    return [reading for reading in dict.fromkeys(readings) if _SOME_HANGUL.search(reading)]


def _like_jamo(text: str) -> str:
    """The text with l, 0 and 7 beside jamo as the jamo they look like."""
    return _SEVEN.sub("ㄱ", _NOUGHT.sub("ㅇ", _BAR.sub("ㅣ", text)))


def latin_reading(text: str) -> str:
    """The text with runs of jamo as the Latin letters on the same keys."""
    return _JAMO.sub(lambda run: typed_in_korean(run[0]), text)


def _from_keys(word: re.Match[str]) -> str:
    """The Hangul on the same keys, where it is nothing but syllables."""
    typed = typed_in_english(word[0])
    return typed if _SYLLABLES.fullmatch(typed) else word[0]


def _from_latin(text: str) -> str:
    return " ".join(_word(word) for word in re.findall(r"[a-z-]+|[가-힣]+", text))


def _word(word: str) -> str:
    if word in _FROM_LATIN:
        return _FROM_LATIN[word]
    return _LONG.sub(lambda spelt: f" {_FROM_LATIN[spelt[0]]} ", word)
