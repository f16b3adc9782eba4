"""Numbers with what they count."""

from dataclasses import dataclass

from bot.language.adjustments import Unit


@dataclass(frozen=True)
class Amount:
    """How far: a number of per cent, pixels or grid cells."""

    value: float
    unit: Unit = Unit.PERCENT


@dataclass(frozen=True)
class Place:
    """A point in the picture: per cent of width and height, or pixels."""

    x: float
    y: float
    unit: Unit = Unit.PERCENT
