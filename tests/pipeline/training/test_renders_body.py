from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import Missing
from pipeline.pose.joints import J
from pipeline.training.renders import assets
from pipeline.training.renders.body import Build, body_of, random_build
from pipeline.training.renders.dressing import dressed
from pipeline.training.renders.figure import joints_of, posed
from pipeline.training.renders.materials import SOLE_PART
from pipeline.training.renders.poses import KINDS
from pipeline.training.renders.posture import SIDES, Posture, bent_to
from pipeline.training.renders.scene import staging_of
from pipeline.training.renders.setting import setting_of
from pipeline.training.renders.staging import limbs_of
from pipeline.training.renders.vectors import FORWARD, LEFTWARD, Floats, turned_y, unit
from pipeline.training.renders.wardrobe import random_outfit

SEATED = ("seated", "seated crossed", "ankle on knee")
SEEDS = range(12)
MIDDLING = Build(male=0.5, old=0.2, muscle=0.5, weight=0.5, height=0.5, origins=(0.3, 0.3, 0.4))


def joints(posture: Posture) -> Floats:
    """The joints (18,3) of the neutral body, as seen from its pelvis."""
    rest = assets.load_assets().vertices
    return joints_of(posed(rest, posture), rest) @ posture.pelvis


def bend(upper: Floats, middle: Floats, lower: Floats) -> float:
    """The angle at the middle joint in degrees: 180 is straight."""
    return float(np.degrees(np.arccos(np.clip(unit(upper - middle) @ unit(lower - middle), -1, 1))))


def knees(posture: Posture) -> list[float]:
    found = joints(posture)
    sides = ((J.R_HIP, J.R_KNEE, J.R_ANKLE), (J.L_HIP, J.L_KNEE, J.L_ANKLE))
    return [bend(*(found[joint] for joint in side)) for side in sides]


@pytest.mark.parametrize("kind", SEATED)
def test_sitting_bends_both_knees(kind: str) -> None:
    for seed in SEEDS:
        assert max(knees(staging_of(kind, seed).posture)) < 120


def test_standing_bends_no_knee_much() -> None:
    for seed in SEEDS:
        assert min(knees(staging_of("standing", seed).posture)) > 140


@pytest.mark.parametrize("kind", ["standing crossed", "ankles crossed"])
def test_crossed_ankles_change_sides(kind: str) -> None:
    for seed in SEEDS:
        found = joints(staging_of(kind, seed).posture)
        assert found[J.L_HIP, 0] > found[J.R_HIP, 0]
        assert found[J.L_ANKLE, 0] < found[J.R_ANKLE, 0]


def test_a_crossed_knee_lies_over_the_other() -> None:
    for seed in SEEDS:
        found = joints(staging_of("seated crossed", seed).posture)
        apart = abs(found[J.L_KNEE, 0] - found[J.R_KNEE, 0])
        assert apart < abs(found[J.L_HIP, 0] - found[J.R_HIP, 0])
        assert abs(found[J.L_KNEE, 1] - found[J.R_KNEE, 1]) > 0.05


@pytest.mark.parametrize("kind", list(KINDS))
def test_limbs_keep_their_length_and_knees_bend_backward_only(kind: str) -> None:
    rest = assets.load_assets().vertices
    straight = joints_of(posed(rest, staging_of("standing", 0).posture), rest)
    for seed in SEEDS:
        posture = staging_of(kind, seed).posture
        found = joints(posture)
        for a, b in ((J.R_KNEE, J.R_ANKLE), (J.L_KNEE, J.L_ANKLE), (J.L_ELBOW, J.L_WRIST)):
            length = np.linalg.norm(found[a] - found[b])
            assert length == pytest.approx(np.linalg.norm(straight[a] - straight[b]), rel=1e-6)
        figure = posed(rest, posture)
        for side in SIDES:
            thigh = figure.turns[assets.load_assets().bones.index(f"upperleg01.{side}")]
            shin = thigh.T @ posture.pelvis @ posture.legs[side].shin  # as seen from the thigh
            assert shin @ FORWARD < 0.15, (kind, seed)
            assert abs(shin @ LEFTWARD) < 0.35, (kind, seed)


def test_a_limb_reaches_its_aim() -> None:
    reach = np.array([0.1, -0.6, 0.2])
    upper, lower = bent_to(reach, 0.42, 0.4, FORWARD)
    assert 0.42 * upper + 0.4 * lower == pytest.approx(reach)
    assert (0.42 * upper) @ FORWARD > (reach / 2) @ FORWARD


def test_bodies_are_grown_up_and_differ() -> None:
    rng = np.random.default_rng(0)
    heights = []
    for _ in range(8):
        skin = body_of(random_build(rng))[np.unique(assets.load_assets().quads["body"])]
        heights.append(float(np.ptp(skin[:, 1])))
    assert min(heights) > 1.4
    assert max(heights) < 2.05
    assert np.std(heights) > 0.03


def test_turning_the_pelvis_turns_all() -> None:
    rest = assets.load_assets().vertices
    posture = staging_of("walking", 1).posture
    turned = Posture(turned_y(90) @ posture.pelvis, posture.spine, posture.head, posture.legs, posture.arms)
    before, after = (joints_of(posed(rest, one), rest) for one in (posture, turned))
    assert (after - after[J.NECK])[:, 0] == pytest.approx((before - before[J.NECK])[:, 2])


@pytest.mark.parametrize(("kind", "seat"), [("seated", True), ("standing", False), ("on the ground", False)])
def test_people_rest_on_what_is_there(kind: str, seat: bool) -> None:
    rest = body_of(MIDDLING)
    rng = np.random.default_rng(3)
    staging = staging_of(kind, 3)
    surface = dressed(rest, random_outfit(MIDDLING, rng), rng).posed(posed(rest, staging.posture))
    setting = setting_of(staging, surface, rng)
    soles = surface.vertices[np.unique(surface.triangles[surface.parts == SOLE_PART])]
    assert setting.floor <= soles[:, 1].min() + 1e-6
    assert bool(len(setting.vertices)) == seat
    if seat:
        assert setting.vertices[:, 1].min() == pytest.approx(setting.floor)


def test_limbs_are_measured() -> None:
    body = assets.load_assets()
    limbs = limbs_of(body, body.heads(body.vertices))
    assert 0.35 < limbs.thigh < 0.55
    assert 0.35 < limbs.shin < 0.55
    assert limbs.hips["L"][0] == pytest.approx(-limbs.hips["R"][0], abs=1e-3)


def test_without_the_body_model_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Missing, match="pip install"):
        assets.folder()


def test_the_assets_are_free() -> None:
    licence = (assets.folder() / "LICENSE.md").read_text()
    assert "CC0 1.0 Universal" in licence
    assert isinstance(assets.folder(), Path)
