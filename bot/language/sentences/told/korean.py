"""Korean sentences that only tell: “땅에 안 닿아요”, “10번이 신발보다 위에 찍혔네”."""

import re
from collections.abc import Iterator

from bot.language.words.alternatives import any_word
from bot.language.words.parts import KOREAN
from bot.language.words.phrases import KIN_KOREAN

_WRONG = "이상해"  # what the lexicon knows a complaint by


_PARTS = any_word(" ".join(sorted(KOREAN, key=len, reverse=True)))
_SIDE = any_word("왼쪽 왼편 왼 오른쪽 오른편 오른 양쪽 양 두")
_JOINT = rf"(?:{_SIDE}\s?{_PARTS}|{_PARTS}(?:\s?(?:양쪽|둘\s?다))?|\d{{1,2}}\s?번)"
_OF_JOINT = re.compile(rf"(?P<joint>{_JOINT})[이가은는도]?\s")
_NAMES = re.compile(rf"{_SIDE}\s?{_PARTS}|\d")
_LONG_NAMES = re.compile(any_word(" ".join(name for name in KOREAN if len(name) > 1)))  # 목 is in many words

_MARK = r"[\s.,!~^;…\u1100-\u11ff\u3130-\u318f]"  # ㅠㅠ and ㅋㅋ among them
_STATES = rf"{any_word('았 었 였 했 됐 갔 왔 졌 있 없 같 렸 혔')}{any_word('어 음 다 네 는데 지')}"
_REASONS = any_word(
    "니다 니까요? 길래 잖아요? 거든요? 더라고?요? 같[아애]요? 같음 듯요? "
    "어서요? 아서요? 해서요? 져서요? 여서요? [높낮길짧크작낫좋]다"
)
# A word that can end a sentence which tells, or a reason.
_TELLS = re.compile(
    rf"[가-힣]*?(?:이?[예에]요|[거꺼이]야|(?:[네데임됨함짐]|(?<!다)음)[요여용]?|[어아여해져와워돼려쳐켜겨혀][요여용]|{_STATES}|{_REASONS}|[어아])"
    rf"(?={_MARK}|$){_MARK}*"
)
_OPENING = re.compile(
    rf"^(?:{any_word('아니 근데 그런데 저기 저 음 앗 아 어 야 에이 헐 와 엥 있잖아요? 잠깐')}[\s,.!~]+)*"
    rf"(?:(?:우리\s?[가-힣]{{1,4}}|{KIN_KOREAN})\s(?=왼|오른|양))?"
)
_ENDS = "줘 주세요 주삼 줘요 줄래요? 주실래요 나요 주라 봐 해 려 라 게 워 겨 꿔 모아 펴 혀"
_WISHED = re.compile(rf"[가-힣]+{any_word(_ENDS)}(?:{_MARK}|[?])+")
_WISH = re.compile(
    rf"[?]|{any_word('줘 주세 주시 주면 줄래 주삼 주라 해라 하자 (?<!안녕)하세 마세 말고')}"
    rf"|{any_word('대신 만약 싶 필요 원래 취소 되돌 꼬기 앉기 서기 걷기')}"
    r"|지\s?마|[려여]고\s|[가-힣]면\s"
    rf"|{any_word('내려 올려 옮겨 숨겨 지워 바꿔 벌려 모아 굽혀 펴')}요?(?:\s|$)"
)
_TAKES_BACK = re.compile(
    any_word(
        "아니 그냥 됐 두세 둬 잠깐 잘못 말고 다시 나은 낫 괜찮 지금이 죄송 미안 실수 좋 "
        "내려 올려 옮 지우 바꾸"
    )
)
# Somebody or something else that the sentence is about: 왼발 양말이 흘러내렸어요.
_ANOTHER = re.compile(
    r"(?<![가-힣])(?!(?:많|높|같|깊|없|좌우|위치|자세|부분|각도|길)[이가]\s)[가-힣]+(?:이|(?<![어아라나려져와])가)\s"
)
_HOLDS = re.compile(any_word("들고 잡고 쥐고 차고 끼고 신고 입고 메고"))  # what it holds may be meant


def without_telling(text: str) -> Iterator[str]:
    """A line without its first Korean sentences, or without its last ones, as far as they only tell."""
    text = _OPENING.sub("", text)
    for end in _TELLS.finditer(text):
        told, rest = text[: end.end()], text[end.end() :]
        reading = _told(told)
        if reading is not None and rest:
            yield f"{reading} {rest}".strip()
    for end in _WISHED.finditer(text):
        wish, rest = text[: end.end()], text[end.end() :]
        if rest and _told(rest) == "" and _TELLS.search(rest) and not _TAKES_BACK.search(rest):
            yield wish.strip()


def _told(sentence: str) -> str | None:
    """What is left of a sentence that only tells: the joint it tells of, or nothing; None: it may wish."""
    if _WISH.search(sentence):
        return None
    of_joint = next((m for m in _OF_JOINT.finditer(sentence) if _begins(sentence, m.start())), None)
    if of_joint is None:
        return None if _NAMES.search(sentence) or _LONG_NAMES.search(sentence) else ""
    before, rest = sentence[: of_joint.start()], sentence[of_joint.end() :]
    if _HOLDS.search(rest) or _ANOTHER.search(rest) or _NAMES.search(rest) or _NAMES.search(before):
        return None
    return f"{of_joint['joint']} {_WRONG}"


def _begins(sentence: str, place: int) -> bool:
    """Whether a sentence begins there: at the start of the line, or behind another that tells."""
    before = sentence[:place].strip()
    last = list(_TELLS.finditer(before))
    return not before or (bool(last) and last[-1].end() == len(before))
