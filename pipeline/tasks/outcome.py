"""What becomes of a painted picture: judged by the pose found in it, and kept with its recipe."""

import numpy as np
import numpy.typing as npt

from pipeline.contract import Painted, Progress, Recipe, TaskName
from pipeline.pose.body import pck
from pipeline.tasks.gate import Attempt, Best
from pipeline.tasks.order import Order
from pipeline.tasks.progress import Report
from pipeline.tasks.studio import Studio


def judged(
    studio: Studio, order: Order, picture: npt.NDArray[np.uint8], seed: int, report: Report
) -> Attempt:
    """A painted picture (H, W, 3) with the pose found in it and how well that is the pose asked for."""
    report(Progress("check"))
    found = (studio.judge or studio.detector).detect(picture).pose
    return Attempt(picture, seed, found, pck(order.pose, found))


def kept(studio: Studio, order: Order, best: Best, task: TaskName, kind: str) -> Painted:
    """The best picture put among the studio's pictures, with the recipe that makes it again."""
    family, attempt = studio.family, best.attempt
    recipe = Recipe(
        task=task,
        seed=attempt.seed,
        prompt=order.prompt,
        sampling=order.sampling,
        weights=family.weights_hash,
        dtype=str(family.dtype).removeprefix("torch."),
        device=family.device.type,
    )
    name = studio.pictures.save(attempt.picture, kind)
    return Painted(name, order.pose, attempt.found, attempt.score, best.attempts, recipe)


def mask_picture(unknown: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """The unknown (H, W) as it is kept: white is to be painted."""
    return np.where(unknown, np.uint8(255), np.uint8(0))
