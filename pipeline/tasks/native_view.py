"""A canvas as the family sees it: the whole of it at native scale, as tensors, and the way back."""

from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt
import torch

from pipeline.canvas.native import NativeFrame, Window
from pipeline.pose.control_image import control_image
from pipeline.pose.pose import Pose

RGB = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Level = TypeVar("Level", np.uint8, np.float32)


@dataclass(frozen=True, eq=False)
class NativeView:
    """Image (1, 3, h, w) in [-1, 1], unknown (1, 1, h, w) 0 or 1, control image (1, 3, h, w) 0..1 or none."""

    image: torch.Tensor
    unknown: torch.Tensor
    control: torch.Tensor | None
    windows: tuple[Window, ...]


def native_view(base: RGB, unknown: Mask, pose: Pose, frame: NativeFrame) -> NativeView:
    """The view in a native frame of a canvas (H, W, 3), its unknown (H, W) and the pose that guides.

    A native pixel is unknown if any part of it is: what lies in the unknown never counts as known.
    """
    holes = resized(unknown.astype(np.float32), frame.width, frame.height) > 0
    return NativeView(
        image=to_tensor(resized(base, frame.width, frame.height)),
        unknown=torch.from_numpy(holes.astype(np.float32))[None, None],
        control=_control(pose, frame),
        windows=frame.windows if len(frame.windows) > 1 else (),
    )


def resized(picture: npt.NDArray[Level], width: int, height: int) -> npt.NDArray[Level]:
    """The picture at another size: area-averaged where that is smaller, linear where it is larger."""
    if width < picture.shape[1] or height < picture.shape[0]:
        # INTER_AREA falls back to something coarser if one side grows, so each side is brought there alone.
        smaller = (min(width, picture.shape[1]), min(height, picture.shape[0]))
        picture = np.asarray(cv2.resize(picture, smaller, interpolation=cv2.INTER_AREA), picture.dtype)
    if (width, height) == (picture.shape[1], picture.shape[0]):
        return picture
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR), picture.dtype)


def to_tensor(picture: RGB) -> torch.Tensor:
    """RGB (H, W, 3) of 0..255 as (1, 3, H, W) in [-1, 1]."""
    return torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float() / 127.5 - 1


def to_picture(image: torch.Tensor) -> RGB:
    """(1, 3, H, W) of about [-1, 1] as RGB (H, W, 3)."""
    levels = ((image[0].clamp(-1, 1) + 1) * 127.5).round().permute(1, 2, 0)
    return np.ascontiguousarray(levels.to(torch.uint8).numpy())


def _control(pose: Pose, frame: NativeFrame) -> torch.Tensor | None:
    if not pose.people:
        return None
    skeleton = torch.from_numpy(control_image(pose, frame.width, frame.height))
    return skeleton.permute(2, 0, 1)[None].float() / 255
