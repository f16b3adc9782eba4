from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.pose.joints import J
from pipeline.training.augment import augmented_frame
from pipeline.training.frames import Frame, whole_frame
from pipeline.training.garments import ORDER
from pipeline.training.pack import Example
from pipeline.training.recolour import dyed, recoloured
from pipeline.training.swing import swung
from pipeline.words.colours import NAMED_COLOURS, colour_name, to_lab
from tests.pipeline.training.conftest import HEIGHT, WIDTH

SHOES = ORDER.index("shoes") + 1
GROUND, SHIN = (90, 120, 90), (230, 40, 40)


@pytest.fixture
def shod(examples: list[Example]) -> Frame:
    """A figure in boots whose region is the lowest rows of the frame."""
    return whole_frame(examples[3], WIDTH, HEIGHT)


@pytest.fixture
def standing(examples: list[Example]) -> Frame:
    """A figure on plain ground with red shins, wide apart."""
    frame = whole_frame(examples[3], 2 * WIDTH, 2 * HEIGHT)
    person = frame.pose.people[0]
    places = {J.R_ANKLE: 0.38, J.L_ANKLE: 0.64, J.R_KNEE: 0.4, J.L_KNEE: 0.62}
    person = person.with_joints({j: replace(person[j], x=x * 2 * WIDTH) for j, x in places.items()})
    picture = np.full_like(frame.picture, GROUND)
    for knee, ankle in ((J.R_KNEE, J.R_ANKLE), (J.L_KNEE, J.L_ANKLE)):
        ends = [(round(person[j].x), round(person[j].y)) for j in (knee, ankle)]
        cv2.line(picture, ends[0], ends[1], SHIN, 5)
    return replace(frame, picture=picture, pose=replace(frame.pose, people=(person,)))


def is_shin(frame: Frame, x: float, y: float) -> bool:
    pixel = frame.picture[round(y), round(x)].astype(int)
    return bool(pixel[0] - pixel[1] > 60)


@pytest.mark.parametrize("name", NAMED_COLOURS)
@pytest.mark.parametrize("before", [(25, 25, 28), (220, 215, 210), (110, 60, 40)])
def test_a_dyed_garment_has_the_dyes_name(name: str, before: tuple[int, int, int]) -> None:
    rng = np.random.default_rng(0)
    picture = np.full((20, 20, 3), before, float) + rng.normal(0, 8, (20, 20, 1))
    levels = picture.clip(0, 255).astype(np.uint8)
    where = np.zeros((20, 20), bool)
    where[6:16, 4:15] = True
    target = to_lab(np.array([[NAMED_COLOURS[name]]], np.uint8))[0, 0].astype(np.float64)
    after = dyed(levels, where, target)
    assert colour_name(after[where]) == name
    assert np.abs(after[:3].astype(int) - levels[:3]).max() <= 1  # what is not the garment
    assert after[where].std(axis=0).max() > 1  # folds and weave are still there


def test_a_dyed_garments_caption_says_so(shod: Frame) -> None:
    seen = set()
    for seed in range(60):
        frame = recoloured(shod, np.random.default_rng(seed))
        (shoes,) = (piece for piece in frame.pieces if piece.region == "shoes")
        if not np.array_equal(frame.picture, shod.picture):
            # Dyes differ a little from the colour of their name, so the nearest name may be a neighbour's.
            wanted = to_lab(np.array([[NAMED_COLOURS[shoes.colour]]], np.uint8))[0, 0]
            median = np.median(to_lab(frame.picture[frame.regions == SHOES]), axis=0)
            assert np.linalg.norm(median - wanted) < 30
            assert frame.pieces[:-1] == shod.pieces[:-1]
            seen.add(shoes.colour)
    assert len(seen) >= 9


def test_without_a_mask_nothing_is_dyed(shod: Frame) -> None:
    bare = replace(shod, regions=np.zeros_like(shod.regions))
    for seed in range(20):
        assert recoloured(bare, np.random.default_rng(seed)) is bare


def test_a_shin_goes_where_its_ankle_goes(standing: Frame) -> None:
    before = standing.pose.people[0]
    moved_far = 0
    for seed in range(40):
        frame = swung(standing, np.random.default_rng(seed))
        after = frame.pose.people[0]
        for hip, knee, ankle in ((J.R_HIP, J.R_KNEE, J.R_ANKLE), (J.L_HIP, J.L_KNEE, J.L_ANKLE)):
            assert after[hip] == before[hip]
            assert after[knee] == before[knee]
            x = (after[knee].x + after[ankle].x) / 2
            if 4 <= x < frame.pose.width - 4:
                assert is_shin(frame, x, (after[knee].y + after[ankle].y) / 2)
            if abs(after[ankle].x - before[ankle].x) > 16 and 0 < after[ankle].x < frame.pose.width:
                moved_far += 1
                other = after[J.L_ANKLE if ankle is J.R_ANKLE else J.R_ANKLE]
                if abs(other.x - before[ankle].x) > 16:
                    assert not is_shin(frame, before[ankle].x, before[ankle].y - 2)
    assert moved_far > 10


def test_nobody_has_no_shins_to_move(examples: list[Example]) -> None:
    nobody = whole_frame(examples[5], WIDTH, HEIGHT)
    assert swung(nobody, np.random.default_rng(0)) is nobody


def test_the_same_seed_gives_the_same_frame(examples: list[Example]) -> None:
    made = [augmented_frame(examples[3], WIDTH, HEIGHT, np.random.default_rng(5)) for _ in range(2)]
    assert np.array_equal(made[0].picture, made[1].picture)
    assert made[0].pose == made[1].pose
    others = [augmented_frame(examples[3], WIDTH, HEIGHT, np.random.default_rng(s)) for s in range(6)]
    assert len({frame.picture.tobytes() for frame in others}) == 6


def test_light_changes_but_hues_stay(examples: list[Example]) -> None:
    plain = replace(examples[5], photo=np.full_like(examples[5].photo, (60, 100, 140)))
    rng = np.random.default_rng(0)
    frames = [augmented_frame(plain, WIDTH, HEIGHT, rng) for _ in range(40)]
    corners = np.stack([frame.picture[0, 0].astype(int) for frame in frames])
    assert corners[:, 0].std() > 2
    assert (np.abs(corners[:, 2] - corners[:, 0] - 80) < 30).all()
