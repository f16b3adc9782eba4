import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import (
    Act,
    Action,
    Doubt,
    NotAnAdjustment,
    NotUnderstood,
    Question,
    Trouble,
    parse,
    say_all,
)
from bot.language.adjustments import (
    Bend,
    Hide,
    Lengthen,
    Mirror,
    Move,
    Pair,
    Preset,
    Put,
    Show,
    Spread,
    Swap,
    Take,
    Unit,
)
from bot.language.words.parts import PARTS, SIDES
from pipeline.pose.joints import J
from tests.bot.language.body import adjustments

R_ANKLE, L_ANKLE = J.R_ANKLE, J.L_ANKLE


@pytest.mark.parametrize(
    ("line", "joints", "dx", "dy"),
    [
        ("13 down 5", (L_ANKLE,), 0, 5),
        ("13번 아래로 5", (L_ANKLE,), 0, 5),
        ("왼발목 아래로 5", (L_ANKLE,), 0, 5),
        ("왼발아래로5", (L_ANKLE,), 0, 5),
        ("LEFT FOOT down 5%", (L_ANKLE,), 0, 5),
        ("13 ⬇️ 5 🙏", (L_ANKLE,), 0, 5),
        ("lower the left ankle by 5", (L_ANKLE,), 0, 5),
        ("왼발목을5만큼내려줘", (L_ANKLE,), 0, 5),
        ("5만큼 왼발목 내려", (L_ANKLE,), 0, 5),
        ("13 down", (L_ANKLE,), 0, 5),
        ("move number thirteen down five", (L_ANKLE,), 0, 5),
        ("13 left 2 down 4", (L_ANKLE,), -2, 4),
        ("13 left down 4", (L_ANKLE,), -4, 4),
        ("13 x-2 y+4", (L_ANKLE,), -2, 4),
        ("오른쪽 무릎 왼쪽 3", (J.R_KNEE,), -3, 0),
        ("both feet up 2.5", (R_ANKLE, L_ANKLE), 0, -2.5),
        ("왼발목이랑 오른발목 2 위로", (R_ANKLE, L_ANKLE), 0, -2),
        ("9 10 up 3", (J.R_KNEE, R_ANKLE), 0, -3),
        ("어깨 둘다 1 내려줘", (J.R_SHOULDER, J.L_SHOULDER), 0, 1),
    ],
)
def test_one_move_in_many_words(line: str, joints: tuple[J, ...], dx: float, dy: float) -> None:
    assert parse(line) == (Move(joints, dx, dy),)


@pytest.mark.parametrize(
    "line", ["12+ up 4", "the left knee and everything below it up 4", "왼쪽 무릎부터 그 밑으로 전부 위로 4"]
)
def test_a_chain_is_moved_where_it_is_asked_for(line: str) -> None:
    assert parse(line) == (Move((J.L_KNEE,), 0, -4, chain=True),)


def test_a_limb_moves_from_its_root() -> None:
    assert parse("right leg left 4") == (Move((J.R_HIP,), -4, 0, chain=True),)


def test_pixels_are_kept_apart_from_percent() -> None:
    assert parse("10 right 10px up 6") == (Move((R_ANKLE,), 10, 0, Unit.PIXELS), Move((R_ANKLE,), 0, -6))


@pytest.mark.parametrize(
    "line",
    [
        "13 down 5; hide 4",
        "13 down 5\nhide 4",
        "13 down 5 and hide 4",
        "13 down 5, 4번 숨겨줘",
        "13 down 5 그리고 hide 4",
    ],
)
def test_several_adjustments_in_a_line(line: str) -> None:
    assert parse(line) == (Move((L_ANKLE,), 0, 5), Hide((J.R_WRIST,)))


def test_a_list_that_cannot_go_on_begins_a_new_adjustment() -> None:
    assert parse("hide left arm and 13 down 5") == (Hide((J.L_ELBOW, J.L_WRIST)), Move((L_ANKLE,), 0, 5))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("13 to 310,880 px", (310, 880, Unit.PIXELS)),
        ("13 = 50%,92%", (50, 92, Unit.PERCENT)),
        ("왼발 x 60 y 93", (60, 93, Unit.PERCENT)),
        ("왼발 가로 62% 세로 50% 위치로요", (62, 50, Unit.PERCENT)),
        ("put 13 on a1", (6.25, 100 / 24, Unit.PERCENT)),
        ("왼발 h12에 놔줘", (93.75, 100 * 23 / 24, Unit.PERCENT)),
    ],
)
def test_a_joint_is_put_in_a_place(line: str, place: tuple[float, float, Unit]) -> None:
    (put,) = adjustments(line)
    assert isinstance(put, Put)
    assert put.joints == (L_ANKLE,)
    assert (put.x, put.y) == pytest.approx(place[:2])
    assert put.unit is place[2]


