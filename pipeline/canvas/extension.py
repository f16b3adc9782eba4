"""A user's wish for the canvas, as typed: `bottom=40%`, `left=120px right=10%`, `all=20%`, `zoom=1.3`."""

import re
from math import isfinite

from pipeline.contract import Extension
from pipeline.errors import UserMistake

SIDES = ("left", "right", "top", "bottom")
AUTO = "auto"

_MAX_ZOOM = 4.0
_HELP = "say for instance bottom=40%, left=120px, all=20%, bottom=auto or zoom=1.3"
_WISH = re.compile(
    r"([a-z]+)\s*[=:]?\s*(auto|[-+]?(?:\d+\.?\d*|\.\d+)\s*(?:%|px|x(?!\w))?)(?=$|[\s,;])[\s,;]*"
)
_AMOUNT = re.compile(r"\+?(\d+\.?\d*|\.\d+)\s*(%|px)?")


def parse_extension(text: str) -> Extension:
    """Read wishes separated by spaces, commas or semicolons; raise UserMistake for what can't be read.

    A named side beats `all`, in whatever order they come.
    """
    wishes = _split(text.strip().lower())
    zoom = _zoom(wishes.pop("zoom")) if "zoom" in wishes else None
    everywhere = _checked("all", wishes.pop("all", AUTO))
    sides = {side: _checked(side, wishes.pop(side)) if side in wishes else everywhere for side in SIDES}
    if wishes:
        raise UserMistake(f"There is no side called {next(iter(wishes))!r}: {_HELP}.")
    return Extension(**sides, zoom=zoom)


def pixels(wish: str, side: int) -> int | None:
    """What a wish for one side means in pixels, side being the photo's length there; None for auto."""
    wish = wish.strip().lower()
    if wish == AUTO:
        return None
    match = _AMOUNT.fullmatch(wish)
    if match is None:
        raise UserMistake(f"I can't read {_shown(wish)} as an amount: {_HELP}.")
    number, unit = float(match[1]), match[2]
    if unit is None and number:
        raise UserMistake(f"{_shown(wish)} of what? Write {match[1]}% or {match[1]}px.")
    amount = number * side / 100 if unit == "%" else number
    if amount > 1e6:
        raise UserMistake(f"{_shown(wish)} is too much: {_HELP}.")
    return round(amount)


def checked_zoom(zoom: float) -> float:
    """The same zoom if it is one that can be painted, else UserMistake."""
    if not (isfinite(zoom) and 1 <= zoom <= _MAX_ZOOM):
        raise UserMistake(f"A zoom lies between 1 and {_MAX_ZOOM:g} (1.3 shows 1.3 times as much).")
    return zoom


def _split(text: str) -> dict[str, str]:
    wishes: dict[str, str] = {}
    if text == AUTO:
        return wishes
    at = 0
    while at < len(text):
        match = _WISH.match(text, at)
        if match is None:
            raise UserMistake(f"I can't read {_shown(text[at:])} as an extension: {_HELP}.")
        if match[1] in wishes:
            raise UserMistake(f"{match[1]} is given twice: give each side once.")
        wishes[match[1]] = match[2]
        at = match.end()
    return wishes


def _checked(side: str, wish: str) -> str:
    wish = re.sub(r"\s", "", wish)
    if wish.startswith("-"):
        raise UserMistake(f"{side}={wish} would cut the photo: an extension is never negative.")
    pixels(wish, 100)
    return wish.removeprefix("+")


def _zoom(wish: str) -> float:
    number = re.sub(r"\s|x$", "", wish)
    try:
        return checked_zoom(float(number))
    except ValueError as error:
        if isinstance(error, UserMistake):
            raise
        raise UserMistake(f"I can't read zoom={_shown(wish)}: write zoom=1.3.") from None


def _shown(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= 40 else shown[:40] + "…'"
