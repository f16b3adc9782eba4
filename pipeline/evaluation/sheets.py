"""Contact sheets: what a photo went through, side by side, for the eye."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

RGB = npt.NDArray[np.uint8]

CELL_WIDTH, CELL_HEIGHT = 260, 390
ROWS_PER_SHEET = 6
_GAP = 6
_TITLE = 26
_PAPER = 244


@dataclass(frozen=True)
class Line:
    """One photo's pictures (H,W,3) in the order of the sheet's titles; None leaves a cell empty."""

    name: str
    pictures: tuple[RGB | None, ...]


def sheets(lines: Sequence[Line], titles: Sequence[str]) -> Iterator[RGB]:
    """Sheets of six photos each under the titles."""
    for first in range(0, len(lines), ROWS_PER_SHEET):
        yield sheet(lines[first : first + ROWS_PER_SHEET], titles)


def sheet(lines: Sequence[Line], titles: Sequence[str]) -> RGB:
    """One sheet (H,W,3)."""
    width = len(titles) * (CELL_WIDTH + _GAP) + _GAP
    height = _TITLE + len(lines) * (CELL_HEIGHT + _GAP) + _GAP
    paper = np.full((height, width, 3), _PAPER, np.uint8)
    for column, title in enumerate(titles):
        _write(paper, title, (_left(column), _TITLE - 8))
    for number, line in enumerate(lines):
        top = _TITLE + number * (CELL_HEIGHT + _GAP)
        for column, picture in enumerate(line.pictures):
            if picture is not None:
                _paste(paper, fitted(picture), _left(column), top)
        _write(paper, line.name, (_left(0) + 4, top + 16))
    return paper


def fitted(picture: RGB) -> RGB:
    """The picture scaled to fit a cell, its aspect kept."""
    height, width = picture.shape[:2]
    scale = min(CELL_WIDTH / width, CELL_HEIGHT / height)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, size, interpolation=kind).astype(np.uint8)


def _left(column: int) -> int:
    return _GAP + column * (CELL_WIDTH + _GAP)


def _paste(paper: RGB, picture: RGB, left: int, top: int) -> None:
    height, width = picture.shape[:2]
    paper[top : top + height, left : left + width] = picture


def _write(paper: RGB, text: str, place: tuple[int, int]) -> None:
    for colour, thickness in (((255, 255, 255), 3), ((0, 0, 0), 1)):
        cv2.putText(paper, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.45, colour, thickness, cv2.LINE_AA)
