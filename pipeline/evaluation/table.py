"""The table of figures as markdown and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.evaluation.intervals import Estimate
from pipeline.evaluation.summary import Form, Row


def markdown(rows: Sequence[Row], columns: Mapping[str, str]) -> str:
    """A table with a line for each row and a cell for each column (key to heading)."""
    lines = [["figure", *columns.values()], ["---"] * (len(columns) + 1)]
    lines += [[row.figure, *(cell(row.cells.get(key), row.form) for key in columns)] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def cell(estimate: Estimate | None, form: Form) -> str:
    """An estimate and its interval: `56 % [42, 69]`, `0.29 [0.25, 0.34]`; a dash where there is none."""
    if estimate is None:
        return "–"
    if form == "percent":
        value, low, high = (f"{100 * part:.0f}" for part in (estimate.value, estimate.low, estimate.high))
        return f"{value} % [{low}, {high}]"
    value, low, high = (f"{part:.2f}" for part in (estimate.value, estimate.low, estimate.high))
    return f"{value} [{low}, {high}]"


def as_json(rows: Sequence[Row], about: Mapping[str, Any]) -> dict[str, Any]:
    """What was evaluated, and every figure with its interval and number of photos."""
    figures = [
        {
            "figure": row.figure,
            "columns": {key: asdict(estimate) for key, estimate in row.cells.items() if estimate},
        }
        for row in rows
    ]
    return {**about, "figures": figures}
