"""What a line of the language can ask for: one frozen dataclass a kind of correction."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.pose.joints import J


class Unit(StrEnum):
    """What a number counts: per cent of the picture's height (set: of its own side) or pixels."""

    PERCENT = "%"
    PIXELS = "px"


@dataclass(frozen=True)
class Move:
    """Shift joints by (dx, dy), x right and y down; with `chain` all that hangs below follows."""

    joints: tuple[J, ...]
    dx: float
    dy: float
    unit: Unit = Unit.PERCENT
    chain: bool = False
    person: int = 0


@dataclass(frozen=True)
class Put:
    """Place joints at (x, y): per cent of width and height, or pixels."""

    joints: tuple[J, ...]
    x: float
    y: float
    unit: Unit = Unit.PERCENT
    person: int = 0


@dataclass(frozen=True)
class Hide:
    """Take joints out of the skeleton; their places are kept."""

    joints: tuple[J, ...]
    person: int = 0


@dataclass(frozen=True)
class Show:
    """Bring hidden joints back."""

    joints: tuple[J, ...]
    person: int = 0


@dataclass(frozen=True)
class Swap:
    """Exchange left and right of a pair of limbs, given as pairs of joints."""

    pairs: tuple[tuple[J, J], ...]
    person: int = 0


@dataclass(frozen=True)
class Bend:
    """Turn all below each joint by degrees: more than 0 bends further, less straightens."""

    joints: tuple[J, ...]
    degrees: float
    person: int = 0


@dataclass(frozen=True)
class Lengthen:
    """Scale the bone that ends at each joint; all below follows."""

    joints: tuple[J, ...]
    factor: float
    person: int = 0


Adjustment = Move | Put | Hide | Show | Swap | Bend | Lengthen
