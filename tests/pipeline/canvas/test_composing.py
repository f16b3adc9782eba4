"""Composing on a real photo: its lower part cut off and painted by a blurry picture in colours a bit off."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from skimage.data import astronaut

from pipeline.canvas.compose import compose, place
from pipeline.canvas.enlarge import enlarge
from pipeline.contract import Canvas

RGB = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

PHOTO: RGB = np.ascontiguousarray(astronaut()[:, 60:420])  # 512 x 360
CUT = 400


def blurry(photo: RGB, off: tuple[int, int, int] = (12, -9, 7)) -> RGB:
    small = cv2.GaussianBlur(cv2.resize(photo, (128, 192), interpolation=cv2.INTER_AREA), (0, 0), 1)
    cast = np.clip(small.astype(np.int16) + np.array(off), 0, 255).astype(np.uint8)
    return enlarge(cast, photo.shape[1], photo.shape[0])


def below(cut: int, shape: tuple[int, ...]) -> Mask:
    unknown = np.zeros(shape[:2], np.bool_)
    unknown[cut:] = True
    return unknown


def with_hole(photo: RGB, unknown: Mask) -> RGB:
    base = photo.copy()
    base[unknown] = (0, 255, 0)  # what lies there must not matter
    return base


def seam(picture: RGB, y: int) -> float:
    """The row gradient at the seam over that of the rows around it."""
    rows = picture[y - 24 : y + 24].astype(int).mean(axis=2)
    gradient = np.abs(np.diff(rows, axis=0)).mean(axis=1)
    around = np.median(np.concatenate([gradient[:18], gradient[29:]]))
    return float(gradient[22:25].max() / around)


@pytest.mark.parametrize("cut", [330, 400, 440])
def test_no_seam_is_to_be_seen(cut: int) -> None:
    unknown = below(cut, PHOTO.shape)
    painted = blurry(PHOTO)
    joined = compose(with_hole(PHOTO, unknown), painted, unknown)
    pasted = np.where(unknown[..., None], painted, PHOTO)
    assert seam(pasted, cut) > 1.8
    assert seam(joined, cut) <= 1.4


def test_a_seam_at_the_side_vanishes_too() -> None:
    turned = np.ascontiguousarray(PHOTO.transpose(1, 0, 2))
    unknown = below(300, turned.shape).T.copy()
    joined = compose(with_hole(PHOTO, unknown), blurry(PHOTO), unknown)
    assert seam(np.ascontiguousarray(joined.transpose(1, 0, 2)), 300) <= 1.4


def random_masks() -> list[Mask]:
    rng = np.random.default_rng(3)
    masks = [below(CUT, PHOTO.shape)]
    for _ in range(3):
        mask = np.zeros(PHOTO.shape[:2], np.uint8)
        x, y = int(rng.integers(50, 300)), int(rng.integers(50, 450))
        cv2.line(mask, (x, y), (y % 360, x), (1,), 40)
        masks.append(mask.astype(np.bool_))
    return masks


@pytest.mark.parametrize("band", [0, 1, 16, 32])
@pytest.mark.parametrize("unknown", random_masks(), ids=["below", "a", "b", "c"])
def test_pixels_beyond_the_band_are_untouched(unknown: Mask, band: int) -> None:
    rng = np.random.default_rng(0)
    painted = rng.integers(0, 256, PHOTO.shape, np.uint8)  # as wrong as can be
    joined = compose(PHOTO, painted, unknown, band)
    distance = cv2.distanceTransform((~unknown).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    far = np.asarray(distance) > band
    assert np.array_equal(joined[far], PHOTO[far])
    assert not np.array_equal(joined[unknown], PHOTO[unknown])


def test_the_inputs_stay_as_they_are() -> None:
    unknown = below(CUT, PHOTO.shape)
    base, painted = PHOTO.copy(), blurry(PHOTO)
    before = painted.copy()
    compose(base, painted, unknown)
    assert np.array_equal(base, PHOTO)
    assert np.array_equal(painted, before)


def test_colours_come_to_the_photos() -> None:
    unknown = below(CUT, PHOTO.shape)
    painted = blurry(PHOTO, (25, -20, 15))
    joined = compose(with_hole(PHOTO, unknown), painted, unknown)

    def cast(picture: RGB) -> float:
        return float(np.abs((picture[CUT:].astype(float) - PHOTO[CUT:]).mean(axis=(0, 1))).max())

    assert cast(painted) > 15
    assert cast(joined) < 4


def test_sharpness_does_not_jump() -> None:
    unknown = below(CUT, PHOTO.shape)
    painted = blurry(PHOTO)
    joined = compose(with_hole(PHOTO, unknown), painted, unknown)

    def sharpness(picture: RGB) -> float:
        grey = cv2.cvtColor(picture[CUT + 8 : CUT + 60], cv2.COLOR_RGB2GRAY).astype(np.float32)
        return float(np.abs(cv2.Laplacian(grey, cv2.CV_32F)).mean())

    assert sharpness(painted) < 0.3 * sharpness(PHOTO)
    assert 0.4 * sharpness(PHOTO) < sharpness(joined) < 1.5 * sharpness(PHOTO)


def test_film_grain_is_continued() -> None:
    rng = np.random.default_rng(5)
    unknown = below(200, (320, 240))
    smooth = np.full((320, 240, 3), 120, np.uint8)
    grainy = np.clip(smooth + rng.normal(0, 6, (320, 240, 1)).round(), 0, 255).astype(np.uint8)
    joined = compose(with_hole(grainy, unknown), smooth, unknown)
    assert joined[240:].std(axis=(0, 1)).mean() == pytest.approx(6, rel=0.35)
    assert np.array_equal(compose(smooth, smooth, unknown), smooth)


def test_the_same_seed_makes_the_same_picture() -> None:
    unknown = below(CUT, PHOTO.shape)
    base, painted = with_hole(PHOTO, unknown), blurry(PHOTO)
    first = compose(base, painted, unknown, seed=1)
    assert np.array_equal(first, compose(base, painted, unknown, seed=1))
    assert not np.array_equal(first, compose(base, painted, unknown, seed=2))


def test_greys_a_rounding_apart_make_nearly_the_same_picture() -> None:
    """Other texture is borrowed in few places only."""
    unknown = below(CUT, PHOTO.shape)
    painted = blurry(PHOTO)
    hit = np.random.default_rng(3).random(painted.shape) < 0.01
    rounded = np.where(hit & (painted < 255), painted + 1, painted).astype(np.uint8)
    one, other = (
        compose(with_hole(PHOTO, unknown), each, unknown, 16, seed=7) for each in (painted, rounded)
    )
    differing = np.abs(one.astype(int) - other)[unknown] > 1
    assert 0 < differing.mean() < 0.02


def test_nothing_unknown_is_the_base_and_all_unknown_is_the_painted() -> None:
    painted = blurry(PHOTO)
    assert np.array_equal(compose(PHOTO, painted, np.zeros(PHOTO.shape[:2], np.bool_)), PHOTO)
    assert np.array_equal(compose(PHOTO, painted, np.ones(PHOTO.shape[:2], np.bool_)), painted)


@pytest.mark.parametrize("size", [(64, 64), (65, 131), (300, 64)])
def test_small_and_odd_canvases(size: tuple[int, int]) -> None:
    photo = np.ascontiguousarray(PHOTO[: size[0], : size[1]])
    unknown = below(size[0] * 2 // 3, photo.shape)
    joined = compose(with_hole(photo, unknown), blurry(photo), unknown)
    assert joined.shape == photo.shape
    assert np.abs(joined.astype(int) - photo).mean() < 30


def test_sizes_have_to_agree() -> None:
    with pytest.raises(ValueError, match="sizes differ"):
        compose(PHOTO, PHOTO[:100], below(CUT, PHOTO.shape))


def test_a_photo_lies_in_its_place_and_its_edges_go_on() -> None:
    canvas = Canvas(420, 700, 20, 30, 360, 512)
    placed = place(PHOTO, canvas)
    assert placed.shape == (700, 420, 3)
    assert np.array_equal(placed[30:542, 20:380], PHOTO)
    assert np.array_equal(placed[600, 20:380], PHOTO[-1])


def test_enlarging_keeps_places_and_colours() -> None:
    small = np.asarray(cv2.resize(PHOTO, (90, 128), interpolation=cv2.INTER_AREA), np.uint8)
    large = enlarge(small, 360, 512)
    assert large.shape == PHOTO.shape
    back = cv2.resize(large, (90, 128), interpolation=cv2.INTER_AREA)
    assert np.abs(back.astype(int) - small).mean() < 3
    assert np.array_equal(enlarge(small, 90, 128), small)
    assert enlarge(PHOTO, 90, 128).shape == (128, 90, 3)
