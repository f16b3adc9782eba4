"""The skeleton drawn over a draft's picture, for people."""

from typing import TYPE_CHECKING

from bot import draft_folder as names
from bot.draft_folder import Draft, DraftFolder
from pipeline.pose.pose import Pose

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    RGB = npt.NDArray[np.uint8]


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

    from bot.drawing.sheets import haunted
    from pipeline.pose.people_drawing import draw_for_people

    drawn = draw_for_people(picture if ghost is None else haunted(picture, ghost), pose, locked)
    part = folder.file(f".{names.SKELETON}.part")
    Image.fromarray(drawn).save(part, format="PNG")
    part.replace(folder.file(names.SKELETON))


def _load(folder: DraftFolder, name: str) -> "RGB":
    import numpy as np
    from PIL import Image

    with Image.open(folder.file(name)) as image:
        return np.asarray(image.convert("RGB"))
