"""Results as a table for machines and as lines for people."""

from collections.abc import Sequence
from typing import Any

from bot.draft_folder import DraftFolder
from pipeline.contract import Canvas, Completed, Painted, Repainted, Varied
from pipeline.contract_json import to_json
from pipeline.pose.joints import J
from pipeline.pose.pose import Person

Painting = Completed | Repainted | Varied

# The codes of pipeline.canvas.plan, in sentences.
NOTES = {
    "nothing_missing": "Nothing of the body is missing; --extend zoom=1.3 shows more around it.",
    "nobody": "Nobody was found in it: the surroundings were continued.",
    "nothing_asked": "There was nothing to extend.",
    "extension_limited": "The body asks for more than 1.5 photo heights; --extend bottom=… goes further.",
}


def facts_of(
    folder: DraftFolder, files: Sequence[str], result: Completed | Repainted | Varied
) -> dict[str, Any]:
    """The result as JSON holds it."""
    table: dict[str, Any] = {"files": {name: str(folder.file(name)) for name in files}}
    table["unknown_words"] = list(result.unknown_words)
    if isinstance(result, Varied):
        return table | {"pictures": [_painted(painted) for painted in result.pictures]}
    table |= _painted(result.painted)
    if isinstance(result, Completed):
        table |= {"canvas": to_json(result.canvas), "caption": result.caption, "notes": list(result.notes)}
        table["second_person_likely"] = result.second_person_likely
    return table


def _painted(painted: Painted) -> dict[str, Any]:
    return {"score": painted.score, "attempts": painted.attempts, "recipe": to_json(painted.recipe)}


def lines_of(folder: DraftFolder, files: Sequence[str], result: Painting) -> list[str]:
    """The result as a person reads it."""
    lines = []
    if isinstance(result, Completed):
        lines.append(_canvas_line(result.canvas))
        lines += [NOTES.get(note, note) for note in result.notes]
        if result.caption:
            lines.append(f"The photo in words: {result.caption}")
        if result.second_person_likely:
            lines.append("There is likely a second person, whose pose was not found.")
    if not isinstance(result, Varied) and result.painted.score is not None:
        lines.append(
            f"Leg joints where they were asked for: {result.painted.score:.0%} "
            f"(attempts: {result.painted.attempts})"
        )
    return lines + [str(folder.file(name)) for name in files]


def _canvas_line(canvas: Canvas) -> str:
    sides = {"left": canvas.left, "right": canvas.right, "above": canvas.top, "below": canvas.bottom}
    added = ", ".join(f"{pixels} px {side}" for side, pixels in sides.items() if pixels)
    return f"Canvas: {canvas.width} x {canvas.height}, of which new: {added or 'nothing'}"


def joints_of(person: Person) -> list[dict[str, Any]]:
    """A person's joints, each by number, name, place in pixels and how it is known."""
    return [
        {
            "joint": int(j),
            "name": j.name.lower(),
            "x": person[j].x,
            "y": person[j].y,
            "sight": person[j].sight,
        }
        for j in J
    ]