def test_hide_show_swap_and_mirror() -> None:
    assert parse("hide 4 7") == (Hide((J.R_WRIST, J.L_WRIST)),)
    assert parse("왼팔 숨겨줘") == (Hide((J.L_ELBOW, J.L_WRIST)),)
    assert parse("show left arm again") == (Show((J.L_ELBOW, J.L_WRIST)),)
    assert (
        parse("swap legs")
        == parse("다리 좌우 바꿔줘")
        == parse("왼다리랑 오른다리 바꿔")
        == (Swap(Pair.LEGS),)
    )
    assert parse("swap 10 13") == parse("발 바꿔") == (Swap(Pair.ANKLES),)
    assert parse("mirror") == parse("좌우 반전") == (Mirror(),)
    assert parse("flip the legs") == parse("다리 좌우 반전") == (Mirror(Pair.LEGS),)


def test_bend_and_length() -> None:
    assert parse("12 bend -20°") == parse("왼무릎 20도 펴줘") == (Bend((J.L_KNEE,), -20),)
    assert parse("왼무릎 20도 굽혀") == parse("left leg bend 20°") == (Bend((J.L_KNEE,), 20),)
    assert parse("right shin 15% longer") == (Lengthen((R_ANKLE,), 1.15),)
    assert parse("왼쪽 다리 길이 1.1배") == (Lengthen((J.L_KNEE, L_ANKLE), 1.1),)
    assert parse("다리 5% 짧게") == (Lengthen((J.R_KNEE, R_ANKLE, J.L_KNEE, L_ANKLE), 0.95),)


def test_presets_have_names_in_both_languages() -> None:
    lines = {
        Preset.STAND: ("stand", "서기", "똑바로 서 있게 해줘"),
        Preset.CROSS: ("legs crossed", "꼬기", "다리 꼬아줘"),
        Preset.STEP: ("pose step", "걷기", "taking a step"),
        Preset.SIT: ("make her sit", "앉기", "의자에 앉은 자세로"),
    }
    for preset, said in lines.items():
        assert [parse(line) for line in said] == [(Take(preset),)] * len(said)


def test_feet_spread_and_come_together() -> None:
    assert parse("feet apart 3") == parse("발 3만큼 벌려") == (Spread((R_ANKLE, L_ANKLE), 3),)
    assert parse("bring the knees together") == parse("무릎 붙여줘") == (Spread((J.R_KNEE, J.L_KNEE), -5),)
    assert parse("left foot out 2") == parse("왼발 바깥으로 2") == (Spread((L_ANKLE,), 2),)


def test_the_person_named_is_meant_until_another_is() -> None:
    assert parse("person 2: 13 down 5; hide 4") == (
        Move((L_ANKLE,), 0, 5, person=1),
        Hide((J.R_WRIST,), person=1),
    )
    assert parse("2번 사람 왼발 아래로 3") == (Move((L_ANKLE,), 0, 3, person=1),)
    assert parse("13 down 3 for person 2") == (Move((L_ANKLE,), 0, 3, person=1),)
    assert parse("person 2") == (Action(Act.PERSON, person=1),)


def test_actions_stand_among_adjustments() -> None:
    assert parse("undo 2") == parse("두 번 되돌려줘") == (Action(Act.UNDO, 2),)
    assert parse("redo") == parse("다시 실행") == (Action(Act.REDO),)
    assert parse("reset 13") == parse("왼발 원래대로") == (Action(Act.RESET, joints=(L_ANKLE,)),)
    assert parse("start over") == parse("싹 다 초기화") == (Action(Act.RESET),)
    assert parse("show the grid") == parse("격자 보여줘") == (Action(Act.GRID),)
    assert parse("done") == parse("됐어 이대로 그려줘") == (Action(Act.DONE),)
    assert parse("cancel the job") == parse("작업 취소") == (Action(Act.CANCEL),)
    assert parse("undo, 10 up 2, done") == (
        Action(Act.UNDO),
        Move((R_ANKLE,), 0, -2),
        Action(Act.DONE),
    )


