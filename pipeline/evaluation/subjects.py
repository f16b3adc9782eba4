"""What the benchmarks paint: a real photo cut off at a family's native size, a skeleton, eight wishes."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import torch
from skimage import data

from pipeline.canvas.native import NativeSize, plan_native
from pipeline.pose.pose import Pose
from pipeline.pose.standing import standing_person
from pipeline.tasks.native_view import native_view

_KNOWN = 0.62  # of the canvas height
PROMPTS = tuple(
    f"a person wearing {garments}, on a street"
    for garments in (
        "a red coat and black boots",
        "a white shirt, blue jeans and brown shoes",
        "a black dress and red heels",
        "a grey jacket, black pants and white sneakers",
        "a green skirt and brown sandals",
        "a blue dress and white shoes",
        "a pink blouse, white shorts and beige flats",
        "a brown coat, grey tights and black shoes",
    )
)


@dataclass(frozen=True, eq=False)
class Subject:
    """Image (1,3,H,W) in -1..1, unknown (1,1,H,W) 0 or 1, skeleton (1,3,H,W) in 0..1, at native size."""

    image: torch.Tensor
    unknown: torch.Tensor
    skeleton: torch.Tensor


def subject(native: NativeSize) -> Subject:
    """The astronaut (NASA, public domain) at the family's native size, all below the hips unknown."""
    width, height = native.width, native.height
    photo = resized_astronaut(width, round(_KNOWN * height))
    canvas = np.full((height, width, 3), 127, np.uint8)
    canvas[: len(photo)] = photo
    unknown = np.zeros((height, width), bool)
    unknown[len(photo) :] = True
    pose = Pose(width, height, (standing_person(width / 2, 0.05 * height, 0.9 * height),))
    view = native_view(canvas, unknown, pose, plan_native(width, height, native))
    assert view.control is not None
    return Subject(view.image, view.unknown, view.control)


def resized_astronaut(width: int, height: int) -> npt.NDArray[np.uint8]:
    """The astronaut in another size and, if need be, aspect."""
    resized = cv2.resize(data.astronaut(), (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(resized, np.uint8)
