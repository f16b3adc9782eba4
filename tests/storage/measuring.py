"""What it takes to read the largest photos: `python -m tests.storage.measuring`.

Prints what docs/reliability.md says: memory and processor time of the process that reads one photo.
"""

import io
from dataclasses import replace
from typing import Any

import numpy as np
from PIL import Image

from storage.intake import LIMITS
from storage.intake.ask import ask
from storage.intake.frames import Form

SIZE = (8000, 5000)
_PATIENT = replace(LIMITS, wall_s=60.0, start_s=60.0, cpu_s=60)
_PROGRESSIVE = {"format": "JPEG", "quality": 60, "progressive": True}
_MOVING = {"save_all": True, "append_images": [Image.new("RGB", SIZE)]}
_FORMS: dict[str, dict[str, Any]] = {
    "JPEG": {"format": "JPEG", "quality": 60},
    "JPEG, progressive, 4:2:0": _PROGRESSIVE,
    "WEBP": {"format": "WEBP", "quality": 40, "method": 0},
    "WEBP, moving": {"format": "WEBP", "quality": 40, "method": 0} | _MOVING,
}
# The largest of those that their decoders hold whole.
_HEAVY: dict[str, tuple[str, int, dict[str, Any]]] = {
    "JPEG, progressive, 4:4:4, 29.5 megapixels": ("RGB", 5900, _PROGRESSIVE | {"subsampling": 0}),
    "JPEG, progressive, CMYK, 24.5 megapixels": ("CMYK", 4900, _PROGRESSIVE),
}


def main() -> None:
    """Print a table."""
    spots = np.random.default_rng(0).integers(0, 256, (500, 800, 3), np.uint8)
    picture = Image.fromarray(spots).resize(SIZE, Image.Resampling.BICUBIC)
    for name, options in _FORMS.items():
        _report(name, _saved(picture, **options))
    for name, (mode, width, options) in _HEAVY.items():
        _report(name, _saved(picture.crop((0, 0, width, SIZE[1])).convert(mode), **options))
    plain = Image.new("RGB", SIZE, (90, 120, 150))
    _report("PNG, one colour", _saved(plain, format="PNG"))
    _report("WEBP, lossless, one colour", _saved(plain, format="WEBP", lossless=True, method=0))
    glass = Image.new("RGBA", SIZE, (90, 120, 150, 100))
    _report("WEBP, lossless, transparent", _saved(glass, format="WEBP", lossless=True, method=0))


def _saved(picture: Image.Image, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, **options)
    return file.getvalue()


def _report(name: str, data: bytes) -> None:
    cost = ask(data, Form.PNG, _PATIENT).or_fault().cost
    grown = (cost.peak_kib - cost.idle_kib) / 1024
    print(f"| {name} | {len(data) / 1e6:.1f} MB | {grown:.0f} MB | {cost.cpu_ms / 1000:.1f} s |", flush=True)


if __name__ == "__main__":
    main()
