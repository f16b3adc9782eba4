"""Renders of people in poses that street photos lack: `python -m pipeline.training.render`."""

import argparse
from pathlib import Path

from pipeline.training.commanding import command
from pipeline.training.pack import read_pack, write_pack
from pipeline.training.renders.examples import rendered

_EVERY = 250


def main() -> None:
    """Write the pack of renders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3000, help="how many people")
    parser.add_argument(
        "--height", type=int, default=400, help="rows of a picture; it has 2/3 as many columns"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--grounds", type=Path, default=None, help="a pack whose photos' surroundings half stand in"
    )
    parser.add_argument("--quality", type=int, default=70, help="WebP quality")
    parser.add_argument("--out", type=Path, default=Path("data/street/renders.npz"))
    chosen = parser.parse_args()
    photos = read_pack(chosen.grounds, "train") if chosen.grounds else []
    examples = []
    for example in rendered(chosen.count, chosen.height, chosen.seed, photos):
        examples.append(example)
        # A run that is stopped leaves what it has.
        if len(examples) % _EVERY == 0 or len(examples) == chosen.count:
            half_written = chosen.out.with_suffix(".part.npz")
            write_pack(half_written, examples, chosen.quality)
            half_written.rename(chosen.out)
            size = chosen.out.stat().st_size / 1e6
            print(f"{len(examples)} renders, {size:.1f} MB in {chosen.out}", flush=True)


if __name__ == "__main__":
    command(main)
