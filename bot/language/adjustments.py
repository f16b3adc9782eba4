"""What a line of the language can ask of a pose: one frozen dataclass a kind of correction."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.pose.joints import J


class Unit(StrEnum):
    """What a number counts: per cent of the picture's height (a place: of its side), pixels, grid cells."""

    PERCENT = "%"
    PIXELS = "px"
    CELLS = "cells"


class Pair(StrEnum):
    """What has a left and a right to be exchanged."""

    LEGS = "legs"
    ARMS = "arms"
    SHOULDERS = "shoulders"
    ELBOWS = "elbows"
    WRISTS = "wrists"
    HIPS = "hips"
    KNEES = "knees"
    ANKLES = "ankles"
    EYES = "eyes"
    EARS = "ears"

    @property
    def joints(self) -> tuple[tuple[J, J], ...]:
        """The (right, left) joints."""
        parts = _LIMBS.get(self.value, (self.value,))
        return tuple((J[f"R_{part[:-1].upper()}"], J[f"L_{part[:-1].upper()}"]) for part in parts)


_LIMBS = {"legs": ("hips", "knees", "ankles"), "arms": ("shoulders", "elbows", "wrists")}


class Preset(StrEnum):
    """Poses with a name."""

    STAND = "stand"
    CROSS = "cross"
    STEP = "step"
    SIT = "sit"


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
class Spread:
    """Shift joints away from the body's middle by an amount; less than 0 brings them together."""

    joints: tuple[J, ...]
    amount: float
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
    """Exchange left and right: each takes the other's place."""

    pair: Pair
    person: int = 0


@dataclass(frozen=True)
class Mirror:
    """Turn limbs into their mirror image about the body's middle; None: all of the body."""

    pair: Pair | None = None
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


@dataclass(frozen=True)
class Take:
    """Bring the legs into a pose with a name."""

    preset: Preset
    person: int = 0


Adjustment = Move | Spread | Put | Hide | Show | Swap | Mirror | Bend | Lengthen | Take
