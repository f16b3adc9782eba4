"""The whole canvas at native scale: averaged pixels, an unknown never too small, the frame to refine in."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pipeline.canvas.native import NativeSize, Window, plan_native
from pipeline.engine.condition import Inpaint
from pipeline.engine.requests import Denoise
from pipeline.families.family import Family
from pipeline.pose.pose import Pose
from pipeline.samplers.inpaint import Settings, inpaint
from pipeline.tasks.native_view import native_view, to_picture, to_tensor
from pipeline.tasks.refine import finer_frame

NATIVE = NativeSize(64, 96, 32, 0.5, 1.0)


def noise(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8)


def test_pictures_become_tensors_and_come_back() -> None:
    picture = noise(16, 24)
    tensor = to_tensor(picture)
    assert tensor.shape == (1, 3, 16, 24)
    assert (float(tensor.min()), float(tensor.max())) == (-1.0, 1.0)
    assert np.array_equal(to_picture(tensor), picture)
    assert np.array_equal(to_picture(tensor * 3)[picture == 255], np.full((picture == 255).sum(), 255))


def test_known_pixels_are_area_averages_of_the_photo() -> None:
    picture = noise(384, 256)
    view = native_view(picture, np.zeros((384, 256), np.bool_), Pose(256, 384), plan_native(256, 384, NATIVE))
    means = picture.reshape(96, 4, 64, 4, 3).astype(float).mean(axis=(1, 3))
    assert view.image.shape == (1, 3, 96, 64)
    assert np.abs((view.image[0].permute(1, 2, 0).numpy() + 1) * 127.5 - means).max() <= 0.51
    assert view.control is None
    assert view.windows == ()


@given(st.integers(60, 900), st.integers(60, 900), st.data())
def test_no_unknown_pixel_passes_for_known(width: int, height: int, data: st.DataObject) -> None:
    left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    unknown = np.zeros((height, width), np.bool_)
    unknown[top:, left:] = True
    frame = plan_native(width, height, NATIVE)
    seen = native_view(noise(height, width), unknown, Pose(width, height), frame).unknown[0, 0].numpy()
    assert set(np.unique(seen)) <= {0.0, 1.0}
    first_row, first_column = int(top * frame.height / height), int(left * frame.width / width)
    assert seen[first_row:, first_column:].all()
    # Nor is the known part eaten away.
    assert not seen[: max(0, first_row - 1)].any()
    assert not seen[:, : max(0, first_column - 1)].any()


def test_every_latent_touched_by_an_unknown_pixel_is_unknown(tiny_family: Family) -> None:
    unknown = torch.zeros(1, 1, 96, 64)
    unknown[..., 61:, :] = 1  # from within the eighth row of latents
    sampler = inpaint(torch.rand(1, 3, 96, 64), unknown, "", "", None, Settings(), 0, tiny_family)
    next(sampler)
    text = torch.zeros(1, 32, 16)
    asked = sampler.send((text, text, torch.zeros(1, 4, 12, 8)))
    assert isinstance(asked, Denoise)
    assert isinstance(asked.condition.inpaint, Inpaint)
    rows = asked.condition.inpaint.mask[0, 0, :, 0]
    assert rows.tolist() == [0] * 7 + [1] * 5


def test_a_wide_canvas_is_seen_in_windows() -> None:
    frame = plan_native(600, 200, NATIVE)
    view = native_view(noise(200, 600), np.ones((200, 600), np.bool_), Pose(600, 200), frame)
    assert len(view.windows) > 1
    assert view.image.shape[-2:] == (96, frame.width)


def test_the_finer_frame_is_covered_by_overlapping_tiles_of_native_size() -> None:
    coarse = plan_native(400, 600, NATIVE)
    frame = finer_frame(coarse, 400, 600, NATIVE)
    assert frame is not None
    assert (frame.width, frame.height) == (128, 192)
    covered = np.zeros((192, 128), int)
    for window in frame.windows:
        assert (window.width, window.height) == (64, 96)
        covered[window.top : window.top + 96, window.left : window.left + 64] += 1
    assert covered.min() >= 1
    assert covered[96, 64] >= 2
    assert len(frame.windows) == 3 * 4
    assert frame.windows[-1] == Window(64, 96, 64, 96)


@pytest.mark.parametrize("size", [(64, 96), (70, 105)])
def test_a_canvas_hardly_larger_than_native_needs_no_refining(size: tuple[int, int]) -> None:
    assert finer_frame(plan_native(*size, NATIVE), *size, NATIVE) is None
