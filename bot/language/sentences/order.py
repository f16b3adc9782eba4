"""Joints that are said last put first: “2 more to the right on 12”, “왼쪽으로 3 옮겨줘 왼쪽 무릎”."""

from collections.abc import Sequence

from bot.language.sentences.kinds import FAR, NAMES, SEPARATORS, SIDES, WAYS, as_amount
from bot.language.words.tokens import Token

_HOW = FAR | WAYS | {"AND"}
_OF = frozenset({"on", "for", "with"})


def with_joints_first(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with “2 to the left for the left hand” turned round, if a sentence is that alone."""
    found: list[Token] = []
    sentence: list[Token] = []
    for token in tokens:
        if token.kind in SEPARATORS and token.kind != "AND":
            found += [*_joint_first(sentence), token]
            sentence = []
        else:
            sentence.append(token)
    return found + _joint_first(sentence)


def _joint_first(sentence: list[Token]) -> list[Token]:
    kinds = [token.kind for token in sentence]
    if kinds[-1:] == ["CHAIN"] and kinds[:1] != ["CHAIN"] and kinds[0] in NAMES | SIDES | {"NUMBER"}:
        return [sentence[-1], *sentence[:-1]]
    ends = next((place for place, kind in enumerate(kinds) if kind not in _HOW), len(kinds))
    how, joint = sentence[:ends], sentence[ends:]
    of = bool(joint) and joint[0].kind == "OTHER" and joint[0].said in _OF
    if of:
        joint = joint[1:]
    said = {token.kind for token in how}
    if not (said & WAYS and said & FAR) or not _is_joint(joint, of) or (not of and _may_name_joints(how)):
        return sentence
    return [*joint, *(as_amount(token) for token in how)]


def _may_name_joints(how: Sequence[Token]) -> bool:
    """“10 left, 13 right” of several wishes: numbers before their way may be joints."""
    several = any(token.kind == "AND" for token in how)
    before = [None, *how]
    leads = [
        b is None or b.kind not in WAYS
        for b, token in zip(before, how, strict=False)
        if token.kind == "NUMBER"
    ]
    return several and any(leads)


def _is_joint(tokens: Sequence[Token], numbered: bool) -> bool:
    kinds = [token.kind for token in tokens]
    if numbered and kinds == ["NUMBER"]:
        return True
    return (
        bool(kinds)
        and kinds[-1] in NAMES | {"BOTH"}
        and set(kinds) <= NAMES | SIDES | {"BOTH", "CHAIN", "CASE"}
    )
