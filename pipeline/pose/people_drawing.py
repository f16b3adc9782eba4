"""The skeleton for people: numbered joints over the dimmed picture, legible on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import BONES, LEG_JOINTS, J
from pipeline.pose.labels import Label, place_labels
from pipeline.pose.lettering import length_of, write
from pipeline.pose.pose import Joint, Pose, Sight
from pipeline.pose.view import DENSITY, View, view_of

RGB = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]
Joints = frozenset[tuple[int, int]]  # pairs of person and joint

# Orange and blue stay apart for every kind of colour blindness.
RIGHT: Colour = (255, 150, 50)
LEFT: Colour = (80, 185, 255)
MIDDLE: Colour = (240, 240, 240)
INK: Colour = (15, 15, 20)
GUESS_FILL: Colour = (45, 45, 55)

FACE = (J.R_EYE, J.L_EYE, J.R_EAR, J.L_EAR)

# Sizes in phone pixels: of a picture shown 360 wide (or 640 high).
LEG_MARK, MARK = 19.0, 7.0
LEG_TEXT, TEXT = 13.0, 10.0
LEG_BONE, BONE = 3.5, 2.0
LEGEND = 22.0
RING = 9.0  # around a joint that was moved


@dataclass(frozen=True)
class _Mark:
    """One shown joint on the sheet: its place and size in sheet pixels."""

    number: J
    x: float
    y: float
    size: float
    guessed: bool
    locked: bool
    moved: bool = False

    @property
    def is_leg(self) -> bool:
        return self.number in LEG_JOINTS

    @property
    def colour(self) -> Colour:
        return _colour(self.number)


def draw_for_people(
    picture: RGB,
    pose: Pose,
    locked: Joints = frozenset(),
    moved: Joints = frozenset(),
    *,
    legend: bool = True,
    density: float = DENSITY,
) -> RGB:
    """Draw the pose, in the picture's pixels, over the dimmed picture (height, width, 3), its legend below.

    Right joints are orange, left blue, leg joints large, guessed ones hollow, locked ones
    square, those that were moved just now ringed. The sheet fits 360 x 640 pixels of a phone, each of them
    `density` pixels here; it shows dark ground beyond the picture as far as joints lie outside.
    """
    view = view_of(pose, density)
    sheet = view.dimmed(picture)
    marks = [list(_marks(pose, index, view, locked, moved)) for index in range(len(pose.people))]
    for body in marks:
        _draw_bones(sheet, body, view.unit)
    _write_numbers(sheet, marks, view.unit)
    return np.vstack([sheet, _legend(sheet.shape[1], view.unit)]) if legend else sheet


def _colour(number: J) -> Colour:
    side = number.name.partition("_")[0]
    return {"R": RIGHT, "L": LEFT}.get(side, MIDDLE)


def _marks(pose: Pose, index: int, view: View, locked: Joints, moved: Joints) -> Iterator[_Mark]:
    for number in J:
        joint: Joint = pose.people[index][number]
        x, y = view.on_sheet(joint.x, joint.y)
        if joint.shown and 0 <= x < view.width and 0 <= y < view.height:
            size = (LEG_MARK if number in LEG_JOINTS else MARK) * view.unit
            named = (index, int(number))
            guessed = joint.sight is Sight.GUESSED
            yield _Mark(number, x, y, size, guessed, named in locked, named in moved)


def _draw_bones(sheet: RGB, body: list[_Mark], unit: float) -> None:
    by_number = {mark.number: mark for mark in body}
    for start, end in BONES:
        if start in by_number and end in by_number:
            a, b = by_number[start], by_number[end]
            width = (LEG_BONE if b.is_leg and a.is_leg else BONE) * unit
            _line(sheet, a, b, INK, width + 2 * unit)
            _line(sheet, a, b, _mixed(b.colour, INK, 0.35 if b.guessed else 0.75), width)


def _write_numbers(sheet: RGB, bodies: list[list[_Mark]], unit: float) -> None:
    """Draw the marks, their numbers inside them or beside them on a line, and nothing over another."""
    marks = sorted(chain(*bodies), key=lambda mark: (not mark.is_leg, mark.number in FACE))
    names = _names(bodies, unit) if len(bodies) > 1 else {}
    labels = [*(_label(mark, unit) for mark in marks), *names.values()]
    height, width = sheet.shape[:2]
    places = place_labels(labels, [(m.x, m.y) for m in marks], MARK * unit, width, height)
    within = [place == (mark.x, mark.y) for mark, place in zip(marks, places, strict=False)]
    for mark, place, inside in zip(marks, places, within, strict=False):
        if not inside:
            cv2.line(sheet, _at(mark.x, mark.y), _at(*place), mark.colour, max(1, round(unit)), cv2.LINE_AA)
    for mark, inside in zip(marks, within, strict=True):
        _draw_mark(sheet, mark, mark.size if inside else MARK * unit, unit)
    for mark, place, inside in zip(marks, places, within, strict=False):
        _write_number(sheet, mark, place, inside, unit)
    for name, place in zip(names, places[len(marks) :], strict=True):
        write(sheet, name, place, INK, LEG_TEXT * unit, 2 * unit)
        write(sheet, name, place, MIDDLE, LEG_TEXT * unit)


def _names(bodies: list[list[_Mark]], unit: float) -> dict[str, Label]:
    """P1, P2, … for the tops of the bodies that are in view."""
    tops = {f"P{i}": min(body, key=lambda mark: mark.y) for i, body in enumerate(bodies, start=1) if body}
    size = LEG_MARK * unit
    return {name: Label((top.x, top.y), 1.3 * size, size) for name, top in tops.items()}


def _label(mark: _Mark, unit: float) -> Label:
    if mark.is_leg:
        return Label((mark.x, mark.y), LEG_MARK * unit, LEG_MARK * unit, may_cover=True)
    return Label((mark.x, mark.y), TEXT * 1.4 * unit, TEXT * 1.1 * unit)


def _write_number(sheet: RGB, mark: _Mark, place: tuple[float, float], within: bool, unit: float) -> None:
    size = (LEG_TEXT if mark.is_leg else TEXT) * unit
    if not within:
        label = _label(mark, unit)
        _rounded(sheet, place, label.width / 2, label.height / 2, 2 * unit)
    fill = mark.colour if not within else MIDDLE if mark.guessed else INK
    write(sheet, str(int(mark.number)), place, fill, size, 0.3 * unit if mark.is_leg else 0)


def _rounded(
    sheet: RGB, middle: tuple[float, float], half_width: float, half_height: float, radius: float
) -> None:
    """A dark rectangle with round corners."""
    inner = half_width - radius, half_height - radius
    for half in ((half_width, inner[1]), (inner[0], half_height)):
        first, last = (
            _at(middle[0] - half[0], middle[1] - half[1]),
            _at(middle[0] + half[0], middle[1] + half[1]),
        )
        cv2.rectangle(sheet, first, last, INK, thickness=-1)
    for across, down in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        corner = _at(middle[0] + across * inner[0], middle[1] + down * inner[1])
        cv2.circle(sheet, corner, round(radius), INK, -1, cv2.LINE_AA)


def _draw_mark(sheet: RGB, mark: _Mark, size: float, unit: float) -> None:
    """A disc, or a square for a locked joint; hollow where the joint is guessed, in a ring where it moved."""
    if mark.moved:
        _shape(sheet, mark, size + RING * unit + 2 * unit, INK)
        _shape(sheet, mark, size + RING * unit, MIDDLE)
    _shape(sheet, mark, size + 2 * unit, INK)
    _shape(sheet, mark, size, mark.colour)
    if mark.guessed:
        _shape(sheet, mark, size - max(2.6 * unit, 0.18 * size), GUESS_FILL)


def _shape(sheet: RGB, mark: _Mark, size: float, colour: Colour) -> None:
    half = size / 2
    if mark.locked:
        corners = _at(mark.x - half, mark.y - half), _at(mark.x + half, mark.y + half)
        cv2.rectangle(sheet, *corners, colour, thickness=-1)
    else:
        cv2.circle(sheet, _at(mark.x, mark.y), max(1, round(half)), colour, -1, cv2.LINE_AA)


@lru_cache(maxsize=32)
def _legend(width: int, unit: float) -> RGB:
    height = round(LEGEND * unit)
    strip = np.full((height, width, 3), INK, dtype=np.uint8)
    entries = (
        ("right", _Mark(J.R_KNEE, 0, height / 2, 0, guessed=False, locked=False)),
        ("left", _Mark(J.L_KNEE, 0, height / 2, 0, guessed=False, locked=False)),
        ("guessed", _Mark(J.NECK, 0, height / 2, 0, guessed=True, locked=False)),
        ("fixed: kept photo", _Mark(J.NECK, 0, height / 2, 0, guessed=False, locked=True)),
    )
    size = TEXT * 1.2 * unit
    x = 10 * unit
    for text, mark in entries:
        _draw_mark(strip, replace(mark, x=x), 9 * unit, unit)
        length = length_of(text, size)
        write(strip, text, (x + 8 * unit + length / 2, height / 2), MIDDLE, size)
        x += 20 * unit + length
    return strip


def _line(sheet: RGB, a: _Mark, b: _Mark, colour: Colour, width: float) -> None:
    cv2.line(sheet, _at(a.x, a.y), _at(b.x, b.y), colour, max(1, round(width)), cv2.LINE_AA)


def _at(x: float, y: float) -> tuple[int, int]:
    return round(x), round(y)


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    r, g, b = (round(c * share + o * (1 - share)) for c, o in zip(colour, other, strict=True))
    return r, g, b
