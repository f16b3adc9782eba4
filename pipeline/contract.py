"""All that others know of the pipeline: tasks, results and progress. Loads no torch.

Pictures travel by name: a `Pictures` store (a draft's folder, later the blob store) turns a name into
pixels and back. Every dataclass here is frozen and goes to JSON and back by `pipeline.contract_json`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from pipeline.pose.pose import Pose


class TaskName(StrEnum):
    """The capabilities of the pipeline."""

    DETECT = "detect"
    COMPLETE = "complete"
    REPAINT = "repaint"
    VARY = "vary"


@dataclass(frozen=True)
class Canvas:
    """The enlarged frame in pixels and where the photo lies in it; all else in it is unknown."""

    width: int
    height: int
    left: int
    top: int
    photo_width: int
    photo_height: int

    @property
    def right(self) -> int:
        """Pixels to be painted right of the photo."""
        return self.width - self.left - self.photo_width

    @property
    def bottom(self) -> int:
        """Pixels to be painted below the photo."""
        return self.height - self.top - self.photo_height


@dataclass(frozen=True)
class Extension:
    """A user's wish for the canvas: each side `auto`, `40%` of the photo's side, `120px` or `0`.

    `zoom` 1.3 shows 1.3 times as much on every side that is still `auto`.
    """

    left: str = "auto"
    right: str = "auto"
    top: str = "auto"
    bottom: str = "auto"
    zoom: float | None = None


Solver = Literal["ddim", "dpm++"]


@dataclass(frozen=True)
class Sampling:
    """How to paint; None leaves the choice to the family's own measured defaults."""

    family: str = "street"
    solver: Solver | None = None
    steps: int | None = None
    guidance: float | None = None
    guidance_until: float | None = None  # the share of steps, from the noisy end, that are guided
    control_weight: float | None = None
    refine: bool | None = None


@dataclass(frozen=True)
class Gate:
    """The anatomy gate: how many seeds may be tried, and the score (PCK of leg joints) that is enough."""

    attempts: int = 1
    enough: float = 1.0


@dataclass(frozen=True)
class Detect:
    """Find the bodies in a photo."""

    photo: str


@dataclass(frozen=True)
class Complete:
    """Paint what is missing of a photo."""

    photo: str
    extension: Extension = Extension()
    prompt: str = ""
    seed: int = 0
    sampling: Sampling = Sampling()
    gate: Gate = Gate()
    pose: Pose | None = None  # in photo pixels; None: detect it


@dataclass(frozen=True)
class Repaint:
    """Paint the body of a completed picture anew, in a corrected pose."""

    photo: str
    picture: str
    canvas: Canvas
    old_pose: Pose
    new_pose: Pose
    caption: str = ""
    prompt: str = ""
    seed: int = 0
    sampling: Sampling = Sampling()
    gate: Gate = Gate()


@dataclass(frozen=True)
class Vary:
    """Paint the unknown of a canvas again, count times, with other seeds and words."""

    photo: str
    canvas: Canvas
    pose: Pose
    caption: str = ""
    prompt: str = ""
    count: int = 4
    seed: int = 0
    sampling: Sampling = Sampling()


Task = Detect | Complete | Repaint | Vary


@dataclass(frozen=True)
class Recipe:
    """What makes a picture again."""

    task: TaskName
    seed: int
    prompt: str
    sampling: Sampling  # every choice filled in
    weights: str  # hash of the family's weights
    dtype: str
    device: str


@dataclass(frozen=True)
class Detected:
    """The pose of a photo, in its pixels."""

    pose: Pose
    second_person_likely: bool = False


@dataclass(frozen=True)
class Painted:
    """One picture with the pose it was asked to show, the pose found in it, and how well they agree."""

    picture: str
    asked: Pose
    found: Pose
    score: float | None  # PCK of the leg joints asked for; None: no legs were asked for
    attempts: int
    recipe: Recipe


@dataclass(frozen=True)
class Completed:
    """A completed photo: the painted picture and all that a later repaint or variation needs."""

    painted: Painted
    mask: str
    canvas: Canvas
    caption: str
    unknown_words: tuple[str, ...] = ()
    second_person_likely: bool = False
    notes: tuple[str, ...] = ()  # codes of `pipeline.canvas`: nothing_missing, nobody, …


@dataclass(frozen=True)
class Repainted:
    """A picture repainted to a corrected pose."""

    painted: Painted
    mask: str
    unknown_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Varied:
    """Several pictures of one canvas."""

    pictures: tuple[Painted, ...]
    unknown_words: tuple[str, ...] = ()


Result = Detected | Completed | Repainted | Varied


@dataclass(frozen=True)
class Progress:
    """How far a task is: its stage, and the step of steps within it; sometimes a preview by name."""

    stage: str
    step: int = 0
    steps: int = 0
    preview: str | None = None
    details: tuple[str, ...] = field(default=())
