"""The figures of an earlier run beside those of this one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UserMistake
from pipeline.evaluation.intervals import Estimate
from pipeline.evaluation.summary import Row

SHOWN = ("first", "gated")  # the columns that depend on the weights


@dataclass(frozen=True)
class Previous:
    """The figures (by name, then column) that a figures.json holds, and the weights they are of."""

    weights: str
    figures: Mapping[str, Mapping[str, Estimate]]


def read_previous(file: Path) -> Previous:
    """What an earlier run wrote; `UserMistake` if it isn't that."""
    try:
        stored = json.loads(file.read_text())
        figures = {
            line["figure"]: {column: Estimate(**numbers) for column, numbers in line["columns"].items()}
            for line in stored["figures"]
        }
        return Previous(str(stored["weights"]), figures)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserMistake(
            f"{file} holds no figures; --against names a figures.json of an earlier run."
        ) from error


def beside(
    rows: Sequence[Row], columns: Mapping[str, str], previous: Previous
) -> tuple[list[Row], dict[str, str]]:
    """The rows and columns (key to heading) with the previous weights' columns after their own."""
    headings = {}
    for key, heading in columns.items():
        headings[key] = heading
        if key in SHOWN:
            headings[_before(key)] = f"{heading}: weights {previous.weights[:12]}"
    return [replace(row, cells={**row.cells, **_cells(row, previous)}) for row in rows], headings


def _cells(row: Row, previous: Previous) -> dict[str, Estimate]:
    earlier = previous.figures.get(row.figure, {})
    return {_before(key): earlier[key] for key in SHOWN if key in earlier}


def _before(column: str) -> str:
    return f"{column}-before"