@pytest.mark.parametrize(
    "line",
    [
        "the left knee is too far out, push it in 2",
        "왼쪽 무릎이 너무 바깥으로 나갔어요 안쪽으로 2",
        "push it in 2, the left knee is too far out",
    ],
)
def test_what_is_complained_of_is_what_is_moved(line: str) -> None:
    assert parse(line) == (Spread((J.L_KNEE,), -2),)


def test_joints_carry_over_within_a_line() -> None:
    assert parse("13 down 3; right 2") == (Move((L_ANKLE,), 2, 3),)
    assert parse("무릎은 그대로 두고 왼발목만 3 아래로") == (Move((L_ANKLE,), 0, 3),)
    assert parse("왼발 3 아래로 2 왼쪽으로") == (Move((L_ANKLE,), -2, 3),)


@pytest.mark.parametrize(
    ("line", "doubt", "options"),
    [
        ("left", Doubt.WHICH_JOINT, ("13 left 5", "10 left 5")),
        ("오른쪽으로 3", Doubt.WHICH_JOINT, ("13 right 3", "10 right 3")),
        ("foot down 3", Doubt.WHICH_SIDE, ("13 down 3", "10 down 3")),
        ("발 아래로 3", Doubt.WHICH_SIDE, ("13 down 3", "10 down 3")),
        ("13 5", Doubt.WHICH_WAY, ("13 down 5", "13 up 5")),
        ("왼발", Doubt.WHICH_WAY, ("13 down 5", "13 up 5")),
        ("left foot forward 3", Doubt.DEPTH, ("13 down 3", "13 apart 3")),
        ("취소", Doubt.UNDO_OR_CANCEL, ("undo", "cancel the job")),
        ("cancel", Doubt.UNDO_OR_CANCEL, ("undo", "cancel the job")),
        ("9 12 up", Doubt.AMOUNT_OR_JOINT, ("9 up 12", "9 12 up 5")),
        ("10 up 13 right 3", Doubt.AMOUNT_OR_JOINT, ("10 right 3 up 13", "10 up 5; 13 right 3")),
        ("13 down 5, 2 left", Doubt.AMOUNT_OR_JOINT, ("13 left 2 down 5", "13 down 5; 2 left 5")),
        ("bend 9 12", Doubt.ANGLE_OR_JOINT, ("9 bend 12°", "9 12 bend 20°")),
        ("13번 되돌려", Doubt.UNDO_OR_RESET, ("undo", "13 reset")),
        ("the left foot is floating", Doubt.HOW_FAR, ("13 down 2", "13 down 5")),
        ("why is the left foot so high?", Doubt.HOW_FAR, ("13 down 2", "13 down 5")),
        ("왼발이 위에 있어요", Doubt.HOW_FAR, ("13 down 2", "13 down 5")),
        ("다리가 서로 바뀌었어요", Doubt.SWAP_OR_MIRROR, ("swap legs", "mirror legs")),
    ],
)
def test_what_can_be_meant_in_two_ways_is_asked_back(
    line: str, doubt: Doubt, options: tuple[str, str]
) -> None:
    question = parse(line)
    assert isinstance(question, Question)
    assert question.doubt is doubt
    assert tuple(say_all(option.steps) for option in question.options) == options


@pytest.mark.parametrize(
    ("line", "means"),
    [("취소하고 10번 위로 2", "undo; 10 up 2"), ("no cancel that, do 13 down 1 instead", "undo; 13 down 1")],
)
def test_who_cancels_and_adjusts_undoes(line: str, means: str) -> None:
    assert parse(line) == parse(means)


def test_a_job_that_is_named_is_cancelled() -> None:
    steps = parse("cancel the job, then 10 up 2")
    assert isinstance(steps, tuple)
    assert say_all(steps) == "cancel the job; 10 up 2"


