import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import Said, apply, parse
from pipeline.contract import Canvas
from pipeline.errors import UserMistake
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight

# A photo of 200 x 200 on a canvas of 200 x 400: the knees and ankles lie in the unknown half.
CANVAS = Canvas(200, 400, 0, 0, 200, 200)
PLACES = {
    J.NOSE: (100, 20), J.NECK: (100, 50), J.R_SHOULDER: (75, 50), J.R_ELBOW: (70, 90), J.R_WRIST: (70, 130),
    J.L_SHOULDER: (125, 50), J.L_ELBOW: (130, 90), J.L_WRIST: (130, 130), J.R_HIP: (85, 150),
    J.R_KNEE: (85, 240),
    J.R_ANKLE: (85, 330), J.L_HIP: (115, 150), J.L_KNEE: (115, 240), J.L_ANKLE: (115, 330), J.R_EYE: (95, 15),
    J.L_EYE: (105, 15), J.R_EAR: (90, 20), J.L_EAR: (110, 20),
}  # fmt: skip
PERSON = Person(
    tuple(Joint(*PLACES[j], Sight.GUESSED if j in (J.L_ANKLE, J.R_ANKLE) else Sight.VISIBLE) for j in J)
)
POSE = Pose(200, 400, (PERSON,))


def after(line: str, pose: Pose = POSE) -> Person:
    return apply(pose, parse(line), CANVAS).pose.people[0]


def place(person: Person, joint: J) -> tuple[float, float]:
    return person[joint].x, person[joint].y


def said(line: str, pose: Pose = POSE) -> set[tuple[Said, J]]:
    return {(remark.said, remark.joint) for remark in apply(pose, parse(line), CANVAS).remarks}


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
    hidden = apply(POSE, parse("hide left leg"), CANVAS).pose
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


def test_every_remark_names_the_joint_and_its_number() -> None:
    remarks = apply(POSE, parse("13 down 90; 4 up 1"), CANVAS).remarks
    assert {remark.joint for remark in remarks} == {J.L_ANKLE, J.R_WRIST}
    for remark in remarks:
        assert f"({int(remark.joint)})" in str(remark)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("person 2: 13 up 1", "no person 2"),
        ("13 bend 20°", "nothing below"),
        ("neck length 110%", "No bone ends"),
    ],
)
def test_a_wish_for_what_is_not_there_is_refused(line: str, message: str) -> None:
    with pytest.raises(UserMistake, match=message):
        after(line)


def test_nobody_to_adjust() -> None:
    with pytest.raises(UserMistake, match="nobody"):
        apply(Pose(200, 400), parse("13 down 5"), CANVAS)
