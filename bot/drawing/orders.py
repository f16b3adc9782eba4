"""What can be drawn: each order names its pictures, by their blobs, and what is to be made of them."""

from dataclasses import dataclass
from typing import Protocol

from bot.drawing.grid import gridded
from bot.drawing.pictures import RGB, Reduced
from bot.drawing.sheets import beside, numbered, on_canvas, suggested
from pipeline.contract import Canvas
from pipeline.pose.pose import Pose


class Order(Protocol):
    """A drawing that somebody is to see."""

    @property
    def blobs(self) -> tuple[str, ...]:
        """The pictures that are needed for it."""
        ...

    def drawn(self, reduced: Reduced) -> RGB:
        """The drawing (H, W, 3), given those pictures."""
        ...


@dataclass(frozen=True)
class _OfOne:
    """What needs one picture."""

    blob: str

    @property
    def blobs(self) -> tuple[str, ...]:
        return (self.blob,)


@dataclass(frozen=True)
class Plain(_OfOne):
    """A picture as it is."""

    def drawn(self, reduced: Reduced) -> RGB:
        return reduced[self.blob]


@dataclass(frozen=True)
class Skeleton(_OfOne):
    """The pose over its picture, numbered; the pose before shines through, and the grid if it is wanted."""

    pose: Pose
    canvas: Canvas
    ghost: Pose | None = None
    grid: bool = False

    def drawn(self, reduced: Reduced) -> RGB:
        draw = gridded if self.grid else numbered
        return draw(reduced[self.blob], self.pose, self.canvas, self.ghost)


@dataclass(frozen=True)
class Suggestions(_OfOne):
    """Four poses to choose from for one person, over the picture."""

    pose: Pose
    canvas: Canvas
    person: int = 0

    def drawn(self, reduced: Reduced) -> RGB:
        return suggested(reduced[self.blob], self.pose, self.canvas, self.person)


@dataclass(frozen=True)
class Compared:
    """The photo, where it lies in its canvas, beside the picture."""

    photo: str
    blob: str
    canvas: Canvas

    @property
    def blobs(self) -> tuple[str, ...]:
        return (self.photo, self.blob)

    def drawn(self, reduced: Reduced) -> RGB:
        picture = reduced[self.blob]
        before = on_canvas(reduced[self.photo], self.canvas, (picture.shape[0], picture.shape[1]))
        return beside(before, picture)
