"""Street photos to the packed training set: `python -m pipeline.training.prepare --photos DIR`.

Heads are blurred before anything is stored, so that nobody's face can come back out of the weights.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.detect import make_detector
from pipeline.pose.joints import J
from pipeline.pose.pose import Person, Pose
from pipeline.training.commanding import command
from pipeline.training.labelling import Labels, pieces_of, regions_of
from pipeline.training.pack import Example, write_pack


def prepare(photos: Path, height: int) -> Iterator[Example]:
    """Each photo of a dataset folder (`photos/`, `labels.json`, `garments/`), resized to `height` rows."""
    labels = json.loads((photos / "labels.json").read_text())
    detector = make_detector(look_for_second=False)
    for file in sorted((photos / "photos").glob("*.jpg")):
        photo = np.asarray(Image.open(file).convert("RGB"))
        pose = detector.detect(photo).pose
        person = pose.people[0] if pose.people else None
        told = _labels_of(photos, file.stem, labels, photo.shape[:2])
        whole = Example(
            file.stem,
            blur_head(photo, person),
            regions_of(told, (photo.shape[0], photo.shape[1])),
            person,
            pieces_of(photo, person, told),
        )
        yield resized(whole, height)


def _labels_of(photos: Path, name: str, labels: dict[str, Any], size: tuple[int, ...]) -> Labels:
    classes, garments = tuple(labels["classes"]), tuple(labels["photos"].get(name, ()))
    file = photos / "garments" / f"{name}.png"
    if not file.exists():
        return Labels(garments, classes, None)
    mask = np.asarray(Image.open(file))
    return Labels(garments, classes, mask if mask.shape == size else None)


def blur_head(photo: npt.NDArray[np.uint8], person: Person | None) -> npt.NDArray[np.uint8]:
    """The photo with the head beyond recognition; without a pose, the upper quarter of the photo."""
    height, width = photo.shape[:2]
    head = np.zeros((height, width), np.uint8)
    radius = 0.1 * height
    if person is None:
        head[: height // 4] = 1
    else:
        face = [person[j] for j in (J.NOSE, J.R_EYE, J.L_EYE, J.R_EAR, J.L_EAR)]
        shoulders = abs(person[J.R_SHOULDER].x - person[J.L_SHOULDER].x)
        radius = max(0.55 * shoulders, 0.045 * height)
        x, y = (float(np.mean([getattr(joint, axis) for joint in face])) for axis in "xy")
        cv2.circle(head, (int(x), int(y)), int(radius), (1,), -1)
    blurred = cv2.GaussianBlur(photo, (0, 0), radius / 4)
    soft = cv2.GaussianBlur(head.astype(np.float32), (0, 0), radius / 10)[..., None]
    return np.rint(photo * (1 - soft) + blurred * soft).astype(np.uint8)


def resized(example: Example, height: int) -> Example:
    """The example with its photo `height` rows high."""
    rows, columns = example.photo.shape[:2]
    size = round(columns * height / rows), height
    person = example.person
    return replace(
        example,
        photo=cv2.resize(example.photo, size, interpolation=cv2.INTER_AREA).astype(np.uint8),
        regions=cv2.resize(example.regions, size, interpolation=cv2.INTER_NEAREST).astype(np.uint8),
        person=None if person is None else Pose(columns, rows, (person,)).scaled(*size).people[0],
    )


def main() -> None:
    """Write the pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="folder with photos/ and labels.json")
    parser.add_argument("--out", type=Path, default=Path("data/street/pack.npz"))
    parser.add_argument("--height", type=int, default=400, help="rows of a packed photo")
    parser.add_argument("--quality", type=int, default=70, help="WebP quality")
    parser.add_argument("--limit", type=int, default=None, help="stop after so many photos")
    chosen = parser.parse_args()
    if not (chosen.photos / "labels.json").is_file():
        parser.error(f"{chosen.photos} has no labels.json; docs/training.md says what the folder must hold")
    examples = []
    for example in prepare(chosen.photos, chosen.height):
        examples.append(example)
        if len(examples) % 200 == 0:
            print(f"{len(examples)} photos", flush=True)
        if len(examples) == chosen.limit:
            break
    write_pack(chosen.out, examples, chosen.quality)
    nobody = sum(example.person is None for example in examples)
    size = chosen.out.stat().st_size / 1e6
    print(f"{len(examples)} photos, {nobody} with nobody found, {size:.1f} MB in {chosen.out}")


if __name__ == "__main__":
    command(main)