@pytest.mark.parametrize(
    ("line", "trouble", "what", "nearest"),
    [
        ("left ankkell down 5", Trouble.UNKNOWN_WORD, "ankkell", "ankle"),
        ("13 up 3; ankel down 5", Trouble.UNKNOWN_WORD, "ankel", "ankle"),
        ("왼발목 울래로 4", Trouble.UNKNOWN_WORD, "울래로", "아래로"),
        ("left toe down 3", Trouble.NO_JOINT_THERE, "toe", "ankle"),
        ("18 up 3", Trouble.NO_SUCH_JOINT, "18", None),
        ("18번 위로 3", Trouble.NO_SUCH_JOINT, "18", None),
        ("3.5 up 3", Trouble.NO_SUCH_JOINT, "3.5", None),
        ("왼손을 오른발 위로", Trouble.RELATION, "왼 손 을 오른 발", None),
        ("13 down 5; hide banana", Trouble.UNKNOWN_WORD, "banana", None),
        ("swap 4 13", Trouble.SWAP_WHAT, "4 13", None),
        ("both feet to 50,90", Trouble.ONE_JOINT_A_PLACE, "to 50,90", None),
        ("13 to 120%,50%", Trouble.OUTSIDE, "to 120%,50%", None),
        ("left shin length 20px", Trouble.LENGTH_IN_PERCENT, "20px", None),
        ("13 up 3 down 2", Trouble.CONTRADICTION, "", None),
        ("left ankle (10) down 3", Trouble.CONTRADICTION, "ankle (10)", None),
        ("person 0: 13 down 5", Trouble.NO_SUCH_PERSON, "0", None),
    ],
)
def test_what_is_not_understood_is_named_with_the_nearest(
    line: str, trouble: Trouble, what: str, nearest: str | None
) -> None:
    refused = parse(line)
    assert isinstance(refused, NotUnderstood)
    assert (refused.trouble, refused.what) == (trouble, what)
    assert nearest is None or refused.nearest == nearest


def test_large_numbers_and_long_lines_are_refused() -> None:
    assert parse("13 down " + "9" * 400) == NotUnderstood(Trouble.TOO_LARGE, "9" * 20, limit=100_000)
    assert parse("13 down 5; " * 200) == parse("9" * 5000) == NotUnderstood(Trouble.TOO_LONG, limit=1000)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "please",
        "make the background a beach",
        "she is 5 foot 4",
        "is 13 down?",
        "should i move the left foot up?",
        "don't move the left foot",
        "a woman standing on a beach",
        "add boots and makeup",
        "흰색 운동화로 해주세요",
        "13번이 어디예요?",
        "왼발은 움직이지 마",
        "머리 길이 좀 짧게 해줘",
    ],
)
def test_talk_is_no_adjustment(line: str) -> None:
    assert parse(line) == NotAnAdjustment()


@pytest.mark.parametrize(
    "line",
    [
        "왼손을 코 위로",
        "move the left hand to the left knee",
        "raise the right foot above the left foot",
        "왼발 알려줘",
        "13 down 3-5",
        "13 down 1/2",
        "bring the right foot next to the left one",
    ],
)
def test_what_only_looks_like_an_adjustment_changes_nothing(line: str) -> None:
    assert not isinstance(parse(line), tuple)


WAYS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0), "위로": (0, -1), "왼쪽으로": (-1, 0)}


@given(
    st.sampled_from(sorted(set(PARTS) - {"nose", "neck", "head", "코", "목", "머리"})),
    st.sampled_from(sorted(SIDES)),
    st.sampled_from(sorted(WAYS)),
    st.integers(1, 40),
)
def test_every_part_side_and_direction_combine(part: str, side: str, way: str, amount: int) -> None:
    (move,) = adjustments(f"{side} {part} {way} {amount}")
    assert isinstance(move, Move)
    dx, dy = WAYS[way]
    assert (move.joints, move.dx, move.dy) == (PARTS[part].joints(SIDES[side]), dx * amount, dy * amount)


@given(st.text(alphabet="13 down왼발목 아래로;,hide.-+%=@px번x()y\n'", max_size=30))
def test_any_text_has_an_outcome(line: str) -> None:
    parsed = parse(line)
    assert parsed != ()
    assert isinstance(parsed, tuple | Question | NotUnderstood | NotAnAdjustment)


@given(st.text(max_size=60))
def test_any_letters_at_all_have_an_outcome(line: str) -> None:
    assert isinstance(parse(line), tuple | Question | NotUnderstood | NotAnAdjustment)
