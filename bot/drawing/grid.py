"""The grid over a picture, by whose cells places are named: a1 at the top left to h12 at the bottom right."""

import cv2
import numpy as np

from bot.drawing.pictures import RGB
from bot.drawing.sheets import DENSITY, ground_of, numbered
from bot.language.grid import COLUMNS, ROWS
from pipeline.contract import Canvas
from pipeline.pose.lettering import write
from pipeline.pose.pose import Pose
from pipeline.pose.view import View, view_of

_LIGHT, _DARK = (255, 255, 255), (0, 0, 0)
_STRENGTH = 0.45  # of lines: the picture has to be seen through them
# In phone pixels, as the skeleton's sizes.
_LINE, _SHADOW = 0.6, 1.6
_LETTER, _HALO, _INSET = 12.0, 2.0, 9.0


def gridded(picture: RGB, pose: Pose, canvas: Canvas, ghost: Pose | None = None) -> RGB:
    """The numbered skeleton over its picture, with the grid between the two."""
    sheet = numbered(picture, pose, canvas, ghost)
    height, width = picture.shape[:2]
    view = view_of(pose.scaled(width, height), DENSITY)
    ground = view.dimmed(ground_of(picture, pose, ghost))
    is_drawn = (sheet != ground).any(axis=2, keepdims=True)
    return np.where(is_drawn, sheet, _lettered(_lined(ground, view, width, height), view, width, height))


def _lined(ground: RGB, view: View, width: int, height: int) -> RGB:
    """Thin light lines with a dark edge, so that they are seen on whatever is behind them."""
    lines = ground.copy()
    for colour, thickness in ((_DARK, _SHADOW), (_LIGHT, _LINE)):
        for number in range(COLUMNS + 1):
            x = width * number / COLUMNS
            _line(lines, view, (x, 0), (x, height), colour, thickness)
        for number in range(ROWS + 1):
            y = height * number / ROWS
            _line(lines, view, (0, y), (width, y), colour, thickness)
    return np.asarray(cv2.addWeighted(lines, _STRENGTH, ground, 1 - _STRENGTH, 0), np.uint8)


def _line(
    sheet: RGB,
    view: View,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: tuple[int, int, int],
    thickness: float,
) -> None:
    ends = [tuple(round(each) for each in view.on_sheet(*place)) for place in (start, end)]
    cv2.line(sheet, ends[0], ends[1], colour, max(1, round(thickness * view.unit)))


def _lettered(sheet: RGB, view: View, width: int, height: int) -> RGB:
    """Columns by letters along the top, rows by numbers along the left."""
    left, top = view.on_sheet(0, 0)
    inset = _INSET * view.unit
    for number in range(COLUMNS):
        x, _ = view.on_sheet(width * (number + 0.5) / COLUMNS, 0)
        _write(sheet, chr(ord("a") + number), (x, top + inset), view.unit)
    for number in range(ROWS):
        _, y = view.on_sheet(0, height * (number + 0.5) / ROWS)
        _write(sheet, str(number + 1), (left + inset, y), view.unit)
    return sheet


def _write(sheet: RGB, text: str, place: tuple[float, float], unit: float) -> None:
    write(sheet, text, place, _DARK, _LETTER * unit, _HALO * unit)
    write(sheet, text, place, _LIGHT, _LETTER * unit)
