"""A JPEG without what is no picture: comments, EXIF, thumbnails, second pictures never reach the decoder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storage.intake.faults import Fault, FaultyPhoto
from storage.intake.jpeg_frames import JpegFrame, is_frame

_START = b"\xff\xd8"
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # neither filling, nor stuffed, nor a restart
_ALONE = (0x01, 0xD8, 0xD9)  # without a length
_END, _SCAN, _APP0, _APP1, _APP2, _APP14, _LAST_APP, _COMMENT = 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_EXIF = b"Exif\x00\x00"
_PROFILE = b"ICC_PROFILE\x00"

# Without these, a file of 20 MB can make a decoder work for minutes. Cameras write a dozen segments, and up
# to 300 where the profile is huge; progressive files have ten scans, optimised ones some more.
_MOST_SEGMENTS = 2000
_MOST_SCANS = 64


@dataclass(frozen=True)
class _Segment:
    """One segment's kind, where its marker starts and where it ends."""

    kind: int
    start: int
    end: int


def is_jpeg(data: bytes) -> bool:
    """Whether the bytes begin as a JPEG does."""
    return data.startswith(_START + b"\xff")


def bare_jpeg(data: bytes) -> tuple[bytes, bytes]:
    """A JPEG of picture and colour profile alone, and its EXIF (b"" where it has none).

    FaultyPhoto where it has more segments or scans than any honest one, or would take too much memory.
    """
    parts, exif = [_START], b""
    segments = _segments(data)
    for segment in segments:
        if segment.kind == _SCAN:
            _check_frames(parts, data[segment.start : segment.end])
            _check_scans(segments)
            return b"".join([*parts, data[segment.start :]]), exif
        whole = data[segment.start : segment.end]
        if segment.kind == _APP1 and not exif and whole.startswith(_EXIF, 4):
            exif = whole[4:]
        if _is_kept(segment.kind, whole):
            parts.append(whole)
    return b"".join(parts), exif


def _is_kept(kind: int, whole: bytes) -> bool:
    """Tables and frames; of the rest, what says how colours are meant."""
    if kind == _APP2:
        return whole.startswith(_PROFILE, 4)
    if kind in (_APP0, _APP14):
        return True
    return kind not in _ALONE and kind != _COMMENT and not _APP0 <= kind <= _LAST_APP


def _segments(data: bytes) -> Iterator[_Segment]:
    at = len(_START)
    for _ in range(_MOST_SEGMENTS):
        found = _MARKER.search(data, at)
        if not found:
            return
        kind, end = data[found.end() - 1], found.end()
        if kind not in _ALONE:
            end += max(2, int.from_bytes(data[end : end + 2]))
        yield _Segment(kind, found.start(), end)
        at = end
    raise FaultyPhoto(Fault.DAMAGED)


def _check_frames(parts: list[bytes], scan: bytes) -> None:
    for part in parts:
        if is_frame(part[1]):
            JpegFrame.read(part).check(in_first_scan=int.from_bytes(scan[4:5]))


def _check_scans(rest: Iterator[_Segment]) -> None:
    """Raise FaultyPhoto where too many scans follow the first, up to the picture's end."""
    scans = 1
    for segment in rest:
        if segment.kind == _END:
            return
        scans += segment.kind == _SCAN
        if scans > _MOST_SCANS:
            raise FaultyPhoto(Fault.DAMAGED)
