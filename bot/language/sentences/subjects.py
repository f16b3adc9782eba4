"""What a line speaks of where it can't be followed: the pose, somebody's looks, or something else."""

from collections.abc import Sequence

from bot.language.outcomes import NotUnderstood
from bot.language.sentences.kinds import NAMES, STRANGE, WAYS
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.parts import FACE, PARTS
from bot.language.words.spelling import nearest
from bot.language.words.tokens import Token

_TALK = frozenset({"ASKS", "NOT"})
_IDLE = frozenset({"AND", "THEN", "END", "LIST", "CASE", "BECAUSE", "NUMBER", "KEPT", "LAST", "OFF"})
_WISHES = WAYS | frozenset(
    "AMOUNT FUZZY SHIFT PLACE HIDE SHOW SWAP MIRROR BEND ANGLE LONGER SPREAD FACTOR DEPTH RESET "
    "LENGTH".split()
)


def only_talks(tokens: Sequence[Token]) -> bool:
    """Whether a line asks, declines, or has no word of the language."""
    kinds = {token.kind for token in tokens}
    return bool(kinds & _TALK) or _asks(tokens) or not (kinds - _IDLE - STRANGE or kinds == {"NUMBER"})


def of_the_looks(tokens: Sequence[Token]) -> bool:
    """Whether what makes no sense of joints is a wish for hair or face: “머리 짧게”, “bigger eyes”."""
    return any(token.kind == "PART" and PARTS[str(token.value)] in FACE for token in tokens)


def _asks(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins as a question does: “is 13 down?”."""
    begins = [True, *(token.kind in ("END", "AND", "THEN") for token in tokens)]
    return any(token.kind == "BE" and first for token, first in zip(tokens, begins, strict=False))


def unknown(token: Token) -> NotUnderstood:
    if isinstance(token.value, Puzzled):
        puzzled = token.value
        return NotUnderstood(puzzled.trouble, puzzled.what, puzzled.nearest, puzzled.limit)
    if token.kind == "OTHERPART":
        return NotUnderstood(Trouble.NO_JOINT_THERE, token.said, str(token.value))
    trouble = Trouble.RELATION if token.kind == "OTHER" else Trouble.UNKNOWN_WORD
    likely = nearest(token.said)
    return NotUnderstood(trouble, token.said, likely.form if likely else None)


def _likely_kind(token: Token) -> str:
    """The kind of a token; of an unknown word, that of the nearest known one."""
    if isinstance(token.value, Puzzled):
        return "JOINT"
    likely = nearest(token.said) if token.kind == "UNKNOWN" else None
    return {"WAY": "TO"}.get(likely.kind, likely.kind) if likely else token.kind


def for_the_pose(tokens: Sequence[Token], strange: int) -> bool:
    """Whether a line that can't be followed speaks of the pose at all: of a joint and what to do with it."""
    kinds = [_likely_kind(token) for token in tokens]
    named = [kind for kind in kinds if kind in NAMES | {"OTHERPART"}]
    leads = any(token.kind == "NUMBER" for token in (tokens[:1] if strange else tokens))
    wishes = [kind for kind in kinds if kind in _WISHES]
    known = len(named) + len(wishes) + leads
    return bool((named or leads) and wishes) and strange <= max(1, known // 2)
