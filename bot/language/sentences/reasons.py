"""Reasons left out: “..., its behind the table”, “책상에 가려진 거라 ...”."""

from collections.abc import Sequence

from bot.language.sentences.kinds import NAMES, STRANGE
from bot.language.words.tokens import Token

# What a reason may hold: nothing that could be a wish of its own.
_IDLE = STRANGE | {"REASON", "CASE", "NOT", "BECAUSE", "COMPLAINT", "DEPTH"}
_ENDINGS = tuple("라서 니까 아서 어서 여서 해서 져서 려서 거라 이라 때문에 는데 길래 려져".split())


def without_reasons(tokens: list[Token]) -> list[Token]:
    """Where words are unknown: without “because ...” and what follows, without Korean “...(아)서”."""
    if not any(token.kind in STRANGE for token in tokens):
        return [t for t in tokens if t.kind not in ("BECAUSE", "REASON")]
    kept: list[Token] = []
    because = False
    for place, token in enumerate(tokens):
        if token.kind == "BECAUSE":
            because = because or _only_explains(tokens[place:])
        if token.kind == "END" or _declines(tokens[place:]):
            because = False
        if because or token.kind == "BECAUSE":
            continue
        kept.append(token)
        if token.kind in ("UNKNOWN", "REASON") and token.said.endswith(_ENDINGS):
            kept = _without_korean_reason(kept)
    return kept


def _declines(tokens: Sequence[Token]) -> bool:
    """“..., don't” is no reason any more."""
    return tokens[0].said == "," and [token.kind for token in tokens[1:2]] == ["NOT"]


def _only_explains(tokens: Sequence[Token]) -> bool:
    ends = [place for place, token in enumerate(tokens) if token.kind == "END"]
    span = tokens[: ends[0]] if ends else tokens
    return any(t.kind in STRANGE for t in span) and all(t.kind in _IDLE or t.said == "one" for t in span)


def _without_korean_reason(tokens: list[Token]) -> list[Token]:
    """Without the unknown words at the end, if a joint was named before them."""
    end = len(tokens)
    while end and tokens[end - 1].kind in _IDLE - {"CASE", "COMPLAINT"}:
        end -= 1
    named = end > 0 and tokens[end - 1].kind in NAMES | {"CASE"}
    return tokens[:end] if named else tokens
