"""Frames: a photo cropped and flipped, with its pose, garment regions and caption pieces moved along."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose
from pipeline.training.garments import Piece
from pipeline.training.pack import Example

_MIRROR = {
    J[name]: J[name.replace("R_", "X_").replace("L_", "R_").replace("X_", "L_")] for name in J.__members__
}


@dataclass(frozen=True)
class Frame:
    """A picture (H,W,3) with the pose, garments and caption pieces of what it shows.

    `regions` (H,W) says which garment region covers a pixel: 1 and up as in `ORDER`, 0 for none or unknown.
    """

    picture: npt.NDArray[np.uint8]
    regions: npt.NDArray[np.uint8]
    pose: Pose
    pieces: tuple[Piece, ...]


def whole_frame(example: Example, width: int, height: int) -> Frame:
    """The whole photo resized to width x height, unaltered otherwise."""
    return _cut_out(example, (0.0, 0.0, 1.0, 1.0), width, height)


def random_frame(example: Example, width: int, height: int, rng: np.random.Generator) -> Frame:
    """A frame as a user's canvas might be: mostly the whole body, sometimes closer, half of them mirrored."""
    scale = float(rng.uniform(0.86, 1.0)) if rng.random() < 0.75 else float(rng.uniform(0.55, 0.86))
    stretch = float(np.exp(rng.normal(0, 0.04)))
    across, down = min(1.0, scale * stretch), min(1.0, scale / stretch)
    left = float(rng.uniform(0, 1 - across))
    # Feet are what is painted: closer frames lean to the lower body.
    top = float((1 - down) * rng.beta(1.6, 1.0))
    frame = _cut_out(example, (left, top, across, down), width, height)
    return mirrored(frame) if rng.random() < 0.5 else frame


def mirrored(frame: Frame) -> Frame:
    """The frame flipped left to right; the person's left and right joints exchange places."""
    width = frame.pose.width
    people = tuple(
        Person(tuple(replace(person[_MIRROR[j]], x=width - 1 - person[_MIRROR[j]].x) for j in J))
        for person in frame.pose.people
    )
    picture, regions = (np.ascontiguousarray(part[:, ::-1]) for part in (frame.picture, frame.regions))
    return replace(frame, picture=picture, regions=regions, pose=replace(frame.pose, people=people))


def _cut_out(example: Example, box: tuple[float, float, float, float], width: int, height: int) -> Frame:
    full_height, full_width = example.photo.shape[:2]
    left, top = round(box[0] * full_width), round(box[1] * full_height)
    across, down = round(box[2] * full_width), round(box[3] * full_height)
    inside = np.s_[top : top + down, left : left + across]
    part = example.photo[inside]
    picture = cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8)
    regions = cv2.resize(example.regions[inside], (width, height), interpolation=cv2.INTER_NEAREST)
    people: tuple[Person, ...] = ()
    if example.person is not None:
        sx, sy = width / part.shape[1], height / part.shape[0]
        people = (
            Person(tuple(Joint((j.x - left) * sx, (j.y - top) * sy, j.sight) for j in example.person.joints)),
        )
    bottom = (top + down) / full_height
    pieces = tuple(piece for piece in example.pieces if piece.top < bottom - 0.02)
    return Frame(picture, regions.astype(np.uint8), Pose(width, height, people), pieces)
