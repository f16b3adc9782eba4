"""The packed training set: photos as JPEG with heads blurred, their poses and caption pieces, in one file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import JOINTS
from pipeline.pose.pose import Joint, Person, Sight
from pipeline.training.garments import Piece

_SIGHTS = tuple(Sight)
VALIDATION_EVERY = 13


@dataclass(frozen=True)
class Example:
    """One photo (H,W,3) with its person in photo pixels (or nobody) and its caption pieces."""

    name: str
    photo: npt.NDArray[np.uint8]
    person: Person | None
    pieces: tuple[Piece, ...]


def write_pack(path: Path, examples: list[Example], quality: int) -> None:
    """Write examples to one .npz: JPEG bytes, joints (N,18,3 with NaN for nobody), captions as JSON."""
    jpegs = [_encode(example.photo, quality) for example in examples]
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        names=np.array([example.name for example in examples]),
        jpegs=np.frombuffer(b"".join(jpegs), np.uint8),
        lengths=np.array([len(jpeg) for jpeg in jpegs]),
        joints=np.stack([_joints_to_array(example.person) for example in examples]),
        pieces=np.array([json.dumps([asdict(piece) for piece in example.pieces]) for example in examples]),
    )


def read_pack(path: Path, split: str) -> list[Example]:
    """The examples of a split: `train`, or `validation` (every 13th photo by name)."""
    with np.load(path) as pack:
        ends = np.cumsum(pack["lengths"])
        starts = ends - pack["lengths"]
        jpegs, joints, names, pieces = pack["jpegs"], pack["joints"], pack["names"], pack["pieces"]
        order = np.argsort(names)
        held_out = set(order[::VALIDATION_EVERY].tolist())
        return [
            Example(
                str(names[i]),
                _decode(jpegs[starts[i] : ends[i]]),
                _joints_from_array(joints[i]),
                tuple(Piece(**piece) for piece in json.loads(str(pieces[i]))),
            )
            for i in order.tolist()
            if (i in held_out) == (split == "validation")
        ]


def _encode(photo: npt.NDArray[np.uint8], quality: int) -> bytes:
    done, data = cv2.imencode(
        ".jpg", cv2.cvtColor(photo, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    if not done:
        raise ValueError(f"a photo of shape {photo.shape} could not be written as JPEG")
    return bytes(data)


def _decode(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB).astype(np.uint8)


def _joints_to_array(person: Person | None) -> npt.NDArray[np.float32]:
    if person is None:
        return np.full((JOINTS, 3), np.nan, np.float32)
    rows = [(joint.x, joint.y, _SIGHTS.index(joint.sight)) for joint in person.joints]
    return np.array(rows, np.float32)


def _joints_from_array(rows: npt.NDArray[np.float32]) -> Person | None:
    if np.isnan(rows).any():
        return None
    return Person(tuple(Joint(float(x), float(y), _SIGHTS[int(sight)]) for x, y, sight in rows))
