"""The cheapest way to read a text as a chain of pieces."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.language.words.lexicon import Ends


@dataclass(frozen=True)
class Piece:
    """A stretch of text up to `end` read as one thing; `after` is what it may follow, None: anything."""

    end: int
    kind: str
    value: object
    said: str
    cost: float
    after: frozenset[Ends] | None = None
    ends: Ends | None = Ends.NOTHING  # None: as before (a blank)
    meant: str | None = None


@dataclass(frozen=True)
class _Path:
    cost: float
    piece: Piece | None = None
    before: "_Path | None" = None


def cheapest(text: str, pieces_at: Callable[[int], Iterable[Piece]]) -> list[Piece]:
    """The pieces of least cost that cover the whole text; `pieces_at` must offer one at every place."""
    paths: list[dict[Ends, _Path]] = [{} for _ in range(len(text) + 1)]
    paths[0][Ends.NOTHING] = _Path(0.0)
    for place in range(len(text)):
        if not paths[place]:
            continue
        for piece in pieces_at(place):
            for ends, path in paths[place].items():
                if _joins(piece, ends):
                    _offer(paths[piece.end], ends if piece.ends is None else piece.ends, path, piece)
    return _walked(min(paths[-1].values(), key=lambda path: path.cost))


def _joins(piece: Piece, ends: Ends) -> bool:
    """Whether a piece may follow; a stem (내리) must be followed by one of its endings (고)."""
    if piece.after is not None:
        return ends in piece.after
    return ends is not Ends.STEM_ENDINGS or piece.ends is None or piece.kind == "UNKNOWN"


def _offer(paths: dict[Ends, _Path], ends: Ends, path: _Path, piece: Piece) -> None:
    cost = path.cost + piece.cost
    if ends not in paths or cost < paths[ends].cost:
        paths[ends] = _Path(cost, piece, path)


def _walked(path: _Path) -> list[Piece]:
    pieces: list[Piece] = []
    step: _Path | None = path
    while step is not None and step.piece is not None:
        pieces.append(step.piece)
        step = step.before
    return pieces[::-1]
