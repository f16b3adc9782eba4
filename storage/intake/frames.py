"""What the child says to its parent: READY, a head, the photo or its fault, and what it cost."""

import struct
from dataclasses import dataclass
from enum import IntEnum

READY = b"ready\n"

_HEAD = struct.Struct(">4sBII")
_COST = struct.Struct(">III")
_MAGIC = b"DFI1"
HEAD_BYTES = _HEAD.size
COST_BYTES = _COST.size


class Form(IntEnum):
    """In what form an answer comes."""

    FAULT = 0  # one byte: why there is no photo
    PNG = 1
    PIXELS = 2  # RGB, row by row


@dataclass(frozen=True)
class Head:
    """What follows: the form, and the width and height in pixels (with a fault: where they are it)."""

    form: Form
    width: int = 0
    height: int = 0

    def packed(self) -> bytes:
        """As bytes."""
        return _HEAD.pack(_MAGIC, self.form, self.width, self.height)

    @classmethod
    def read(cls, data: bytes) -> "Head":
        """From bytes; ValueError where they are no head."""
        if len(data) != _HEAD.size or not data.startswith(_MAGIC):
            raise ValueError("no head")
        _, form, width, height = _HEAD.unpack(data)
        return cls(Form(form), width, height)

    def most_bytes(self) -> int:
        """The most that may follow, cost included; deflate adds at most a thousandth to noise."""
        row = 3 * self.width + 1
        photo = row * self.height if self.form is Form.PIXELS else row * self.height * 1002 // 1000 + 10_000
        return COST_BYTES + (1 if self.form is Form.FAULT else photo)


@dataclass(frozen=True)
class Cost:
    """What one photo took in the child: CPU milliseconds, and memory in KiB before it and at most."""

    cpu_ms: int = 0
    idle_kib: int = 0
    peak_kib: int = 0

    def packed(self) -> bytes:
        """As bytes."""
        return _COST.pack(self.cpu_ms, self.idle_kib, self.peak_kib)

    @classmethod
    def read(cls, data: bytes) -> "Cost":
        """From bytes; struct.error where there are too few."""
        return cls(*_COST.unpack(data))
