"""What a draft has shown and can show again: undo and redo over it, as pure values."""

from dataclasses import dataclass, replace

from pipeline.contract import Canvas
from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class Showing:
    """One step of a draft's history: a picture, the pose over it, the pose that it really shows."""

    number: int  # of the picture
    picture: str  # blob
    canvas: Canvas
    pose: Pose | None
    first_pose: Pose | None


@dataclass(frozen=True)
class Past:
    """The steps from the photo on; `position` is the one that is shown, those behind it were undone."""

    steps: tuple[Showing, ...]
    position: int

    @property
    def shown(self) -> Showing:
        """The step that is shown."""
        return self.steps[self.position]

    def moved(self, by: int) -> "Past":
        """So many steps forth, or back where that is less than 0; as far as there are any."""
        return replace(self, position=max(0, min(len(self.steps) - 1, self.position + by)))

    def then(self, pose: Pose) -> "Past":
        """After a correction: what was undone can't be redone any more."""
        kept = self.steps[: self.position + 1]
        return Past((*kept, replace(self.shown, pose=pose)), len(kept))
