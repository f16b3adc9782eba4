"""What the conversation knows when something happens."""

from dataclasses import dataclass

from bot.text.locales import Locale
from pipeline.contract import Canvas
from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class DraftScene:
    """A draft as it stands: the picture that is shown, the pose over it, what can be done."""

    id: str
    photo: str  # blob
    picture: str  # blob
    number: int  # of the picture that is shown
    canvas: Canvas
    pose: Pose | None  # as corrected; None: not known yet
    first_pose: Pose | None  # of this picture: what it really shows
    caption: str = ""
    prompt: str = ""
    can_undo: bool = False
    can_redo: bool = False
    painting: tuple[str, ...] = ()  # its open jobs
    pictures: int = 1  # that there are
    person: int = 0  # who is meant where a line names nobody
    can_edit: bool = False  # there is a pose editor to open it in

    @property
    def is_completed(self) -> bool:
        """Whether anything has been painted yet."""
        return self.number > 1 and self.pose is not None

    @property
    def is_corrected(self) -> bool:
        """Whether the pose differs from the one that the picture shows."""
        return self.pose != self.first_pose


@dataclass(frozen=True)
class Scene:
    """A person's side of things: their language, the draft that the event is about, their open jobs.

    `lost`: the event is about a draft that is gone. `anothers`: about a draft of somebody else.
    """

    locale: Locale
    draft: DraftScene | None = None
    jobs: tuple[str, ...] = ()
    lost: bool = False
    anothers: bool = False
    kept_days: int = 30
