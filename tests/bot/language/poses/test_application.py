import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import Puzzled, Said, Trouble, apply
from bot.language.adjustments import Move, Pair, Preset, Put, Take, Unit
from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.pose import Joint, Person, Pose, Sight
from tests.bot.language.body import CANVAS, PERSON, POSE, adjustments


def after(line: str, pose: Pose = POSE) -> Person:
    return apply(pose, adjustments(line), CANVAS).pose.people[0]


def place(person: Person, joint: J) -> tuple[float, float]:
    return person[joint].x, person[joint].y


def said(line: str, pose: Pose = POSE) -> set[tuple[Said, J]]:
    return {(remark.said, remark.joint) for remark in apply(pose, adjustments(line), CANVAS).remarks}


def test_a_move_counts_in_percent_of_the_height_both_ways() -> None:
    person = after("13 down 5; 10 left 5")
    assert place(person, J.L_ANKLE) == (115, 350)
    assert place(person, J.R_ANKLE) == (65, 330)
    assert person[J.L_ANKLE].sight is Sight.VISIBLE
    assert {j for j in J if person[j] != PERSON[j]} == {J.L_ANKLE, J.R_ANKLE}


def test_a_chain_takes_along_what_hangs_below() -> None:
    person = after("12+ right 10px")
    assert place(person, J.L_KNEE) == (125, 240)
    assert place(person, J.L_ANKLE) == (125, 330)
    assert person[J.L_ANKLE].sight is Sight.GUESSED


def test_a_place_is_percent_of_each_side_or_pixels() -> None:
    assert place(after("13 to 50%,90%"), J.L_ANKLE) == (100, 360)
    assert place(after("13 to 50,90 px"), J.L_ANKLE) == (50, 90)


def test_hidden_joints_keep_their_place_and_come_back() -> None:
    hidden = apply(POSE, adjustments("hide left leg"), CANVAS).pose
    assert hidden.people[0][J.L_ANKLE] == Joint(115, 330, Sight.HIDDEN)
    assert after("show left leg", hidden)[J.L_KNEE] == PERSON[J.L_KNEE]
    assert (Said.SHOWN, J.L_ANKLE) in said("13 down 2", hidden)


def test_showing_what_is_shown_changes_nothing() -> None:
    assert after("show 13")[J.L_ANKLE].sight is Sight.GUESSED


def test_swapped_legs_swapped_again_are_as_before() -> None:
    once = after("swap legs")
    assert once[J.R_ANKLE] == PERSON[J.L_ANKLE]
    assert after("swap legs; 다리 바꿔") == PERSON


@given(st.integers(-60, 60).filter(bool))
def test_bending_keeps_the_bones_and_turns_by_the_angle(degrees: int) -> None:
    person = after(f"12 bend {degrees}°")
    dx, dy = person[J.L_ANKLE].x - 115, person[J.L_ANKLE].y - 240
    assert math.hypot(dx, dy) == pytest.approx(90)
    assert math.degrees(math.atan2(dx, dy)) == pytest.approx(
        degrees
    )  # outwards is the person's left, our right


def test_bending_goes_on_the_way_the_joint_is_bent() -> None:
    assert after("12 bend -10°; 12 bend 10°")[J.L_ANKLE].x == pytest.approx(
        115 - 90 * math.sin(math.radians(20))
    )


def test_lengthening_carries_on_what_hangs_below() -> None:
    person = after("left leg length 110%")
    assert place(person, J.L_KNEE) == pytest.approx((115, 249))
    assert math.dist(place(person, J.L_KNEE), place(person, J.L_ANKLE)) == pytest.approx(90 * 1.1)


def test_what_would_leave_the_picture_stays_at_its_edge() -> None:
    assert place(after("13 down 90"), J.L_ANKLE) == (115, 399)
    assert (Said.CLAMPED, J.L_ANKLE) in said("13 down 90")


def test_a_guess_outside_the_picture_that_nobody_touched_stays_there() -> None:
    outside = POSE.with_person(0, PERSON.with_joints({J.R_ANKLE: Joint(85, 450, Sight.GUESSED)}))
    assert after("13 down 1", outside)[J.R_ANKLE].y == 450


def test_a_joint_on_kept_pixels_is_said_to_be_locked() -> None:
    assert (Said.LOCKED, J.R_WRIST) in said("4 up 1")
    assert said("13 up 1") == set()


def test_a_bone_that_changes_by_more_than_a_quarter_is_remarked() -> None:
    assert said("13 up 5") == set()  # 20 of 90 pixels
    assert said("13 up 6") == {(Said.BONE, J.L_ANKLE)}


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("person 2: 13 up 1", Trouble.NO_SUCH_PERSON),
        ("13 bend 20°", Trouble.NOTHING_BELOW),
    ],
)
def test_a_wish_for_what_is_not_there_is_refused(line: str, trouble: Trouble) -> None:
    with pytest.raises(Puzzled) as refusal:
        after(line)
    assert refusal.value.trouble is trouble


