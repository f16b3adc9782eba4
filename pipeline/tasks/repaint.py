"""repaint: the limbs of a completed picture anew, in a corrected pose."""

import numpy as np
import numpy.typing as npt

from pipeline.canvas.masks import limb_mask, unknown_of
from pipeline.contract import Progress, Repaint, Repainted, TaskName
from pipeline.errors import UserMistake
from pipeline.pose.pose import Pose
from pipeline.tasks.choices import CORRECTED_WEIGHT, choose
from pipeline.tasks.gate import Attempt, best_attempt
from pipeline.tasks.order import Order
from pipeline.tasks.outcome import judged, kept, mask_picture
from pipeline.tasks.paint import paint
from pipeline.tasks.progress import Report
from pipeline.tasks.seeds import attempt_seeds
from pipeline.tasks.studio import Studio
from pipeline.words.wording import put_into_words

Mask = npt.NDArray[np.bool_]


def repaint(task: Repaint, studio: Studio, report: Report) -> Repainted:
    """Paints around the limbs that moved, where they were and come, within what was painted before.

    The photo's pixels and those of the previous picture stay, but for the blend band. Where no limb moved,
    all painted limbs are painted anew. Raises UserMistake if none of them lies in the painted part.
    """
    sampling = choose(task.sampling, studio.family.spec, CORRECTED_WEIGHT)
    studio.check(task.sampling)
    picture = studio.pictures.load(task.picture)
    unknown = _to_paint(task, picture.shape[1], picture.shape[0])
    wording = put_into_words(task.caption, task.prompt, studio.family.spec)
    report(Progress("words", details=wording.unknown))
    order = Order(picture, unknown, task.new_pose, wording.prompt, sampling)

    def attempt(seed: int, number: int) -> Attempt:
        (painted,) = paint(studio, order, [seed], report)
        return judged(studio, order, painted, seed, report)

    best = best_attempt(task.gate, attempt_seeds(task.seed), attempt)
    return Repainted(
        painted=kept(studio, order, best, TaskName.REPAINT, "repainted"),
        mask=studio.pictures.save(mask_picture(unknown), "mask"),
        unknown_words=wording.unknown,
    )


def _to_paint(task: Repaint, width: int, height: int) -> Mask:
    canvas = task.canvas
    sizes = {(pose.width, pose.height) for pose in (task.old_pose, task.new_pose)}
    if sizes | {(canvas.width, canvas.height)} != {(width, height)}:
        raise UserMistake("The poses, the canvas and the picture differ in size: they are not of one draft.")
    paintable = unknown_of(canvas)
    everywhere = np.ones_like(paintable)
    # Nothing moved, yet a repaint is wanted: as if all limbs had just come.
    nothing_moved = not limb_mask(task.old_pose, task.new_pose, everywhere).any()
    unknown = limb_mask(Pose(width, height) if nothing_moved else task.old_pose, task.new_pose, paintable)
    if not unknown.any():
        raise UserMistake(
            "Nothing can be repainted: these joints lie on the photo itself, which stays as it is; "
            "move knees or ankles in the painted part."
        )
    return unknown
