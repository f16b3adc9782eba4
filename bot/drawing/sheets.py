"""The drawings: numbered skeletons, the pose before as a ghost, poses to choose from, before and after."""

import cv2
import numpy as np

from bot.drawing.pictures import RGB
from bot.language.adjustments import Preset, Take
from bot.language.poses.application import apply
from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.locked import locked_joints
from pipeline.pose.people_drawing import draw_for_people
from pipeline.pose.pose import Pose
from pipeline.pose.skeleton import draw_skeleton

DENSITY = 2.0  # of drawings that fit 720 x 1280 pixels: chats make larger ones smaller
_SMALL_DENSITY = 1.5  # of four beside each other
_GAP = 12
_GHOST_HEIGHT = 512  # pixels
_UNKNOWN = 225


def numbered(
    picture: RGB, pose: Pose, canvas: Canvas, ghost: Pose | None = None, density: float = DENSITY
) -> RGB:
    """A reduced picture with the pose of its canvas over it, numbered; the pose before shines through.

    What colours and shapes mean is told beside it, in the person's language.
    """
    height, width = picture.shape[:2]
    small, ground = pose.scaled(width, height), ground_of(picture, pose, ghost)
    locked, moved = locked_joints(pose, canvas), moved_joints(ghost, pose)
    return draw_for_people(ground, small, locked, moved, legend=False, density=density)


def ground_of(picture: RGB, pose: Pose, ghost: Pose | None) -> RGB:
    """What lies under a skeleton: the picture, and the pose before if it was another one."""
    height, width = picture.shape[:2]
    return picture if ghost is None or ghost == pose else haunted(picture, ghost.scaled(width, height))


def moved_joints(before: Pose | None, now: Pose) -> frozenset[tuple[int, int]]:
    """The (person, joint) pairs that lie elsewhere than before; none where nothing was before."""
    if before is None:
        return frozenset()
    return frozenset(
        (index, int(number))
        for index, (old, new) in enumerate(zip(before.people, now.people, strict=False))
        for number in J
        if (old[number].x, old[number].y) != (new[number].x, new[number].y)
    )


def haunted(picture: RGB, ghost: Pose) -> RGB:
    """The picture with the skeleton of a former pose, in its pixels, shining through."""
    # Drawn small: the convention's lines have the same few pixels at every size.
    scale = min(1.0, _GHOST_HEIGHT / ghost.height)
    small = ghost.scaled(max(1, round(ghost.width * scale)), max(1, round(ghost.height * scale)))
    size = (ghost.width, ghost.height)
    skeleton = np.asarray(cv2.resize(draw_skeleton(small), size, interpolation=cv2.INTER_NEAREST), np.uint8)
    mixed = picture // 2 + skeleton // 2
    return np.where(skeleton.any(axis=2, keepdims=True), mixed, picture).astype(np.uint8)


def on_canvas(photo: RGB, canvas: Canvas, shape: tuple[int, int]) -> RGB:
    """A photo where it lies in its canvas, which is reduced to (height, width); the unknown is grey."""
    height, width = shape
    sheet = np.full((height, width, 3), _UNKNOWN, np.uint8)
    x, y = width / canvas.width, height / canvas.height
    left, top = round(canvas.left * x), round(canvas.top * y)
    right = min(width, round((canvas.left + canvas.photo_width) * x))
    bottom = min(height, round((canvas.top + canvas.photo_height) * y))
    sheet[top:bottom, left:right] = cv2.resize(
        photo, (right - left, bottom - top), interpolation=cv2.INTER_AREA
    )
    return sheet


def beside(left: RGB, right: RGB) -> RGB:
    """Two pictures at one height."""
    height = min(left.shape[0], right.shape[0])
    parts = [_at_height(part, height) for part in (left, right)]
    gap = np.full((height, _GAP, 3), 255, np.uint8)
    return np.concatenate([parts[0], gap, parts[1]], axis=1)


def suggested(picture: RGB, pose: Pose, canvas: Canvas, person: int = 0) -> RGB:
    """Four poses to choose from, two by two, each over the picture."""
    poses = (apply(pose, [Take(preset, person)], canvas).pose for preset in Preset)
    sheets = [numbered(picture, each, canvas, density=_SMALL_DENSITY) for each in poses]
    height = min(sheet.shape[0] for sheet in sheets)
    sheets = [_at_height(sheet, height) for sheet in sheets]
    return np.concatenate([np.concatenate(sheets[:2], axis=1), np.concatenate(sheets[2:], axis=1)], axis=0)


def _at_height(picture: RGB, height: int) -> RGB:
    if picture.shape[0] == height:
        return picture
    width = round(picture.shape[1] * height / picture.shape[0])
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
