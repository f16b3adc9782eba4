"""The skeleton drawn over a draft's picture, for people."""

from typing import TYPE_CHECKING

from bot import draft_folder as names
from bot.draft_folder import Draft, DraftFolder
from pipeline.pose.pose import Pose

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    RGB = npt.NDArray[np.uint8]

GHOST_HEIGHT = 512  # pixels


def draw(folder: DraftFolder, draft: Draft, pose: Pose, ghost: Pose | None = None) -> None:
    """Write skeleton.png: the draft's picture with the pose over it, numbered, the one before as a ghost."""
    from pipeline.pose.locked import locked_joints

    draw_on(folder, _load(folder, draft.picture), pose, locked_joints(pose, draft.canvas), ghost)


def draw_on(
    folder: DraftFolder,
    picture: "RGB",
    pose: Pose,
    locked: frozenset[tuple[int, int]] = frozenset(),
    ghost: Pose | None = None,
) -> None:
    """Write skeleton.png over any picture that the pose belongs to."""
    from PIL import Image

    from pipeline.pose.people_drawing import draw_for_people

    drawn = draw_for_people(picture if ghost is None else _haunted(picture, ghost), pose, locked)
    part = folder.file(f".{names.SKELETON}.part")
    Image.fromarray(drawn).save(part, format="PNG")
    part.replace(folder.file(names.SKELETON))


def _haunted(picture: "RGB", ghost: Pose) -> "RGB":
    """The picture with the skeleton of a former pose shining through."""
    import cv2
    import numpy as np

    from pipeline.pose.skeleton import draw_skeleton

    # Drawn small: the convention's lines have the same few pixels at every size.
    scale = min(1.0, GHOST_HEIGHT / ghost.height)
    small = ghost.scaled(max(1, round(ghost.width * scale)), max(1, round(ghost.height * scale)))
    skeleton = cv2.resize(draw_skeleton(small), (ghost.width, ghost.height), interpolation=cv2.INTER_NEAREST)
    mixed = picture // 2 + np.asarray(skeleton, np.uint8) // 2
    return np.where(skeleton.any(axis=2, keepdims=True), mixed, picture).astype(np.uint8)


def _load(folder: DraftFolder, name: str) -> "RGB":
    import numpy as np
    from PIL import Image

    with Image.open(folder.file(name)) as image:
        return np.asarray(image.convert("RGB"))
