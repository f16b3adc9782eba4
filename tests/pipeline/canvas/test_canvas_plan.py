from dataclasses import replace

import pytest

from pipeline.canvas.plan import plan_canvas
from pipeline.contract import Canvas, Extension
from pipeline.errors import UserMistake
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight

# A standing body, 1000 pixels wide a photo; shin 210, thigh 210, torso 250.
STANDING = {
    J.NOSE: (500, 200),
    J.NECK: (500, 300),
    J.R_SHOULDER: (430, 300),
    J.R_ELBOW: (410, 420),
    J.R_WRIST: (400, 530),
    J.L_SHOULDER: (570, 300),
    J.L_ELBOW: (590, 420),
    J.L_WRIST: (600, 530),
    J.R_HIP: (460, 550),
    J.R_KNEE: (460, 760),
    J.R_ANKLE: (460, 970),
    J.L_HIP: (540, 550),
    J.L_KNEE: (540, 760),
    J.L_ANKLE: (540, 970),
    J.R_EYE: (485, 185),
    J.L_EYE: (515, 185),
    J.R_EAR: (470, 195),
    J.L_EAR: (530, 195),
}


def body(width: int, height: int, dx: float = 0) -> Pose:
    """The standing body in a photo of this size; what lies outside is guessed."""

    def sight(x: float, y: float) -> Sight:
        return Sight.VISIBLE if 0 <= x < width and 0 <= y < height else Sight.GUESSED

    joints = tuple(Joint(x + dx, y, sight(x + dx, y)) for x, y in (STANDING[j] for j in J))
    return Pose(width, height, (Person(joints),))


@pytest.mark.parametrize("height", [450, 640, 700, 813, 900, 980])
def test_the_guessed_legs_decide_how_far_wherever_the_photo_is_cut(height: int) -> None:
    plan = plan_canvas(1000, height, body(1000, height), Extension())
    sole, shin = 970 + 0.3 * 210, 210
    assert plan.notes == ()
    assert plan.canvas.width == 1000
    assert plan.canvas.top == plan.canvas.left == 0
    assert sole + 0.15 * shin <= plan.canvas.height <= sole + 0.2 * shin + 1


def test_nothing_missing_is_said_and_nothing_is_added() -> None:
    plan = plan_canvas(1000, 1100, body(1000, 1100), Extension())
    assert plan.notes == ("nothing_missing",)
    assert plan.canvas == Canvas(1000, 1100, 0, 0, 1000, 1100)


def test_a_hidden_leg_asks_for_no_room_but_legs_not_known_at_all_do() -> None:
    whole = body(1000, 1100)
    joints = whole.people[0]
    gone = {j: replace(joints[j], sight=Sight.HIDDEN) for j in (J.L_KNEE, J.L_ANKLE)}
    one_leg = whole.with_person(0, joints.with_joints(gone))
    assert plan_canvas(1000, 1100, one_leg, Extension()).notes == ("nothing_missing",)
    gone |= {j: replace(joints[j], sight=Sight.HIDDEN) for j in (J.R_KNEE, J.R_ANKLE)}
    no_leg = Pose(1000, 600, (joints.with_joints(gone),))
    assert 900 < plan_canvas(1000, 600, no_leg, Extension()).canvas.height < 1200


def test_sides_grow_only_where_a_guessed_joint_lies_outside() -> None:
    pose = body(1000, 1100, dx=-480)  # right ankle at -20, right wrist at -80
    canvas = plan_canvas(1000, 1100, pose, Extension()).canvas
    assert 80 < canvas.left < 80 + 0.5 * 250
    assert canvas.right == canvas.top == canvas.bottom == 0


def test_two_people_are_both_shown_whole() -> None:
    tall, short = body(1000, 700).people[0], body(1000, 700).scaled(800, 560).people[0]
    both = plan_canvas(1000, 700, Pose(1000, 700, (short, tall)), Extension())
    assert both.canvas == plan_canvas(1000, 700, Pose(1000, 700, (tall,)), Extension()).canvas


