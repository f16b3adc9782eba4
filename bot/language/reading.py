"""Parse trees -> adjustments."""

from collections.abc import Callable, Iterator
from typing import cast

import lark

from bot.language.adjustments import Adjustment, Bend, Hide, Lengthen, Move, Put, Show, Swap, Unit
from bot.language.amounts import Amount, Place
from bot.language.parts import ARM, LEG, Part, Side
from bot.language.rules import Named
from bot.language.tokens import Token
from bot.language.words import STEP
from pipeline.errors import UserMistake
from pipeline.pose.joints import JOINTS, J

Statement = list[Adjustment | int]  # an int: from here on, this person is meant
Nodes = list[object]
Direction = tuple[int, int]

SWAPS: dict[str, tuple[tuple[J, J], ...]] = {
    ARM.name: ((J.R_SHOULDER, J.L_SHOULDER), (J.R_ELBOW, J.L_ELBOW), (J.R_WRIST, J.L_WRIST)),
    LEG.name: ((J.R_HIP, J.L_HIP), (J.R_KNEE, J.L_KNEE), (J.R_ANKLE, J.L_ANKLE)),
}


class Joints:
    """Which joints a statement means, by number or by name."""

    def __init__(self, tokens: list[Token]) -> None:
        self.chain_said = any(token.kind == "CHAIN" for token in tokens)
        self.means = [token.value for token in tokens if token.kind not in ("CHAIN", "ALSO")]

    def move(self) -> tuple[J, ...]:
        """The joints that a move takes: of a limb its root."""
        return self._each(lambda part, side: part.joints(side))

    def ends(self) -> tuple[J, ...]:
        """The joints that hide with the part and whose bones are its length."""
        return self._each(lambda part, side: part.ends(side))

    @property
    def chain(self) -> bool:
        """Whether all that hangs below follows."""
        limbs = [isinstance(meant, Named) and meant.part.limb for meant in self.means]
        return self.chain_said or all(limbs)

    def swap(self) -> tuple[tuple[J, J], ...]:
        """The pairs to exchange: of the limb named, or left and right of the joints themselves."""
        parts = {meant.part for meant in self.means if isinstance(meant, Named)}
        if len(parts) != 1 or len(self.means) > 2 or not all(isinstance(m, Named) for m in self.means):
            raise UserMistake("Swap what: legs, arms or feet? Say for example “swap legs” or “다리 바꿔”.")
        part = parts.pop()
        return SWAPS.get(part.name) or tuple(zip(part.right, part.left, strict=True))

    def _each(self, of: Callable[[Part, Side], tuple[J, ...]]) -> tuple[J, ...]:
        found: list[J] = []
        for meant in self.means:
            found += of(meant.part, _side(meant)) if isinstance(meant, Named) else (_number(meant),)
        return tuple(sorted(set(found)))


def _side(named: Named) -> Side:
    if named.part.right == named.part.left:
        return Side.BOTH
    if named.side is None:
        name = named.part.name
        raise UserMistake(f"Which {name} is meant by “{named.said}”: left {name}, right {name}, or both?")
    return named.side


def _number(meant: object) -> J:
    number = cast(float, meant)
    if number != int(number) or not 0 <= number < JOINTS:
        raise UserMistake(f"There is no joint {number:g}: joints are numbered 0 to {JOINTS - 1}.")
    return J(int(number))


