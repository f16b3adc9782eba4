"""A decoded picture as upright strips of sRGB, so that no second picture of its size is ever held."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from storage.intake.colour import Colour
from storage.intake.decode import Decoded

STRIP_PIXELS = 1 << 18

_T = Image.Transpose


@dataclass(frozen=True)
class _Turn:
    """What one EXIF orientation asks for: a strip's turn, and which strip of the source is the first."""

    method: Image.Transpose | None = None
    lying: bool = False  # upright rows are the source's columns
    backwards: bool = False  # counted from the source's end


_TURNS = {
    2: _Turn(_T.FLIP_LEFT_RIGHT),
    3: _Turn(_T.ROTATE_180, backwards=True),
    4: _Turn(_T.FLIP_TOP_BOTTOM, backwards=True),
    5: _Turn(_T.TRANSPOSE, lying=True),
    6: _Turn(_T.ROTATE_270, lying=True),
    7: _Turn(_T.TRANSVERSE, lying=True, backwards=True),
    8: _Turn(_T.ROTATE_90, lying=True, backwards=True),
}


class Upright:
    """A decoded picture as it is to be seen: its upright width and height in pixels, and its strips."""

    def __init__(self, decoded: Decoded) -> None:
        self._picture = decoded.picture
        self._colour = Colour.of(decoded.picture)
        self._turn = _TURNS.get(decoded.orientation, _Turn())
        width, height = decoded.picture.size
        self.width, self.height = (height, width) if self._turn.lying else (width, height)

    def strips(self, pixels: int = STRIP_PIXELS) -> Iterator[Image.Image]:
        """RGB strips from the top downward, each as wide as the picture and of about so many pixels."""
        rows = max(1, pixels // self.width)
        for top in range(0, self.height, rows):
            strip = self._picture.crop(self._box(top, min(top + rows, self.height)))
            turned = strip if self._turn.method is None else strip.transpose(self._turn.method)
            yield self._colour.plain(turned)

    def _box(self, top: int, bottom: int) -> tuple[int, int, int, int]:
        """Where the upright rows from top to bottom lie in the picture as it was stored."""
        if self._turn.backwards:
            top, bottom = self.height - bottom, self.height - top
        width, height = self._picture.size
        return (top, 0, bottom, height) if self._turn.lying else (0, top, width, bottom)
