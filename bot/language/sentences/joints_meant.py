"""Which joints a target means for each kind of adjustment."""

from collections.abc import Callable

from bot.language.adjustments import Pair
from bot.language.doubt import Choices, Doubt
from bot.language.sentences.reading import Named, Target
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.parts import ARM, LEG, Part, Side
from bot.language.words.patterns import joint_of
from pipeline.pose.joints import J

_BENDS_AT = {LEG.name: (J.R_KNEE, J.L_KNEE), ARM.name: (J.R_ELBOW, J.L_ELBOW)}


def moved(target: Target, choices: Choices) -> tuple[J, ...]:
    """The joints that a move takes: of a limb its root."""
    return _each(target, choices, lambda part, side: part.joints(side))


def ends(target: Target, choices: Choices) -> tuple[J, ...]:
    """The joints that hide with a part."""
    return _each(target, choices, lambda part, side: part.ends(side))


def bones(target: Target, choices: Choices) -> tuple[J, ...]:
    """The joints at whose bones a length is meant; without a side both, so that a body stays even."""
    return _each(target, choices, lambda part, side: part.ends(side), even=True)


def both_sides(target: Target, choices: Choices) -> tuple[J, ...]:
    """The joints of a move that needs both sides, as spreading does."""
    return _each(target, choices, _tips, even=True)


def bending(target: Target, choices: Choices) -> tuple[J, ...]:
    """The joints that bend: of a leg the knee, of an arm the elbow."""
    return _each(target, choices, _bending)


def chained(target: Target) -> bool:
    """Whether all that hangs below follows: where it was said, and for limbs."""
    return target.chain or all(isinstance(item, Named) and item.part.limb for item in target.items)


def pair(target: Target) -> Pair:
    """The pair that is exchanged: legs, arms, feet."""
    names = {_pair_name(item) for item in target.items}
    name = names.pop() if len(names) == 1 else None
    if name is None or len(target.items) > 2 or _one_sided(target):
        raise Puzzled(Trouble.SWAP_WHAT, " ".join(_said(item) for item in target.items))
    return Pair(name)


def _one_sided(target: Target) -> bool:
    """“왼쪽 무릎 바꿔줘” wants a change of one knee, and doesn't say which."""
    sides = [item.side for item in target.items if isinstance(item, Named)]
    return len(target.items) == 1 and sides in ([Side.LEFT], [Side.RIGHT])


def _pair_name(item: float | J | Named) -> str | None:
    name = item.part.name if isinstance(item, Named) else _number(item).name.split("_")[-1].lower()
    return f"{name}s" if f"{name}s" in set(Pair) else None


def _said(item: float | J | Named) -> str:
    return item.token.said if isinstance(item, Named) else f"{item:g}"


def _tips(part: Part, side: Side) -> tuple[J, ...]:
    """The ends of limbs: legs go apart at the feet."""
    sides = (Side.RIGHT, Side.LEFT) if side is Side.BOTH else (side,)
    return tuple(part.ends(each)[-1] for each in sides)


def _bending(part: Part, side: Side) -> tuple[J, ...]:
    if part.name not in _BENDS_AT:
        return part.joints(side)
    right, left = _BENDS_AT[part.name]
    return {Side.RIGHT: (right,), Side.LEFT: (left,), Side.BOTH: (right, left)}[side]


def _each(
    target: Target, choices: Choices, of: Callable[[Part, Side], tuple[J, ...]], even: bool = False
) -> tuple[J, ...]:
    found: set[J] = set()
    for item in target.items:
        found |= {*of(item.part, _side(item, choices, even))} if isinstance(item, Named) else {_number(item)}
    return tuple(sorted(found))


def _side(named: Named, choices: Choices, even: bool) -> Side:
    if named.side is not None:
        return named.side
    if even and (not named.token.said.isascii() or named.token.said.endswith("s")):
        return Side.BOTH  # Korean has no plural: 다리 is a leg and the legs
    return (Side.LEFT, Side.RIGHT)[choices.of(Doubt.WHICH_SIDE, named.token.said)]


def _number(item: float | J) -> J:
    return item if isinstance(item, J) else joint_of(item, f"{item:g}")
