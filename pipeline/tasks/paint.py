"""The core that all painting tasks share: canvas to native view, sampled, enlarged, composed."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.canvas.compose import compose
from pipeline.canvas.enlarge import enlarge
from pipeline.canvas.native import NativeFrame, plan_native
from pipeline.contract import Progress
from pipeline.samplers.inpaint import Start, inpaint
from pipeline.tasks.choices import settings_of
from pipeline.tasks.native_view import native_view, resized, to_picture, to_tensor
from pipeline.tasks.order import Order
from pipeline.tasks.progress import Report, follow
from pipeline.tasks.refine import LEVEL, finer_frame
from pipeline.tasks.studio import Studio

RGB = npt.NDArray[np.uint8]


def paint(studio: Studio, order: Order, seeds: Sequence[int], report: Report) -> list[RGB]:
    """One picture (H, W, 3) for each seed, painted together.

    The base comes back bit for bit, except in the unknown and in the blend band around it.
    """
    native = studio.family.spec.native
    frame = plan_native(order.width, order.height, native)
    report(Progress("paint"))
    pictures = _sampled(studio, order, seeds, frame, report)
    finer = finer_frame(frame, order.width, order.height, native) if order.sampling.refine else None
    if finer is not None:
        starts = _composed(order, pictures, seeds)
        report(Progress("refine"))
        pictures = _sampled(studio, order, seeds, finer, report, starts)
    report(Progress("compose"))
    return _composed(order, pictures, seeds)


def _sampled(
    studio: Studio,
    order: Order,
    seeds: Sequence[int],
    frame: NativeFrame,
    report: Report,
    starts: Sequence[RGB | None] | None = None,
) -> list[RGB]:
    """What the family makes of the canvas in a frame: RGB of the frame's size, one for each seed.

    With starts (H, W, 3) it only reworks them, from a low level of noise.
    """
    family = studio.family
    view = native_view(order.base, order.unknown, order.pose, frame)
    samplers = [
        inpaint(
            view.image,
            view.unknown,
            order.prompt,
            "",
            view.control if family.controlnet is not None else None,
            settings_of(order.sampling),
            seed,
            family,
            view.windows,
            None if start is None else Start(to_tensor(resized(start, frame.width, frame.height)), LEVEL),
        )
        for seed, start in zip(seeds, starts or [None] * len(seeds), strict=True)
    ]
    runs = [studio.engine.submit(sampler, studio.previews) for sampler in samplers]
    stage = "paint" if starts is None else "refine"
    return [to_picture(image) for image in follow(runs, stage, report, studio.keep_preview)]


def _composed(order: Order, pictures: Sequence[RGB], seeds: Sequence[int]) -> list[RGB]:
    return [
        compose(order.base, enlarge(picture, order.width, order.height), order.unknown, seed=seed)
        for picture, seed in zip(pictures, seeds, strict=True)
    ]
