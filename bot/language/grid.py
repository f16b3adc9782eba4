"""The grid that is drawn over a picture: cells a1 (top left) to h12 (bottom right)."""

COLUMNS, ROWS = 8, 12


def centre(column: str, row: int) -> tuple[float, float]:
    """The middle of a cell, in per cent of width and height."""
    return (ord(column) - ord("a") + 0.5) * 100 / COLUMNS, (row - 0.5) * 100 / ROWS
