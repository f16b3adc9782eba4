"""vary: other pictures of one canvas, from other seeds and words, painted together."""

from pipeline.canvas.compose import place
from pipeline.canvas.masks import unknown_of
from pipeline.contract import Painted, Progress, TaskName, Varied, Vary
from pipeline.errors import UserMistake
from pipeline.tasks.choices import choose
from pipeline.tasks.gate import Best
from pipeline.tasks.order import Order
from pipeline.tasks.outcome import judged, kept
from pipeline.tasks.paint import paint
from pipeline.tasks.progress import Report
from pipeline.tasks.seeds import variation_seeds
from pipeline.tasks.studio import Studio
from pipeline.words.wording import put_into_words

MOST = 16


def vary(task: Vary, studio: Studio, report: Report) -> Varied:
    """Paints the unknown of the canvas `count` times; the engine batches them.

    Raises UserMistake if the photo does not fit the canvas, or there is nothing to paint.
    """
    sampling = choose(task.sampling, studio.family.spec, studio.family.spec.defaults.control_weight)
    studio.check(task.sampling)
    if not 1 <= task.count <= MOST:
        raise UserMistake(f"{task.count} variations cannot be made at once: ask for 1 to {MOST}.")
    photo, canvas = studio.pictures.load(task.photo), task.canvas
    if photo.shape[:2] != (canvas.photo_height, canvas.photo_width):
        raise UserMistake("The photo and the canvas differ in size: they are not of one draft.")
    unknown = unknown_of(canvas)
    if not unknown.any():
        raise UserMistake("The canvas is all photo, so nothing can vary: extend it first, or zoom out.")
    wording = put_into_words(task.caption, task.prompt, studio.family.spec)
    report(Progress("words", details=wording.unknown))
    order = Order(place(photo, canvas), unknown, task.pose, wording.prompt, sampling)
    return Varied(_pictures(task, studio, order, report), wording.unknown)


def _pictures(task: Vary, studio: Studio, order: Order, report: Report) -> tuple[Painted, ...]:
    seeds = variation_seeds(task.seed, task.count)
    attempts = [
        judged(studio, order, picture, seed, report)
        for picture, seed in zip(paint(studio, order, seeds, report), seeds, strict=True)
    ]
    return tuple(kept(studio, order, Best(attempt, 1), TaskName.VARY, "variation") for attempt in attempts)
