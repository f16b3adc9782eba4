"""What a decoder has to hold of a JPEG, by its frame header, before it holds any of it."""

from dataclasses import dataclass

from storage.intake.faults import Fault, FaultyPhoto
from storage.intake.limits import MAX_PIXELS

# What comes in several scans is held whole as coefficients, beside the picture. Phones and cameras stay below
# with 40 megapixels; of progressive ones with full colour 30 are taken, of those for printers 25.
_MOST_HELD = 285 << 20  # bytes
_COEFFICIENT = 2  # bytes
_NO_FRAMES = (0xC4, 0xC8, 0xCC)  # tables among the markers of frames
_PROGRESSIVE = 0x02  # bits of a frame's marker
_BITS = 0x03


def is_frame(kind: int) -> bool:
    """Whether a segment of this kind is a frame header."""
    return 0xC0 <= kind <= 0xCF and kind not in _NO_FRAMES


@dataclass(frozen=True)
class JpegFrame:
    """Width and height in pixels, how finely each component is sampled (across, down), and the coding."""

    width: int
    height: int
    samplings: tuple[tuple[int, int], ...]
    progressive: bool

    @classmethod
    def read(cls, whole: bytes) -> "JpegFrame":
        """From its segment, marker included; what is not there is 0."""
        height, width = (int.from_bytes(whole[at : at + 2]) for at in (5, 7))
        fineness = [whole[at] for at in range(11, len(whole), 3)]
        samplings = tuple((each >> 4, each & 15) for each in fineness)
        return cls(width, height, samplings, whole[1] & _BITS == _PROGRESSIVE)

    def held(self, in_first_scan: int) -> int:
        """Bytes that a decoder holds, where the first scan has so many components."""
        pixels = self.width * self.height
        picture = pixels * (1 if len(self.samplings) == 1 else 4)
        if not self.progressive and in_first_scan >= len(self.samplings):
            return picture
        whole = max((x for x, _ in self.samplings), default=0) * max(
            (y for _, y in self.samplings), default=0
        )
        shares = sum(x * y for x, y in self.samplings)
        return picture + _COEFFICIENT * pixels * shares // max(1, whole)

    def check(self, in_first_scan: int) -> None:
        """Raise FaultyPhoto where that is too much; too many pixels are somebody else's affair."""
        if self.width * self.height <= MAX_PIXELS and self.held(in_first_scan) > _MOST_HELD:
            raise FaultyPhoto(Fault.TOO_MUCH_MEMORY, self.width, self.height)
