"""How sure the count of legs is: `python -m pipeline.evaluation.third_leg --photos DIR`.

Real photos are counted as they are, and with a third leg pasted in beside the two.
"""

import argparse
import sys
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.errors import UserMistake
from pipeline.evaluation.cut import CutPhoto, cut_all, validation_files
from pipeline.evaluation.extra_legs import extra_regions
from pipeline.evaluation.intervals import wilson
from pipeline.evaluation.landmarks import Body, Eyes
from pipeline.evaluation.second_look import sees_another_leg
from pipeline.evaluation.shapes import legs_of, near_lines
from pipeline.evaluation.table import cell

ASIDE = (0.35, 0.5)  # torso lengths by which the third leg stands farther out than the one it is of
_HALF_WIDTH, _SOFT, _UP_OR_DOWN = 0.13, 0.03, 0.05  # torso lengths


def with_third_leg(photo: CutPhoto, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """The photo (H,W,3) with one shin and its foot once more, farther out; all above the cut is untouched."""
    torso, whole = photo.body.torso, photo.whole
    height, width = whole.shape[:2]
    number = int(rng.integers(2))
    leg, other = legs_of(photo.body)[number], legs_of(photo.body)[1 - number]
    mask = near_lines((height, width), (leg[1:],), _HALF_WIDTH * torso).astype(np.float32)
    outward = 1 if leg[2][0] >= other[2][0] else -1
    across, down = outward * rng.uniform(*ASIDE) * torso, rng.normal(0, _UP_OR_DOWN) * torso
    there = np.array([[1, 0, round(across)], [0, 1, round(down)]], np.float32)
    soft = cv2.warpAffine(cv2.GaussianBlur(mask, (0, 0), _SOFT * torso), there, (width, height))[..., None]
    moved = cv2.warpAffine(whole, there, (width, height), borderMode=cv2.BORDER_REFLECT)
    pasted = (whole * (1 - soft) + moved * soft).astype(np.uint8)
    pasted[: photo.row] = whole[: photo.row]
    return pasted


def flagged(photo: CutPhoto, picture: npt.NDArray[np.uint8], found: Body | None, eyes: Eyes) -> bool:
    """Whether more than two legs are counted in the picture."""
    by_region = extra_regions(picture, photo.row, found, photo.body) > 0
    return by_region or sees_another_leg(picture, photo.row, found, eyes)


def main() -> int:
    """Count, and print both shares."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluation.third_leg", description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="folder of photos, every 13th is taken")
    chosen = parser.parse_args()
    eyes, rng = Eyes(), np.random.default_rng(0)
    real, pasted = [], []
    try:
        for photo in cut_all(validation_files(chosen.photos), eyes.see):
            real.append(flagged(photo, photo.whole, photo.body, eyes))
            three = with_third_leg(photo, rng)
            pasted.append(flagged(photo, three, eyes.see(three), eyes))
    except UserMistake as error:
        print(error, file=sys.stderr)
        return 2
    print(f"more than two legs in {len(real)} real photos: {cell(wilson(real), 'percent')}")
    print(f"with a third leg pasted in: {cell(wilson(pasted), 'percent')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
