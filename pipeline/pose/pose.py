"""The pose: people of 18 joints in canvas pixels, each joint visible, guessed or hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.pose.joints import JOINTS, J


class Sight(StrEnum):
    """How a joint is known: seen in the photo, guessed from the rest of the body, or hidden."""

    VISIBLE = "visible"
    GUESSED = "guessed"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Joint:
    """A place in pixels (x right, y down, of the picture the pose belongs to) and how it is known."""

    x: float
    y: float
    sight: Sight = Sight.VISIBLE

    @property
    def shown(self) -> bool:
        """Whether the joint is part of the skeleton that guides painting."""
        return self.sight is not Sight.HIDDEN


@dataclass(frozen=True)
class Person:
    """One body: exactly 18 joints in COCO-18 order; every joint has a place, hidden ones too."""

    joints: tuple[Joint, ...]

    def __post_init__(self) -> None:
        if len(self.joints) != JOINTS:
            raise ValueError(f"a person has {JOINTS} joints, not {len(self.joints)}")

    def __getitem__(self, number: int) -> Joint:
        return self.joints[number]

    def with_joints(self, changed: Mapping[J, Joint]) -> "Person":
        """The same person with some joints replaced."""
        return Person(tuple(changed.get(number, self.joints[number]) for number in J))


@dataclass(frozen=True)
class Pose:
    """The bodies in a picture of width x height pixels; nobody is an empty tuple."""

    width: int
    height: int
    people: tuple[Person, ...] = ()

    def shifted(self, dx: float, dy: float, width: int, height: int) -> "Pose":
        """The same pose in a larger or smaller frame whose origin moved by (-dx, -dy)."""
        return Pose(
            width,
            height,
            tuple(Person(tuple(replace(j, x=j.x + dx, y=j.y + dy) for j in p.joints)) for p in self.people),
        )

    def scaled(self, width: int, height: int) -> "Pose":
        """The same pose in the picture resized to width x height."""
        sx, sy = width / self.width, height / self.height
        return Pose(
            width,
            height,
            tuple(Person(tuple(replace(j, x=j.x * sx, y=j.y * sy) for j in p.joints)) for p in self.people),
        )

    def with_person(self, index: int, person: Person) -> "Pose":
        """The same pose with the person at index replaced."""
        people = list(self.people)
        people[index] = person
        return replace(self, people=tuple(people))
