"""The first frame of a moving WEBP as a still one: readers of animations hold four pictures of its size."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from storage.intake.faults import Fault, FaultyPhoto

_HEAD = struct.Struct("<4sI")
_RIFF_BYTES, _FRAME_BYTES = 12, 16  # before the first chunk, and before a frame's own
_MOVES, _TRANSPARENT = 0x02, 0x10  # flags of VP8X
_MOST_CHUNKS = 100  # before the first frame's picture; honest files have a handful


@dataclass(frozen=True)
class Frame:
    """A still WEBP, its width and height, and where it lies on the picture that it is a part of."""

    data: bytes
    size: tuple[int, int]
    left: int = 0
    top: int = 0


def is_moving(data: bytes) -> bool:
    """Whether a WEBP says that it is an animation."""
    return data[_RIFF_BYTES : _RIFF_BYTES + 4] == b"VP8X" and bool(data[20:21] and data[20] & _MOVES)


def first_frame(data: bytes, size: tuple[int, int]) -> Frame:
    """The first frame of an animation of that size; raises FaultyPhoto where none fits into it."""
    for kind, start, end in _chunks(data, _RIFF_BYTES, len(data)):
        if kind == b"ANMF":
            x, y, width, height = (_number(data, start + at) for at in (0, 3, 6, 9))
            frame = Frame(_still(data, start + _FRAME_BYTES, end), (width + 1, height + 1), 2 * x, 2 * y)
            if frame.left + frame.size[0] <= size[0] and frame.top + frame.size[1] <= size[1]:
                return frame
            break
    raise FaultyPhoto(Fault.DAMAGED)


def _still(data: bytes, start: int, end: int) -> bytes:
    """The chunks of one frame as a file of its own."""
    alpha = b""
    for kind, first, last in _chunks(data, start, end):
        if kind == b"ALPH":
            alpha = _chunk(kind, data[first:last])
        if kind in (b"VP8 ", b"VP8L"):
            picture = _chunk(kind, data[first:last])
            size = data[start - 10 : start - 4]  # width and height, each less one, as VP8X wants them
            extended = _chunk(b"VP8X", bytes([_TRANSPARENT, 0, 0, 0]) + size) if alpha else b""
            return _chunk(b"RIFF", b"WEBP" + extended + alpha + picture)
    raise FaultyPhoto(Fault.DAMAGED)


def _chunks(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Each chunk's kind, and where its content starts and ends."""
    for _ in range(_MOST_CHUNKS):
        if at + _HEAD.size > end:
            return
        kind, length = _HEAD.unpack_from(data, at)
        start = at + _HEAD.size
        if start + length > end:
            return
        yield kind, start, start + length
        at = start + length + length % 2


def _chunk(kind: bytes, content: bytes) -> bytes:
    return _HEAD.pack(kind, len(content)) + content + b"\x00" * (len(content) % 2)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 3], "little")