def test_nobody_is_said_and_the_ground_is_painted() -> None:
    plan = plan_canvas(1000, 800, Pose(1000, 800), Extension())
    assert plan.notes == ("nobody",)
    assert plan.canvas == Canvas(1000, 1080, 0, 0, 1000, 800)
    asked = plan_canvas(1000, 800, Pose(1000, 800), Extension(left="100px"))
    assert asked.canvas == Canvas(1100, 800, 100, 0, 1000, 800)


def test_the_users_choice_wins_and_the_rest_stays_automatic() -> None:
    pose = body(1000, 700)
    canvas = plan_canvas(1000, 700, pose, Extension(bottom="10%", left="120px")).canvas
    assert canvas == Canvas(1120, 770, 120, 0, 1000, 700)
    assert plan_canvas(1000, 700, pose, Extension(bottom="0")).notes == ("nothing_asked",)
    assert plan_canvas(1000, 700, pose, Extension(bottom="300%")).canvas.height == 2800


def test_zoom_shows_more_on_every_side_that_is_still_automatic() -> None:
    whole = plan_canvas(1000, 1100, body(1000, 1100), Extension(zoom=1.3))
    assert whole.canvas == Canvas(1300, 1430, 150, 165, 1000, 1100)
    assert whole.notes == ()
    cut = plan_canvas(1000, 700, body(1000, 700), Extension(zoom=1.2, left="0")).canvas
    assert (cut.left, cut.right, cut.top) == (0, 100, 70)
    assert cut.bottom == plan_canvas(1000, 700, body(1000, 700), Extension()).canvas.bottom


def test_an_implausible_guess_is_limited_and_said() -> None:
    pose = body(1000, 400)
    far = pose.people[0].with_joints({J.L_ANKLE: Joint(540, 9000, Sight.GUESSED)})
    plan = plan_canvas(1000, 400, pose.with_person(0, far), Extension())
    assert plan.canvas.height == 1000
    assert plan.notes == ("extension_limited",)


def test_an_automatic_canvas_stays_within_60_megapixels() -> None:
    pose = body(1000, 640).scaled(7900, 5056)
    plan = plan_canvas(7900, 5056, pose, Extension(left="1%"))
    assert plan.canvas.left == 79
    assert 59e6 < plan.canvas.width * plan.canvas.height <= 60e6
    assert plan.notes == ("extension_limited",)


@pytest.mark.parametrize(
    ("width", "height", "extension", "says"),
    [
        (8000, 6000, Extension(), "48 megapixels"),
        (6000, 6000, Extension(bottom="100%"), "72 megapixels"),
        (6000, 6000, Extension(zoom=2), "144 megapixels"),
        (100, 3000, Extension(), "too long and thin"),
        (1000, 1000, Extension(zoom=7), "between 1 and 4"),
        (1000, 1000, Extension(zoom=float("nan")), "between 1 and 4"),
        (1000, 1000, Extension(left="lots"), "can't read"),
    ],
)
def test_what_cannot_be_painted_is_refused_in_one_line(
    width: int, height: int, extension: Extension, says: str
) -> None:
    with pytest.raises(UserMistake, match=says):
        plan_canvas(width, height, Pose(width, height), extension)


def test_a_head_outside_the_photo_is_noted_and_one_seen_from_behind_is_not() -> None:
    whole = body(1000, 700)
    above = whole.shifted(0, -230, 1000, 470)
    headless = Pose(1000, 470, (Person(tuple(_seen_in(j, 1000, 470) for j in above.people[0].joints)),))
    assert "head_missing" in plan_canvas(1000, 470, headless, Extension()).notes
    face = (J.NOSE, J.R_EYE, J.L_EYE, J.R_EAR, J.L_EAR)
    turned = whole.people[0].with_joints({j: replace(whole.people[0][j], sight=Sight.HIDDEN) for j in face})
    assert plan_canvas(1000, 700, Pose(1000, 700, (turned,)), Extension()).notes == ()


def _seen_in(joint: Joint, width: int, height: int) -> Joint:
    inside = 0 <= joint.x < width and 0 <= joint.y < height
    return replace(joint, sight=Sight.VISIBLE if inside else Sight.GUESSED)
