"""Pictures as people see them in a chat: reduced, numbered, side by side; the full one as a file."""

import io
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from bot.language.adjustments import Preset, Take
from bot.language.poses.application import apply
from bot.platform import Shot
from pipeline.contract import Canvas
from pipeline.pose.locked import locked_joints
from pipeline.pose.people_drawing import draw_for_people
from pipeline.pose.pose import Pose
from pipeline.pose.skeleton import draw_skeleton

RGB = npt.NDArray[np.uint8]
SIDE = 1280  # pixels, the longer side in a chat
_KEPT = 24  # reduced pictures in memory
_GAP = 12
_GHOST_HEIGHT = 512  # pixels
_UNKNOWN = 225
_QUALITY = 88


class Reduced:
    """Pictures of the blob store in the size of a chat; those looked at last are kept."""

    def __init__(self, load: Callable[[str], Awaitable[bytes]]) -> None:
        self._load = load
        self._kept: OrderedDict[str, RGB] = OrderedDict()

    async def get(self, blob: str) -> RGB:
        """The picture (H, W, 3), its longer side at most SIDE."""
        if blob not in self._kept:
            self._kept[blob] = reduced(opened(await self._load(blob)))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(blob)
        return self._kept[blob]


def opened(png: bytes) -> RGB:
    """A picture of ours, decoded."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def reduced(picture: RGB, side: int = SIDE) -> RGB:
    """The picture, its longer side at most so long."""
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return picture
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def jpeg(picture: RGB, name: str) -> Shot:
    """A picture as a chat shows it."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=_QUALITY)
    return Shot(f"{name}.jpg", buffer.getvalue())


def numbered(picture: RGB, pose: Pose, canvas: Canvas, ghost: Pose | None = None) -> RGB:
    """A reduced picture with the pose of its canvas over it, numbered; the pose before shines through."""
    height, width = picture.shape[:2]
    small = pose.scaled(width, height)
    ground = picture if ghost is None or ghost == pose else haunted(picture, ghost.scaled(width, height))
    return draw_for_people(ground, small, locked_joints(pose, canvas))


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
    small = reduced(picture, SIDE // 2)
    poses = (apply(pose, [Take(preset, person)], canvas).pose for preset in Preset)
    sheets = [numbered(small, each, canvas) for each in poses]
    height = min(sheet.shape[0] for sheet in sheets)
    sheets = [_at_height(sheet, height) for sheet in sheets]
    return np.concatenate([np.concatenate(sheets[:2], axis=1), np.concatenate(sheets[2:], axis=1)], axis=0)


def _at_height(picture: RGB, height: int) -> RGB:
    if picture.shape[0] == height:
        return picture
    width = round(picture.shape[1] * height / picture.shape[0])
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
