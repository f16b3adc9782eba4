"""How far to extend a photo: from the body in it, unless the user says otherwise."""

from dataclasses import dataclass, replace

from pipeline.canvas.extension import AUTO, SIDES, checked_zoom, pixels
from pipeline.canvas.reach import Margins, reach, shows_head
from pipeline.contract import Canvas, Extension
from pipeline.errors import UserMistake
from pipeline.pose.pose import Pose

MAX_PHOTO = 40_000_000  # pixels
MAX_CANVAS = 60_000_000  # pixels
MAX_AUTO_HEIGHTS = 1.5  # of the photo, at the bottom and the top, unless asked for
MAX_AUTO_WIDTHS = 0.5  # of the photo, on each side, unless asked for
MAX_ELONGATION = 12  # long side over short side: beyond, no family sees a body in it
NOBODY_BOTTOM = 0.35  # of the photo's height, where no body says how much

# Notes for the caller, as codes.
NOTHING_MISSING = "nothing_missing"
NOBODY = "nobody"
NOTHING_ASKED = "nothing_asked"
HEAD_MISSING = "head_missing"
EXTENSION_LIMITED = "extension_limited"


@dataclass(frozen=True)
class CanvasPlan:
    """A canvas and what there is to say about it: codes of this module."""

    canvas: Canvas
    notes: tuple[str, ...] = ()


def plan_canvas(width: int, height: int, pose: Pose, extension: Extension) -> CanvasPlan:
    """The canvas for a photo of width x height pixels with this pose (in photo pixels).

    A side the user named is as named; the others follow the bodies' guessed joints, or the user's zoom
    where that shows more. Raises UserMistake for what can't be painted.
    """
    if width * height > MAX_PHOTO:
        raise UserMistake(
            f"The photo has {_mega(width * height)} megapixels, at most {_mega(MAX_PHOTO)} can be completed: "
            "make it smaller."
        )
    asked = _asked(width, height, extension)
    automatic, notes = _automatic(width, height, pose, extension, bool(asked))
    margins = replace(automatic, **asked)
    if any(not shows_head(person, width, height) for person in pose.people):
        notes = (*notes, HEAD_MISSING)
    if not any((margins.left, margins.right, margins.top, margins.bottom)):
        whole = pose.people and reach(width, height, pose) == Margins()
        notes = (*notes, NOTHING_MISSING if whole else NOTHING_ASKED)
    canvas = _canvas(width, height, margins)
    if _too_large(canvas) and extension.zoom is None:
        margins = _shrunk(width, height, margins, frozenset(asked))
        canvas, notes = _canvas(width, height, margins), (*notes, EXTENSION_LIMITED)
    _check(canvas)
    return CanvasPlan(canvas, tuple(dict.fromkeys(notes)))


def _asked(width: int, height: int, extension: Extension) -> dict[str, int]:
    """The pixels of the sides that the user named."""
    lengths = {"left": width, "right": width, "top": height, "bottom": height}
    wishes = {side: pixels(getattr(extension, side), lengths[side]) for side in SIDES}
    return {side: wish for side, wish in wishes.items() if wish is not None}


def _automatic(
    width: int, height: int, pose: Pose, extension: Extension, sides_asked: bool
) -> tuple[Margins, tuple[str, ...]]:
    """What every side gets that the user left to us, and the notes on it."""
    needed = reach(width, height, pose)
    notes: tuple[str, ...] = ()
    if not pose.people:
        notes = (NOBODY,)
        if not sides_asked and extension.zoom is None:
            needed = Margins(bottom=round(NOBODY_BOTTOM * height))
    limited = Margins(
        min(needed.left, round(MAX_AUTO_WIDTHS * width)),
        min(needed.right, round(MAX_AUTO_WIDTHS * width)),
        min(needed.top, round(MAX_AUTO_HEIGHTS * height)),
        min(needed.bottom, round(MAX_AUTO_HEIGHTS * height)),
    )
    if any(getattr(limited, s) < getattr(needed, s) and getattr(extension, s) == AUTO for s in SIDES):
        notes = (*notes, EXTENSION_LIMITED)
    if extension.zoom is None:
        return limited, notes
    share = (checked_zoom(extension.zoom) - 1) / 2
    wide, high = round(share * width), round(share * height)
    return (
        Margins(
            max(limited.left, wide),
            max(limited.right, wide),
            max(limited.top, high),
            max(limited.bottom, high),
        ),
        notes,
    )


def _canvas(width: int, height: int, margins: Margins) -> Canvas:
    return Canvas(
        width + margins.left + margins.right,
        height + margins.top + margins.bottom,
        margins.left,
        margins.top,
        width,
        height,
    )


def _too_large(canvas: Canvas) -> bool:
    return canvas.width * canvas.height > MAX_CANVAS


def _shrunk(width: int, height: int, margins: Margins, asked: frozenset[str]) -> Margins:
    """The margins with the automatic ones shortened alike until the canvas is small enough."""
    low, high = 0.0, 1.0
    fitting = _scaled(margins, low, asked)
    for _ in range(32):
        middle = (low + high) / 2
        tried = _scaled(margins, middle, asked)
        if _too_large(_canvas(width, height, tried)):
            high = middle
        else:
            low, fitting = middle, tried
    return fitting


def _scaled(margins: Margins, share: float, asked: frozenset[str]) -> Margins:
    return replace(margins, **{s: int(getattr(margins, s) * share) for s in SIDES if s not in asked})


def _check(canvas: Canvas) -> None:
    if _too_large(canvas):
        raise UserMistake(
            f"The canvas would have {_mega(canvas.width * canvas.height)} megapixels, at most "
            f"{_mega(MAX_CANVAS)} can be painted: extend less, or send a smaller photo."
        )
    if max(canvas.width, canvas.height) > MAX_ELONGATION * min(canvas.width, canvas.height):
        raise UserMistake(
            f"The canvas would be {canvas.width} x {canvas.height} pixels, too long and thin to paint: "
            f"its long side may be {MAX_ELONGATION} times the short one."
        )


def _mega(count: int) -> str:
    return f"{count / 1e6:.1f}".removesuffix(".0")
