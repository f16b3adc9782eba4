from pathlib import Path

import numpy as np
import pytest

from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.pose import Sight
from pipeline.training import render
from pipeline.training.garments import ORDER, REGION_OF
from pipeline.training.pack import Example, read_pack
from pipeline.training.renders.backdrop import surroundings
from pipeline.training.renders.examples import one_render, person_of, pieces_of
from pipeline.training.renders.noise import Noise, random_noise
from pipeline.training.renders.picture import painted, random_look
from pipeline.training.renders.poses import KINDS
from pipeline.training.renders.scene import Scene, random_scene
from pipeline.training.renders.tracing import FIGURE

SIZE = (96, 144)
NAMED = {"seated": 3, "seated crossed": 4, "walking": 5, "foot on a step": 6, "kneeling": 7, "lying": 8}


@pytest.fixture(scope="module")
def noise() -> Noise:
    return random_noise(np.random.default_rng(0))


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return [random_scene(kind, SIZE, np.random.default_rng(seed)) for kind, seed in NAMED.items()]


def test_visible_joints_lie_on_the_figure(scenes: list[Scene]) -> None:
    shown = 0
    for scene in scenes:
        rays = scene.camera.rays(*SIZE, 1.0)
        things = scene.world.seen(np.broadcast_to(scene.camera.place, rays.shape), rays).thing
        figure = (things == FIGURE).reshape(SIZE[1], SIZE[0])
        assert 0.02 < figure.mean() < 0.7
        for joint in LEG_JOINTS:
            found = person_of(scene, SIZE)[joint]
            if found.sight is Sight.VISIBLE:
                x, y = int(found.x), int(found.y)
                assert figure[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2].any(), (scene.kind, joint)
                shown += 1
    assert shown > 3 * len(scenes)


def test_a_far_leg_is_guessed(scenes: list[Scene]) -> None:
    sights = [person_of(scene, SIZE)[joint].sight for scene in scenes for joint in LEG_JOINTS]
    assert {Sight.VISIBLE, Sight.GUESSED} == set(sights)


def test_everybody_is_whole_in_the_picture(scenes: list[Scene]) -> None:
    for scene in scenes:
        for joint in person_of(scene, SIZE).joints:
            assert 0 <= joint.x < SIZE[0]
            assert 0 <= joint.y < SIZE[1]


def test_upright_people_have_their_head_above_and_left_on_the_right(scenes: list[Scene]) -> None:
    walking = next(scene for scene in scenes if scene.kind == "walking")
    person = person_of(walking, SIZE)
    assert person[J.NOSE].y < person[J.NECK].y < person[J.L_HIP].y < person[J.L_KNEE].y < person[J.L_ANKLE].y
    facing = walking.camera.place[2] - walking.joints[J.NECK, 2] > 1.5  # the camera is before them
    assert facing == (person[J.L_SHOULDER].x > person[J.R_SHOULDER].x)


def test_the_same_seed_makes_the_same_picture(noise: Noise) -> None:
    made = [
        one_render("a", "walking", SIZE[1], [noise], [], np.random.default_rng(seed)) for seed in (1, 1, 2)
    ]
    assert np.array_equal(made[0].photo, made[1].photo)
    assert made[0].person == made[1].person
    assert made[0].pieces == made[1].pieces
    assert np.abs(made[0].photo.astype(int) - made[2].photo).mean() > 5


def test_captions_name_what_regions_show(scenes: list[Scene], noise: Noise) -> None:
    for seed, scene in enumerate(scenes):
        rng = np.random.default_rng(seed)
        picture, regions = painted(scene, random_look(scene, noise, None, rng), SIZE, rng)
        assert picture.shape == (SIZE[1], SIZE[0], 3)
        assert picture.std() > 15
        pieces = pieces_of(picture, regions, scene.outfit)
        assert pieces
        for piece in pieces:
            assert REGION_OF[piece.garment] == piece.region
            where = regions == ORDER.index(piece.region) + 1
            assert where.sum() > 20
            assert piece.top == pytest.approx(float(np.flatnonzero(where.any(axis=1))[0]) / SIZE[1])
        worn = {ORDER.index(region) + 1 for region in scene.outfit.garments}
        assert set(np.unique(regions).tolist()) <= worn | {0}


def test_feet_wear_shoes(scenes: list[Scene], noise: Noise) -> None:
    walking = next(scene for scene in scenes if scene.kind == "walking")
    rng = np.random.default_rng(0)
    _, regions = painted(walking, random_look(walking, noise, None, rng), SIZE, rng)
    shoes = np.argwhere(regions == ORDER.index("shoes") + 1)
    ankles = [person_of(walking, SIZE)[joint] for joint in (J.R_ANKLE, J.L_ANKLE)]
    for ankle in ankles:
        assert np.hypot(shoes[:, 0] - ankle.y, shoes[:, 1] - ankle.x).min() < 0.06 * SIZE[1]
    assert shoes[:, 0].max() > max(ankle.y for ankle in ankles)


def test_surroundings_leave_the_person_out(examples: list[Example]) -> None:
    photo = np.full_like(examples[1].photo, 200)
    person = examples[1].person
    assert person is not None
    photo[:, int(min(j.x for j in person.joints)) : int(max(j.x for j in person.joints)) + 1] = (255, 0, 0)
    seen = Example("a", photo, np.zeros_like(examples[1].regions), person, ())
    found = surroundings(seen, 40, 60)
    assert found is not None
    assert found.shape == (60, 40, 3)
    assert np.abs(found - 200 / 255).max() < 0.02
    assert surroundings(Example("b", photo, examples[1].regions, None, ()), 40, 60) is None


def test_the_command_writes_a_pack(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "renders.npz"
    told = ["--count", "3", "--height", "96", "--grounds", str(pack), "--out", str(out)]
    monkeypatch.setattr("sys.argv", ["render", *told])
    render.main()
    made = [*read_pack(out, "train"), *read_pack(out, "validation")]
    assert len(made) == 3
    assert all(example.photo.shape == (96, 64, 3) for example in made)
    assert all(example.person is not None and example.pieces for example in made)


def test_kinds_share_all_renders() -> None:
    assert sum(kind.share for kind in KINDS.values()) == pytest.approx(1.0)
