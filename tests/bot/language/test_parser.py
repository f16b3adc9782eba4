import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import parse
from bot.language.adjustments import Bend, Hide, Lengthen, Move, Put, Show, Swap, Unit
from bot.language.parts import PARTS, SIDES
from bot.language.words import DIRECTIONS
from pipeline.errors import UserMistake
from pipeline.pose.joints import J

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
    (put,) = parse(line)
    assert isinstance(put, Put)
    assert put.joints == (L_ANKLE,)
    assert (put.x, put.y) == pytest.approx(place[:2])
    assert put.unit is place[2]


def test_hide_show_and_swap() -> None:
    assert parse("hide 4 7") == (Hide((J.R_WRIST, J.L_WRIST)),)
    assert parse("왼팔 숨겨줘") == (Hide((J.L_ELBOW, J.L_WRIST)),)
    assert parse("show left arm again") == (Show((J.L_ELBOW, J.L_WRIST)),)
    legs = ((J.R_HIP, J.L_HIP), (J.R_KNEE, J.L_KNEE), (J.R_ANKLE, J.L_ANKLE))
    assert parse("swap legs") == parse("다리 좌우 바꿔줘") == (Swap(legs),)


def test_bend_and_length() -> None:
    assert parse("12 bend -20°") == (Bend((J.L_KNEE,), -20),)
    assert parse("왼무릎 20도 굽혀") == (Bend((J.L_KNEE,), 20),)
    assert parse("right shin 15% longer") == (Lengthen((R_ANKLE,), 1.15),)
    (longer,) = parse("왼쪽 다리 길이 1.1배")
    assert longer == Lengthen((J.L_KNEE, L_ANKLE), 1.1)


def test_the_person_named_before_is_meant_until_another_is() -> None:
    assert parse("person 2: 13 down 5; hide 4") == (
        Move((L_ANKLE,), 0, 5, person=1),
        Hide((J.R_WRIST,), person=1),
    )
    assert parse("2번 사람 왼발 아래로 3") == (Move((L_ANKLE,), 0, 3, person=1),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("left ankel down 5", "did you mean “ankle”"),
        ("왼발목 아레로 4", "did you mean “아래로”"),
        ("18 up 3", "no joint 18"),
        ("18번 위로 3", "no joint 18"),
        ("3.5 up 3", "no joint 3.5"),
        ("foot down 5", "left ankle, right ankle, or both"),
        ("발 아래로 5", "left ankle, right ankle, or both"),
        ("left", "Which joint"),
        ("오른쪽으로 5", "Which joint"),
        ("13 5", "What shall happen"),
        ("13", "What shall happen"),
        ("", "nothing to adjust"),
        ("please", "nothing to adjust"),
        ("13 down 5; hide banana", "“banana”"),
        ("swap 4", "Swap what"),
        ("both feet to 50,90", "single one"),
        ("left shin length 20px", "per cent"),
        ("13 down " + "9" * 400, "too large"),
        ("13 down 5; " * 200, "at most 1000"),
        ("9" * 5000, "at most 1000"),
        ("person 0: 13 down 5", "numbered from 1"),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_is_done(line: str, said: str) -> None:
    with pytest.raises(UserMistake, match=said) as refusal:
        parse(line)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "line",
    [
        "make the background a beach",
        "she is 5 foot 4",
        "we took it on july 13 down by the lake",
        "흰색 운동화로 해주세요",
        "13번이 어디예요?",
        "10시에 아래층 내려가야 해요",
    ],
)
def test_talk_that_is_no_adjustment_is_refused(line: str) -> None:
    with pytest.raises(UserMistake):
        parse(line)


@given(
    st.sampled_from(sorted(set(PARTS) - {"nose", "neck", "head", "코", "목", "머리"})),
    st.sampled_from(sorted(SIDES)),
    st.sampled_from(sorted(DIRECTIONS)),
    st.integers(1, 40),
)
def test_every_part_side_and_direction_combine(part: str, side: str, direction: str, amount: int) -> None:
    (move,) = parse(f"{side} {part} {direction} {amount}")
    assert isinstance(move, Move)
    dx, dy = DIRECTIONS[direction]
    assert (move.joints, move.dx, move.dy) == (PARTS[part].joints(SIDES[side]), dx * amount, dy * amount)


@given(st.text(alphabet="13 down왼발목 아래로;,hide.-+%=@px번x()y\n'", max_size=30))
def test_any_text_is_adjustments_or_a_user_mistake(line: str) -> None:
    try:
        adjustments = parse(line)
    except UserMistake:
        return
    assert adjustments
