"""What is said by the way: praise of a joint, a slip put right, “make it so”."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentences.kinds import NAMES, SEPARATORS, SIDES, WAYS, last_sentence
from bot.language.words.plain import plain
from bot.language.words.tokens import Token

_NAMING = NAMES | SIDES | {"WAY", "NUMBER", "CASE"}
_WAYS = WAYS | {"WAY"}
_AMOUNTS = frozenset({"AMOUNT", "FUZZY", "ANGLE", "FACTOR"})
_OF_WHAT_STANDS = frozenset({"PRAISE", "OKAY", "KEPT"})
_NEVER_MIND = frozenset({"nvm", "nevermind", "never mind"})
_TAGS = frozenset(map(plain, ("ㄱㄱ", "ㄱㄱㄱ", "고고", "lets go", "let's go", "go ahead", "go for it")))
_LETS_BE = SEPARATORS | {"KEEP", "KEPT", "OKAY", "CORRECTION"}
_ALONE = frozenset({"strong", "back"})
_STRONG = "strong"  # a “no” after a whole wish takes that wish back


def without_asides(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with “left foot is fine” as one to be kept, “13 sorry 12” as 12, and the rest left out."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind == "CORRECTION":
            kept = _corrected(kept, token, tokens[place + 1 :])
        elif token.kind in _OF_WHAT_STANDS:
            kept += _kept(kept, token, any(t.kind == "KEEP" for t in tokens))
        elif token.kind == "CANCEL" and token.said in _NEVER_MIND and (tokens[place + 1 :] or kept):
            if not any(each.kind not in SEPARATORS for each in tokens[place + 1 :]):
                kept.append(replace(token, kind="OTHER"))
        elif not (token.kind == "DONE" and _makes_it_so(token, last_sentence(kept), tokens)):
            kept.append(token)
    return kept


def _kept(before: Sequence[Token], token: Token, keeps: bool) -> list[Token]:
    """“left foot looks good” and “13 as is” name what stays; elsewhere praise says nothing."""
    if token.kind == "KEPT" and (keeps or token.value == "there"):
        return [token] if keeps else []
    sentence = last_sentence(before)
    only_named = bool(sentence) and all(each.kind in _NAMING for each in sentence)
    return [replace(token, kind="KEEP")] if only_named else []


def _makes_it_so(token: Token, sentence: Sequence[Token], line: Sequence[Token]) -> bool:
    """“앉은 자세로 만들어줘”, “13 down 5 ㄱㄱ”: wishes of their own only where nothing else is wished."""
    if token.said in _TAGS:
        return any(each.kind not in _OF_WHAT_STANDS | SEPARATORS | {"DONE", "CORRECTION"} for each in line)
    return token.said.startswith("만들") and any(
        each.kind not in _OF_WHAT_STANDS | {"DONE"} for each in sentence
    )


def _corrected(before: list[Token], slip: Token, after: Sequence[Token]) -> list[Token]:
    """What was said before a slip was put right, without what is said anew after it."""
    anew, end = _class_of(after), len(before)
    while end and before[end - 1].kind == "AND":
        end -= 1
    start = end
    while start and before[start - 1].kind in anew:
        start -= 1
    if start < end and not (_how_far(before[:end]) and _names_joint(after)):
        return before[:start]
    wished = any(each.kind in _WAYS | {"PLACE", "BEND", "LONGER"} for each in before)
    nothing_anew = {each.kind for each in after} <= _LETS_BE
    takes_back = (slip.value == _STRONG and anew is _NAMING) or (slip.value in _ALONE and nothing_anew)
    if wished and takes_back:
        return [*before, replace(slip, kind="OTHER")]
    return before


def _how_far(before: Sequence[Token]) -> bool:
    """Whether it ends in an amount: “13 down 5”."""
    return [token.kind for token in before[-2:]] in (["TO", "NUMBER"], ["WAY", "NUMBER"])


def _names_joint(after: Sequence[Token]) -> bool:
    kind = next((token.kind for token in after if token.kind not in ("AND", "CORRECTION")), "")
    return kind in _NAMING - {"NUMBER"}


def _class_of(after: Sequence[Token]) -> frozenset[str]:
    """The kinds of tokens that what follows can stand in place of."""
    kinds = [token.kind for token in after if token.kind not in ("AND", "CORRECTION")][:2]
    if not kinds:
        return frozenset()
    if kinds[0] in _WAYS and kinds[1:] != ["PART"]:
        return _WAYS
    return next((kinds_ for kinds_ in (_NAMING, _AMOUNTS) if kinds[0] in kinds_), frozenset())
