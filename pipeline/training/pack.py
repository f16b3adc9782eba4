"""The packed training set in one file: photos with heads blurred, garment regions, poses, caption pieces."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.errors import Missing
from pipeline.evaluation.cut import VALIDATION_EVERY
from pipeline.pose.joints import JOINTS
from pipeline.pose.pose import Joint, Person, Sight
from pipeline.training.garments import Piece

_SIGHTS = tuple(Sight)
_REGION_SHARE = 2  # regions are stored at half the photo's size


@dataclass(frozen=True)
class Example:
    """One photo (H,W,3), its garment regions (H,W), its person (or nobody) and its caption pieces.

    Regions are numbered from 1 as in `ORDER`; all 0 where the photo has no garment mask. Joints are in
    photo pixels.
    """

    name: str
    photo: npt.NDArray[np.uint8]
    regions: npt.NDArray[np.uint8]
    person: Person | None
    pieces: tuple[Piece, ...]


def write_pack(path: Path, examples: list[Example], quality: int) -> None:
    """Write examples to one .npz: photos as WebP, regions as PNG, joints (N,18,3, NaN for nobody), JSON."""
    photos = [_encode_photo(example.photo, quality) for example in examples]
    regions = [_encode_regions(example.regions) for example in examples]
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        names=np.array([example.name for example in examples]),
        photos=np.frombuffer(b"".join(photos), np.uint8),
        photo_ends=np.cumsum([len(data) for data in photos]),
        regions=np.frombuffer(b"".join(regions), np.uint8),
        region_ends=np.cumsum([len(data) for data in regions]),
        joints=np.stack([_joints_to_array(example.person) for example in examples]),
        pieces=np.array([json.dumps([asdict(piece) for piece in example.pieces]) for example in examples]),
    )


def read_pack(path: Path, split: str) -> list[Example]:
    """The examples of a split: `train`, or `validation` (every 13th photo by name).

    Raises Missing where there is no pack.
    """
    if not path.is_file():
        raise Missing(
            f"There is no pack {path}: `python -m pipeline.training.prepare` makes one of photos, "
            "`python -m pipeline.training.render` one of rendered people."
        )
    with np.load(path) as stored:
        pack = {name: stored[name] for name in stored.files}
    order = np.argsort(pack["names"]).tolist()
    held_out = set(order[::VALIDATION_EVERY])
    return [_example(pack, i) for i in order if (i in held_out) == (split == "validation")]


def _example(pack: dict[str, npt.NDArray[Any]], i: int) -> Example:
    photo = _decode(pack["photos"], pack["photo_ends"], i, cv2.IMREAD_COLOR)
    small = _decode(pack["regions"], pack["region_ends"], i, cv2.IMREAD_GRAYSCALE)
    height, width = photo.shape[:2]
    return Example(
        str(pack["names"][i]),
        cv2.cvtColor(photo, cv2.COLOR_BGR2RGB).astype(np.uint8),
        cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST).astype(np.uint8),
        _joints_from_array(pack["joints"][i]),
        tuple(Piece(**piece) for piece in json.loads(str(pack["pieces"][i]))),
    )


def _encode_photo(photo: npt.NDArray[np.uint8], quality: int) -> bytes:
    done, data = cv2.imencode(
        ".webp", cv2.cvtColor(photo, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_WEBP_QUALITY, quality]
    )
    if not done:
        raise ValueError(f"a photo of shape {photo.shape} could not be written as WebP")
    return bytes(data)


def _encode_regions(regions: npt.NDArray[np.uint8]) -> bytes:
    height, width = (max(1, side // _REGION_SHARE) for side in regions.shape)
    small = cv2.resize(regions, (width, height), interpolation=cv2.INTER_NEAREST)
    return bytes(cv2.imencode(".png", small, [cv2.IMWRITE_PNG_COMPRESSION, 9])[1])


def _decode(data: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64], i: int, how: int) -> Any:
    begin = 0 if i == 0 else int(ends[i - 1])
    return cv2.imdecode(data[begin : int(ends[i])], how)


def _joints_to_array(person: Person | None) -> npt.NDArray[np.float32]:
    if person is None:
        return np.full((JOINTS, 3), np.nan, np.float32)
    rows = [(joint.x, joint.y, _SIGHTS.index(joint.sight)) for joint in person.joints]
    return np.array(rows, np.float32)


def _joints_from_array(rows: npt.NDArray[np.float32]) -> Person | None:
    if np.isnan(rows).any():
        return None
    return Person(tuple(Joint(float(x), float(y), _SIGHTS[int(sight)]) for x, y, sight in rows))
