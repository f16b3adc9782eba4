"""What is said can be typed: parse(say(step)) is the step, in both languages."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.language import Act, Action, Locale, Step, parse, say, say_all
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
from bot.language.parsing import LONGEST
from pipeline.pose.joints import BELOW, J

SIZES = st.integers(0, 400_000).map(lambda n: n / 1000) | st.floats(1e-6, 1000)
NUMBERS = SIZES | SIZES.map(lambda size: -size)
PEOPLE = st.integers(0, 8)
UNITS = st.sampled_from(Unit)
CHAINS = st.booleans()


def joints(of: object = J, most: int = 18) -> st.SearchStrategy[tuple[J, ...]]:
    each = st.sampled_from(sorted(of))  # type: ignore[call-overload]
    return st.sets(each, min_size=1, max_size=most).map(lambda chosen: tuple(sorted(chosen)))


LIMB_BONES = {joint for below in BELOW.values() for joint in below}
ADJUSTMENTS = st.one_of(
    st.builds(Move, joints(), NUMBERS, NUMBERS, UNITS, CHAINS, PEOPLE),
    st.builds(Move, joints(), NUMBERS, st.just(0.0), UNITS, CHAINS, PEOPLE),
    st.builds(Spread, joints(), NUMBERS, UNITS, CHAINS, PEOPLE),
    st.builds(Put, joints(most=1), st.floats(0, 100), st.floats(0, 100), st.just(Unit.PERCENT), PEOPLE),
    st.builds(Put, joints(most=1), SIZES, SIZES, st.just(Unit.PIXELS), PEOPLE),
    st.builds(Hide, joints(), PEOPLE),
    st.builds(Show, joints(), PEOPLE),
    st.builds(Swap, st.sampled_from(Pair), PEOPLE),
    st.builds(Mirror, st.none() | st.sampled_from(Pair), PEOPLE),
    st.builds(Bend, joints(), NUMBERS, PEOPLE),
    st.builds(Lengthen, joints(LIMB_BONES), SIZES.filter(bool), PEOPLE),
    st.builds(Take, st.sampled_from(Preset), PEOPLE),
)
ACTIONS = st.one_of(
    st.builds(Action, st.sampled_from([Act.UNDO, Act.REDO]), st.integers(1, 50)),
    st.builds(Action, st.sampled_from([Act.GRID, Act.GRID_OFF, Act.DONE, Act.CANCEL, Act.RESET])),
    st.builds(Action, st.just(Act.RESET), joints=joints(), person=PEOPLE),
    st.builds(Action, st.just(Act.PERSON), person=PEOPLE),
)


@pytest.mark.parametrize("locale", list(Locale))
@given(step=ADJUSTMENTS | ACTIONS)
def test_what_is_said_means_the_same_again(step: Step, locale: Locale) -> None:
    assert parse(say(step, locale)) == (step,)


@pytest.mark.parametrize("dx", [8.0, -9.0, 13.0])
def test_an_amount_that_could_be_a_joint_is_marked(dx: float) -> None:
    step = Move((J.NOSE,), dx, 0.5)
    assert parse(say(step, Locale.ENGLISH)) == (step,)
    assert parse(say(step, Locale.KOREAN)) == (step,)


@given(st.lists(ADJUSTMENTS, min_size=1, max_size=4), st.sampled_from(Locale))
def test_several_said_in_one_line_mean_the_same_again(steps: list[Step], locale: Locale) -> None:
    line = say_all(steps, locale)
    assume(len(line) <= LONGEST)  # numbers of hundreds of digits make lines that nobody may type
    assert parse(line) == tuple(steps)


@pytest.mark.parametrize(
    ("step", "english", "korean"),
    [
        (Move((J.L_ANKLE,), 0, 5), "13 down 5", "왼발목 아래로 5"),
        (Move((J.L_KNEE,), -2, 0, chain=True), "12+ left 2", "12+ 왼쪽으로 2"),
        (Move((J.R_KNEE, J.L_KNEE), 3, 0, Unit.PIXELS), "9 12 right 3px", "9번 12번 오른쪽으로 3px"),
        (Take(Preset.SIT), "pose sit", "앉기"),
        (Hide((J.R_WRIST,), person=1), "person 2: hide 4", "2번 사람 오른손목 숨겨"),
    ],
)  # fmt: skip
def test_steps_are_said_as_people_would(step: Step, english: str, korean: str) -> None:
    assert (say(step), say(step, Locale.KOREAN)) == (english, korean)
