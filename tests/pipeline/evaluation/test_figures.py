"""The figures on examples small enough to compute by hand."""

import numpy as np
import numpy.typing as npt
import pytest

from pipeline.evaluation.baselines import edge, reflection, telea
from pipeline.evaluation.figures import (
    ankle_errors,
    ankles_found,
    seam,
    share_near,
    sharpness_ratio,
    untouched,
)
from pipeline.evaluation.landmarks import Body, Mark


def body(right: tuple[float, float], left: tuple[float, float], visibility: float = 1.0) -> Body:
    """A torso of 100 pixels, ankles as told."""
    return Body(
        {
            "r_shoulder": Mark(0, 0, 1),
            "l_shoulder": Mark(40, 0, 1),
            "r_hip": Mark(10, 100, 1),
            "l_hip": Mark(30, 100, 1),
            "r_ankle": Mark(*right, visibility),
            "l_ankle": Mark(*left, visibility),
        }
    )


TRUE = body((10, 300), (30, 300))


def noise(height: int = 200, width: int = 120, seed: int = 0) -> npt.NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def test_ankles_are_found_when_both_are_seen_inside_the_picture() -> None:
    assert ankles_found(TRUE, 301)
    assert not ankles_found(TRUE, 300)
    assert not ankles_found(body((10, 200), (30, 305)), 301)
    assert ankles_found(body((10, 300), (30, 300), visibility=0.5), 301)
    assert not ankles_found(body((10, 300), (30, 300), visibility=0.49), 301)
    assert not ankles_found(None, 301)


def test_ankle_errors_are_in_torso_lengths() -> None:
    errors = ankle_errors(TRUE, body((13, 304), (30, 320)))
    assert errors == pytest.approx((0.05, 0.2))  # 5 and 20 of 100 pixels
    assert share_near(errors) == 0.5  # exactly .2 is no longer near
    assert share_near((0.1, 0.19)) == 1
    assert ankle_errors(TRUE, None) is None
    assert share_near(None) == 0


def test_one_changed_pixel_above_the_band_is_noticed_and_one_in_the_band_is_not() -> None:
    photo = noise(100)
    picture = edge(photo, 50)
    assert untouched(photo, picture)
    picture[68:] = 0
    assert untouched(photo, picture)
    picture[67, 119, 2] ^= 1
    assert not untouched(photo, picture)


def test_a_photo_placed_in_a_wider_canvas_is_compared_where_it_lies() -> None:
    photo = noise(100)
    picture = np.zeros((180, 220, 3), np.uint8)
    picture[30:130, 40:160] = photo
    assert untouched(photo, picture, left=40, top=30)
    assert not untouched(photo, picture, left=41, top=30)
    picture[30:130, 40:72] = 0
    picture[30:130, 128:160] = 0
    assert untouched(photo, picture, left=40, top=30)
    picture[30:98, 72] ^= 1
    assert not untouched(photo, picture, left=40, top=30)


def test_a_picture_too_small_for_the_photo_is_not_untouched() -> None:
    assert not untouched(noise(100), noise(80))


def test_the_seam_is_the_step_over_the_slope_around_it() -> None:
    column = np.arange(100, dtype=np.uint8)
    ramp = np.repeat(np.repeat(column[:, None, None], 8, axis=1), 3, axis=2)
    assert seam(ramp, 50) == pytest.approx(1, abs=1e-4)
    stepped = ramp.copy()
    stepped[50:] += 6  # a change of 7 where all else is 1
    assert seam(stepped, 50) == pytest.approx(7, abs=1e-4)
    assert seam(stepped, 51) == pytest.approx(7, abs=1e-4)
    assert seam(stepped, 52) == pytest.approx(1, abs=1e-4)
    assert seam(ramp, 24) is None
    assert seam(ramp, 76) is None


def test_blurred_paint_has_its_share_of_sharpness() -> None:
    grey = np.repeat(noise(264, 64)[..., :1] // 2, 3, axis=2)
    picture = np.vstack([grey, grey])
    assert sharpness_ratio(picture, 264) == pytest.approx(1, abs=0.03)
    picture[264:] //= 2  # half the contrast
    assert sharpness_ratio(picture, 264) == pytest.approx(0.5, abs=0.03)
    picture[264:] = 90
    assert sharpness_ratio(picture, 264) == 0
    assert sharpness_ratio(picture, 20) is None
    assert sharpness_ratio(picture, 510) is None


def test_edge_repeats_the_last_row_and_reflection_mirrors_the_rows_above_it() -> None:
    photo = noise(60)
    assert np.array_equal(edge(photo, 40)[60:], np.repeat(photo[59:], 40, axis=0))
    assert np.array_equal(reflection(photo, 40)[60:], photo[19:59][::-1])
    assert reflection(photo, 100).shape == (160, 120, 3)


def test_telea_continues_a_flat_photo_and_keeps_its_pixels() -> None:
    flat = np.full((60, 40, 3), (10, 120, 240), np.uint8)
    # It drifts a little as it marches away from the edge.
    assert np.abs(telea(flat, 30).astype(int) - (10, 120, 240)).max() <= 12
    photo = noise(60)
    assert np.array_equal(telea(photo, 30)[:60], photo)
