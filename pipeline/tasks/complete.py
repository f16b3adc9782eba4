"""complete: what is missing of a photo, painted to a guessed pose."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.canvas.compose import place
from pipeline.canvas.masks import unknown_of
from pipeline.canvas.plan import CanvasPlan, plan_canvas
from pipeline.contract import Complete, Completed, Progress, TaskName
from pipeline.detect.detector import Detection
from pipeline.tasks.choices import choose
from pipeline.tasks.gate import Attempt, Best, best_attempt
from pipeline.tasks.order import Order
from pipeline.tasks.outcome import judged, kept, mask_picture
from pipeline.tasks.paint import paint
from pipeline.tasks.progress import Report
from pipeline.tasks.seeds import attempt_seeds
from pipeline.tasks.studio import Studio
from pipeline.words.wording import Wording, put_into_words

RGB = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class _Sight:
    """What is known before anything is painted."""

    detection: Detection
    plan: CanvasPlan
    caption: str
    wording: Wording


def complete(task: Complete, studio: Studio, report: Report) -> Completed:
    """Paints around the photo what its bodies lack, and as much as the task asks for.

    If there is nothing to paint, the photo comes back as it is, with a note that says why and no attempts.
    Raises UserMistake for an extension or a sampling that cannot be painted.
    """
    sampling = choose(task.sampling, studio.family.spec, studio.family.spec.defaults.control_weight)
    studio.check(task.sampling)
    photo = studio.pictures.load(task.photo)
    sight = _look(task, photo, studio, report)
    canvas = sight.plan.canvas
    order = Order(
        base=place(photo, canvas),
        unknown=unknown_of(canvas),
        pose=sight.detection.pose.shifted(canvas.left, canvas.top, canvas.width, canvas.height),
        prompt=sight.wording.prompt,
        sampling=sampling,
    )
    best = _painted(task, studio, order, report) if order.unknown.any() else _untouched(task, order)
    return Completed(
        painted=kept(studio, order, best, TaskName.COMPLETE, "completed"),
        mask=studio.pictures.save(mask_picture(order.unknown), "mask"),
        canvas=canvas,
        caption=sight.caption,
        unknown_words=sight.wording.unknown,
        second_person_likely=sight.detection.second_person_likely,
        notes=sight.plan.notes,
    )


def _look(task: Complete, photo: RGB, studio: Studio, report: Report) -> _Sight:
    report(Progress("pose"))
    detection = Detection(task.pose) if task.pose is not None else studio.detector.detect(photo)
    report(Progress("canvas"))
    plan = plan_canvas(photo.shape[1], photo.shape[0], detection.pose, task.extension)
    report(Progress("caption"))
    caption = studio.caption(photo)
    wording = put_into_words(caption, task.prompt, studio.family.spec)
    report(Progress("words", details=wording.unknown))
    return _Sight(detection, plan, caption, wording)


def _painted(task: Complete, studio: Studio, order: Order, report: Report) -> Best:
    def attempt(seed: int, number: int) -> Attempt:
        (picture,) = paint(studio, order, [seed], report)
        return judged(studio, order, picture, seed, report)

    return best_attempt(task.gate, attempt_seeds(task.seed), attempt)


def _untouched(task: Complete, order: Order) -> Best:
    return Best(Attempt(order.base, task.seed, order.pose, None), attempts=0)
