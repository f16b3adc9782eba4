"""The size at which a family sees a whole canvas, and the windows in which it paints it."""

from dataclasses import dataclass
from itertools import product
from math import ceil, floor, log, sqrt


@dataclass(frozen=True)
class NativeSize:
    """The picture a family was trained on, in pixels, and the width/height ratios it still does well.

    `multiple` is what both sides must be divisible by: 8 pixels a latent times the UNet's downsamplings.
    """

    width: int
    height: int
    multiple: int
    min_aspect: float
    max_aspect: float


@dataclass(frozen=True)
class Window:
    """A part of a native frame that is denoised at once, in native pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class NativeFrame:
    """The whole canvas at native scale, in native pixels, and the windows that cover it."""

    width: int
    height: int
    windows: tuple[Window, ...]


def plan_native(width: int, height: int, native: NativeSize) -> NativeFrame:
    """The native frame of a canvas of width x height pixels.

    Within the family's aspects it is one window of about the native area; beyond, windows of native size
    with half of each overlapping the next, the last one flush (MultiDiffusion, arXiv 2302.08113).
    """
    aspect = width / height
    if native.min_aspect <= aspect <= native.max_aspect:
        w, h = _one_window(aspect, native)
        return NativeFrame(w, h, (Window(0, 0, w, h),))
    if aspect > native.max_aspect:
        w, h = max(native.width, _rounded(native.height * aspect, native.multiple)), native.height
    else:
        w, h = native.width, max(native.height, _rounded(native.width / aspect, native.multiple))
    lefts = _starts(w, native.width, native.multiple)
    tops = _starts(h, native.height, native.multiple)
    return NativeFrame(
        w, h, tuple(Window(left, top, native.width, native.height) for top, left in product(tops, lefts))
    )


def _one_window(aspect: float, native: NativeSize) -> tuple[int, int]:
    """The multiples nearest to the aspect at about the native area."""
    area = native.width * native.height
    wide, high = sqrt(area * aspect), sqrt(area / aspect)
    sizes = product(_around(wide, native.multiple), _around(high, native.multiple))

    def misfit(size: tuple[int, int]) -> tuple[float, int]:
        w, h = size
        # A stretched body is learnt nowhere; a slightly smaller or larger picture is.
        return 2 * abs(log(w / h / aspect)) + abs(log(w * h / area)), w * h

    return min(sizes, key=misfit)


def _around(length: float, multiple: int) -> range:
    low = max(1, floor(length / multiple)) * multiple
    high = max(1, ceil(length / multiple)) * multiple
    return range(low, high + multiple, multiple)


def _rounded(length: float, multiple: int) -> int:
    return max(1, round(length / multiple)) * multiple


def _starts(length: int, window: int, multiple: int) -> list[int]:
    """Where windows begin so that they cover length: every half window, and flush at the end."""
    stride = max(multiple, window // 2 // multiple * multiple)
    last = length - window
    return [*range(0, last, stride), last]
