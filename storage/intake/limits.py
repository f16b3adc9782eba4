"""What a photo may be, and what reading one may cost."""

from dataclasses import dataclass

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
MIN_SIDE = 64  # pixels
FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True)
class Limits:
    """What the process that reads one photo may take before it is ended."""

    memory: int = 1 << 30  # bytes of address space; a progressive JPEG of 40 megapixels needs 450 MB
    cpu_s: int = 10  # seconds of computing, from when the photo is there; 40 megapixels need 2 to 5
    wall_s: float = 15.0  # seconds on the clock, from when the process stands ready
    start_s: float = 20.0  # seconds on the clock until it does


LIMITS = Limits()
