"""Shins moved to where street photos never have them: cut out, turned about the knee, pasted.

A ControlNet trained on standing people only learns to expect them; here the same photo belongs to many
skeletons, so that the skeleton alone tells where the foot is.
"""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person
from pipeline.training.frames import Frame

Mask = npt.NDArray[np.float32]
Picture = npt.NDArray[np.uint8]

_LEGS = ((J.R_HIP, J.R_KNEE, J.R_ANKLE), (J.L_HIP, J.L_KNEE, J.L_ANKLE))
_HALF_WIDTH = 0.16  # of a shin with its trousers, in shin lengths
_FOOT = 0.3  # radius of what belongs to the foot, in shin lengths
_SHORTEST = 10.0  # pixels: a shin seen from so near its end can't be turned


def swung(frame: Frame, rng: np.random.Generator) -> Frame:
    """The frame with one or both shins moved; unchanged where nobody is, or no shin is seen whole."""
    if not frame.pose.people:
        return frame
    legs = [leg for leg in _LEGS if rng.random() < 0.65]
    for leg in legs or [_LEGS[int(rng.integers(2))]]:
        if _seen_whole(frame, leg):
            frame = _moved(frame, leg, rng)
    return frame


def _seen_whole(frame: Frame, leg: tuple[J, J, J]) -> bool:
    person, (height, width) = frame.pose.people[0], frame.picture.shape[:2]
    _, knee, ankle = (person[joint] for joint in leg)
    inside = 0 < ankle.x < width and knee.y > 0 and ankle.y + 0.2 * (ankle.y - knee.y) < height
    return inside and float(np.hypot(ankle.x - knee.x, ankle.y - knee.y)) > _SHORTEST


def _moved(frame: Frame, leg: tuple[J, J, J], rng: np.random.Generator) -> Frame:
    person = frame.pose.people[0]
    _, knee, ankle = (person[joint] for joint in leg)
    place = _new_place(frame, leg, rng)
    height, width = frame.picture.shape[:2]
    mask = _shin_mask(person, leg, (height, width))
    turn = _turn(knee, ankle, place)
    moved = person.with_joints({leg[2]: replace(ankle, x=place[0], y=place[1])})
    ground = _without(frame.picture, mask, knee, ankle)
    pasted = cv2.warpAffine(mask, turn, (width, height))[..., None]
    turned = cv2.warpAffine(frame.picture, turn, (width, height), borderMode=cv2.BORDER_REFLECT_101)
    picture = np.rint(ground * (1 - pasted) + turned * pasted).astype(np.uint8)
    own = np.where(mask > 0.5, frame.regions, 0)
    turned_regions = cv2.warpAffine(own, turn, (width, height), flags=cv2.INTER_NEAREST)
    regions = np.where(pasted[..., 0] > 0.5, turned_regions, np.where(mask > 0.5, 0, frame.regions))
    people = (moved, *frame.pose.people[1:])
    return replace(
        frame, picture=picture, regions=regions.astype(np.uint8), pose=replace(frame.pose, people=people)
    )


def _new_place(frame: Frame, leg: tuple[J, J, J], rng: np.random.Generator) -> tuple[float, float]:
    """Where the ankle goes: mostly outwards, by up to a fifth of the height; sometimes up."""
    person, height = frame.pose.people[0], frame.pose.height
    other = next(one for one in _LEGS if one is not leg)
    outwards = 1.0 if person[leg[0]].x >= person[other[0]].x else -1.0
    ankle = person[leg[2]]
    across = outwards * float(rng.uniform(-0.07, 0.2)) * height
    down = float(rng.uniform(-0.14, 0.03)) * height if rng.random() < 0.5 else 0.0
    return ankle.x + across, ankle.y + down


def _shin_mask(person: Person, leg: tuple[J, J, J], size: tuple[int, int]) -> Mask:
    """How much of each pixel (H,W) belongs to a shin and its foot, 0..1; the other leg keeps its own."""
    other = next(one for one in _LEGS if one is not leg)
    own, others = (_nearness(person[j[1]], person[j[2]], size) for j in (leg, other))
    mask = ((own < 1.0) & (own <= others)).astype(np.float32)
    return cv2.GaussianBlur(mask, (0, 0), 0.8).astype(np.float32)


def _nearness(knee: Joint, ankle: Joint, size: tuple[int, int]) -> Mask:
    """The distance of each pixel (H,W) from a shin, 1 at its outline."""
    ys, xs = np.mgrid[: size[0], : size[1]].astype(np.float32)
    dx, dy = ankle.x - knee.x, ankle.y - knee.y
    length = float(np.hypot(dx, dy)) + 1e-6
    along = ((xs - knee.x) * dx + (ys - knee.y) * dy) / length**2
    share = along.clip(0.02, 1.2)
    distance = np.hypot(xs - knee.x - share * dx, ys - knee.y - share * dy) / length
    toe = np.hypot(xs - knee.x - 1.15 * dx, ys - knee.y - 1.15 * dy) / length
    nearness: Mask = np.minimum(distance / _HALF_WIDTH, toe / _FOOT).astype(np.float32)
    return nearness


def _turn(knee: Joint, ankle: Joint, place: tuple[float, float]) -> npt.NDArray[np.float64]:
    """The affine map that keeps the knee, brings the ankle to its place, and keeps the leg's width."""
    before = np.array([ankle.x - knee.x, ankle.y - knee.y])
    after = np.array([place[0] - knee.x, place[1] - knee.y])
    longer = np.hypot(*after) / np.hypot(*before)
    pivot = np.array([knee.x, knee.y])
    corners = [np.stack([pivot, pivot + v, pivot + side]) for v, side in (
        (before, _normal(before)), (after, _normal(after) / longer)
    )]  # fmt: skip
    return np.asarray(cv2.getAffineTransform(*(c.astype(np.float32) for c in corners)), np.float64)


def _normal(vector: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.array([-vector[1], vector[0]])


def _without(picture: Picture, mask: Mask, knee: Joint, ankle: Joint) -> Picture:
    """The picture with the ground beside the leg in the leg's place (Poisson blending, Perez et al. 2003)."""
    height, width = mask.shape
    away = round(2.2 * _FOOT * float(np.hypot(ankle.x - knee.x, ankle.y - knee.y)))
    beside = np.roll(picture, -away if ankle.x > width / 2 else away, axis=1)
    hole = (cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0.1).astype(np.uint8) * 255
    hole[[0, -1], :] = 0
    hole[:, [0, -1]] = 0
    x, y, across, down = cv2.boundingRect(hole)
    if across < 3 or down < 3:
        return picture
    centre = (x + across // 2, y + down // 2)
    return cv2.seamlessClone(beside, picture, hole, centre, cv2.NORMAL_CLONE).astype(np.uint8)
