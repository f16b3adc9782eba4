"""Which joints lie on kept pixels: shown, but moving them can paint nothing."""

from typing import Protocol

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Pose


class PhotoPlace(Protocol):
    """Where the photo lies, in canvas pixels; `pipeline.contract.Canvas` is one.

    Said here anew because the contract is built on poses, so that poses cannot know the contract.
    """

    @property
    def left(self) -> int: ...
    @property
    def top(self) -> int: ...
    @property
    def photo_width(self) -> int: ...
    @property
    def photo_height(self) -> int: ...


def locked_joints(pose: Pose, canvas: PhotoPlace) -> frozenset[tuple[int, int]]:
    """The (person, joint) pairs of the pose, in canvas pixels, that lie on the photo."""
    return frozenset(
        (index, int(number))
        for index, person in enumerate(pose.people)
        for number in J
        if _on_photo(person[number], canvas)
    )


def _on_photo(joint: Joint, canvas: PhotoPlace) -> bool:
    across = canvas.left <= joint.x < canvas.left + canvas.photo_width
    down = canvas.top <= joint.y < canvas.top + canvas.photo_height
    return across and down
