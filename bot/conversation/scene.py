"""What the conversation knows when something happens."""

from dataclasses import dataclass, replace

from bot.conversation.past import Past
from bot.text.locales import Locale
from pipeline.contract import Canvas, Complete, Repaint, Vary
from pipeline.pose.pose import Pose


@dataclass(frozen=True)
class Unmade:
    """A job that made nothing: it can be tried again."""

    job_id: str
    task: Complete | Repaint | Vary


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
    prompt: str = ""  # words that are painted
    can_undo: bool = False
    can_redo: bool = False
    painting: tuple[str, ...] = ()  # its open jobs
    pictures: int = 1  # that there are
    person: int = 0  # who is meant where a line names nobody
    can_edit: bool = False  # there is a pose editor to open it in
    wish: str = ""  # words that nobody has asked to be painted yet
    asked: int = 0  # jobs that were asked for so far
    past: Past | None = None  # known where a decision looks back
    unmade: Unmade | None = None  # what a button wants tried again

    @property
    def is_completed(self) -> bool:
        """Whether anything has been painted yet."""
        return self.number > 1 and self.pose is not None

    @property
    def is_corrected(self) -> bool:
        """Whether the pose differs from the one that the picture shows."""
        return self.pose != self.first_pose

    def corrected(self, pose: Pose) -> "DraftScene":
        """The draft after a correction."""
        past = None if self.past is None else self.past.then(pose)
        return replace(self, pose=pose, past=past, can_undo=True, can_redo=False)

    def stepped(self, by: int) -> "DraftScene":
        """The draft so many steps further on in its past, or back where that is less than 0."""
        assert self.past is not None
        past = self.past.moved(by)
        shown = past.shown
        return replace(
            self,
            picture=shown.picture,
            number=shown.number,
            canvas=shown.canvas,
            pose=shown.pose,
            first_pose=shown.first_pose,
            can_undo=past.position > 0,
            can_redo=past.position + 1 < len(past.steps),
            past=past,
        )


@dataclass(frozen=True)
class Scene:
    """A person's side of things: their language, the draft that the event is about, their open jobs.

    `lost`: the event is about a draft that is gone. `anothers`: about a draft of somebody else. `me` is what
    stands for the person behind buttons that belong to no draft.
    """

    locale: Locale
    draft: DraftScene | None = None
    jobs: tuple[str, ...] = ()
    lost: bool = False
    anothers: bool = False
    kept_days: int = 30
    me: str = ""