class Reading(lark.Transformer[lark.Token, list[Statement]]):
    """Turns the tree of grammar.lark into adjustments, bottom up."""

    def __default_token__(self, token: lark.Token) -> Token:
        return cast(Token, token.value)

    def start(self, nodes: Nodes) -> list[Statement]:
        return [node for node in nodes if isinstance(node, list)]

    def joints(self, nodes: Nodes) -> Joints:
        return Joints([node for node in nodes if isinstance(node, Token)])

    def person(self, nodes: Nodes) -> Statement:
        return [int(cast(int, _token(nodes, "PERSON")))]

    def move_then_amount(self, nodes: Nodes) -> Statement:
        """`13 left 2 down 4`; in `13 left down 4` both directions take the one amount."""
        shifts: list[tuple[Direction, Amount]] = []
        waiting: list[Direction] = []
        for node in _tokens(nodes):
            if node.kind == "DIRECTION":
                waiting.append(cast(Direction, node.value))
            else:
                shifts += [(direction, _amount(node)) for direction in waiting]
                waiting = []
        shifts += [(direction, Amount(STEP)) for direction in waiting]
        return _moves(_joints(nodes), shifts)

    def move_amount_first(self, nodes: Nodes) -> Statement:
        """`13 10px down 6px left`."""
        tokens = list(_tokens(nodes))
        pairs = zip(tokens[1::2], tokens[::2], strict=True)
        return _moves(_joints(nodes), [(cast(Direction, d.value), _amount(a)) for d, a in pairs])

    def move_amount_leads(self, nodes: Nodes) -> Statement:
        """`5만큼 왼발목 내려`."""
        direction = cast(Direction, _token(nodes, "DIRECTION"))
        return _moves(_joints(nodes), [(direction, cast(Amount, _token(nodes, "AMOUNT")))])

    def move_lifted(self, nodes: Nodes) -> Statement:
        """`raise 13 by 5`."""
        lift, *amount = _tokens(nodes)
        return _moves(
            _joints(nodes), [(cast(Direction, lift.value), _amount(amount[0]) if amount else Amount(STEP))]
        )

    def move_shifted(self, nodes: Nodes) -> Statement:
        """`13 x-4 y+2`."""
        joints = _joints(nodes)
        shifts = [cast(tuple[float, float, Unit], token.value) for token in _tokens(nodes)]
        return _by_unit(joints, shifts)

    def put(self, nodes: Nodes) -> Statement:
        joints, place = _joints(nodes), cast(Place, _token(nodes, "PLACE"))
        if len(joints.move()) > 1 or joints.chain:
            raise UserMistake("One joint can be put in one place: name a single one, as in “13 to 50,92”.")
        return [Put(joints.move(), place.x, place.y, place.unit)]

    def hide(self, nodes: Nodes) -> Statement:
        return [Hide(_joints(nodes).ends())]

    def show(self, nodes: Nodes) -> Statement:
        return [Show(_joints(nodes).ends())]

    def swap(self, nodes: Nodes) -> Statement:
        return [Swap(_joints(nodes).swap())]

    def bend(self, nodes: Nodes) -> Statement:
        return [Bend(_joints(nodes).move(), cast(float, _token(nodes, "ANGLE")))]

    def length_percent(self, nodes: Nodes) -> Statement:
        return [Lengthen(_joints(nodes).ends(), _percent(nodes) / 100)]

    def length_factor(self, nodes: Nodes) -> Statement:
        return [Lengthen(_joints(nodes).ends(), cast(float, _token(nodes, "FACTOR")))]

    def longer(self, nodes: Nodes) -> Statement:
        return [Lengthen(_joints(nodes).ends(), 1 + _percent(nodes) / 100)]

    def shorter(self, nodes: Nodes) -> Statement:
        return [Lengthen(_joints(nodes).ends(), 1 - _percent(nodes) / 100)]


def _tokens(nodes: Nodes) -> Iterator[Token]:
    return (node for node in nodes if isinstance(node, Token))


def _token(nodes: Nodes, kind: str) -> object:
    return next(token.value for token in _tokens(nodes) if token.kind == kind)


def _joints(nodes: Nodes) -> Joints:
    return next(node for node in nodes if isinstance(node, Joints))


def _amount(token: Token) -> Amount:
    return token.value if isinstance(token.value, Amount) else Amount(cast(float, token.value))


def _percent(nodes: Nodes) -> float:
    amount = cast(Amount, _token(nodes, "AMOUNT"))
    if amount.unit is not Unit.PERCENT or not 0 < amount.value < 500:
        raise UserMistake("A length is given in per cent, as in “left shin length 110%”.")
    return amount.value


def _moves(joints: Joints, shifts: list[tuple[Direction, Amount]]) -> Statement:
    return _by_unit(joints, [(dx * a.value, dy * a.value, a.unit) for (dx, dy), a in shifts])


def _by_unit(joints: Joints, shifts: list[tuple[float, float, Unit]]) -> Statement:
    """One move for each unit used, the shifts of the same unit added up."""
    units = dict.fromkeys(unit for _, _, unit in shifts)
    return [
        Move(
            joints.move(),
            sum(dx for dx, _, of in shifts if of is unit),
            sum(dy for _, dy, of in shifts if of is unit),
            unit,
            joints.chain,
        )
        for unit in units
    ]