def test_nobody_to_adjust() -> None:
    with pytest.raises(Puzzled) as refusal:
        apply(Pose(200, 400), adjustments("13 down 5"), CANVAS)
    assert refusal.value.trouble is Trouble.NOBODY


def test_feet_spread_away_from_the_middle_and_come_back() -> None:
    apart = after("spread the feet 5")
    assert place(apart, J.R_ANKLE) == (65, 330)
    assert place(apart, J.L_ANKLE) == (135, 330)
    back = after("feet together 5", POSE.with_person(0, apart))
    assert place(back, J.L_ANKLE) == (115, 330)


def test_outwards_is_by_the_side_of_the_hip_so_that_it_holds_from_behind() -> None:
    behind = POSE.with_person(0, after("mirror"))
    swapped = POSE.with_person(0, after("swap legs", behind))
    assert after("left foot out 5", swapped)[J.L_ANKLE].x < swapped.people[0][J.L_ANKLE].x


def test_cells_are_as_large_as_those_of_the_grid() -> None:
    assert place(after("13 down 1 cell"), J.L_ANKLE) == pytest.approx((115, 330 + 400 / 12))
    assert place(after("왼발 왼쪽으로 두 칸"), J.L_ANKLE) == pytest.approx((65, 330))


def test_a_cell_is_the_middle_of_where_the_grid_draws_it() -> None:
    assert place(after("13 to a1"), J.L_ANKLE) == pytest.approx((12.5, 400 / 24))
    assert place(after("13 to h12"), J.L_ANKLE) == pytest.approx((187.5, 400 * 23 / 24))


@pytest.mark.parametrize("pair", [None, Pair.LEGS, Pair.ARMS])
def test_a_mirror_image_of_a_mirror_image_is_the_body(pair: Pair | None) -> None:
    bent = POSE.with_person(0, after("12 bend 30°; 3 bend 20°"))
    line = f"mirror {pair.value}" if pair else "mirror"
    assert after(f"{line}; {line}", bent) == bent.people[0]
    assert after(line, bent) != bent.people[0]


def test_what_the_left_leg_did_the_right_one_does_in_the_mirror() -> None:
    bent = POSE.with_person(0, after("12 bend 30°"))
    mirrored = after("mirror legs", bent)
    assert mirrored[J.R_ANKLE].x == pytest.approx(200 - bent.people[0][J.L_ANKLE].x)
    assert mirrored[J.L_ANKLE].x == pytest.approx(115)


@pytest.mark.parametrize("preset", list(Preset))
def test_a_preset_moves_knees_and_ankles_and_nothing_else(preset: Preset) -> None:
    person = after(f"pose {preset.value}")
    changed = {j for j in J if person[j] != PERSON[j]}
    assert changed <= {*LEG_JOINTS} - {J.R_HIP, J.L_HIP}
    assert person[J.L_ANKLE].y > person[J.L_KNEE].y > person[J.L_HIP].y


def test_presets_differ_as_their_names_say() -> None:
    legs = {preset: after(f"pose {preset.value}") for preset in Preset}
    assert legs[Preset.CROSS][J.R_ANKLE].x > legs[Preset.CROSS][J.L_ANKLE].x
    assert legs[Preset.STAND][J.R_ANKLE].x < legs[Preset.STAND][J.L_ANKLE].x
    assert legs[Preset.SIT][J.L_ANKLE].y < legs[Preset.STAND][J.L_ANKLE].y
    assert legs[Preset.STEP][J.R_ANKLE].y != legs[Preset.STEP][J.L_ANKLE].y


def test_a_preset_of_somebody_seen_from_behind_does_not_cross_the_legs() -> None:
    behind = POSE.with_person(0, PERSON.with_joints({J.L_HIP: PERSON[J.R_HIP], J.R_HIP: PERSON[J.L_HIP]}))
    person = apply(behind, [Take(Preset.STAND)], CANVAS).pose.people[0]
    assert person[J.L_ANKLE].x < person[J.R_ANKLE].x


MOVES = st.builds(
    Move,
    st.sets(st.sampled_from(list(J)), min_size=1).map(lambda joints: tuple(sorted(joints))),
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.sampled_from(Unit),
    st.booleans(),
)


@given(st.lists(MOVES, min_size=1, max_size=4))
def test_nothing_that_was_moved_ever_leaves_the_picture(moves: list[Move]) -> None:
    applied = apply(POSE, moves, CANVAS)
    for joint in J:
        kept = applied.pose.people[0][joint]
        assert (0 <= kept.x <= 199 and 0 <= kept.y <= 399) or kept == PERSON[joint]


@given(st.sampled_from(list(J)), st.floats(0, 100), st.floats(0, 100))
def test_a_joint_is_where_it_was_put_and_all_others_stay(joint: J, x: float, y: float) -> None:
    person = apply(POSE, [Put((joint,), x, y)], CANVAS).pose.people[0]
    assert place(person, joint) == pytest.approx((min(2 * x, 199), min(4 * y, 399)))
    assert {j for j in J if person[j] != PERSON[j]} <= {joint}
