"""Limits, and when it is worth trying again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.answers import refusal, too_much
from bot.safety.limits import DAY, Limit, Limits, TooMuch, jobs, photos, prompt
from bot.safety.pace import Pace
from bot.safety.verdict import Reason
from bot.text.locales import Locale
from bot.text.text import Text

LIMITS = Limits(burst=3, per_minute=6.0, photos_per_day=2, jobs=2, prompt=10)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_allowed_and_then_one_event_every_ten_seconds() -> None:
    clock = Clock()
    pace = Pace(LIMITS, clock)
    assert [pace.event("a") for _ in range(3)] == [None] * 3
    refused = pace.event("a")
    assert refused is not None
    assert refused.limit is Limit.PACE
    assert refused.seconds == pytest.approx(10)
    clock.now += 9.9
    assert pace.event("a") is not None
    clock.now += 0.2
    assert pace.event("a") is None
    assert pace.event("a") is not None


def test_another_user_has_a_pace_of_their_own() -> None:
    pace = Pace(LIMITS, Clock())
    for _ in range(9):
        pace.event("a")
    assert pace.event("b") is None


def test_impatience_does_not_lengthen_the_wait() -> None:
    clock = Clock()
    pace = Pace(LIMITS, clock)
    for _ in range(50):
        pace.event("a")
    clock.now += 10.01
    assert pace.event("a") is None


def test_a_clock_set_back_gives_nothing_and_takes_nothing() -> None:
    clock = Clock()
    pace = Pace(LIMITS, clock)
    assert pace.event("a") is None
    clock.now -= 1000
    assert [pace.event("a") is None for _ in range(3)] == [True, True, False]


def test_memory_is_bounded() -> None:
    pace = Pace(LIMITS, Clock(), most=100)
    for user in range(1000):
        pace.event(str(user))
    assert len(pace) == 100


@given(st.lists(st.floats(0, 30), max_size=60))
def test_never_more_than_the_burst_and_the_rate(gaps: list[float]) -> None:
    clock = Clock()
    pace = Pace(LIMITS, clock)
    allowed = 0
    for gap in gaps:
        clock.now += gap
        allowed += pace.event("a") is None
    assert allowed <= LIMITS.burst + sum(gaps) * LIMITS.per_minute / 60 + 1e-6


def test_photos_of_the_last_day_count() -> None:
    sent = [NOON - timedelta(hours=30), NOON - timedelta(hours=20), NOON - timedelta(hours=1)]
    assert photos(sent[:2], NOON, LIMITS) is None
    assert photos(sent, NOON, LIMITS) == TooMuch(Limit.PHOTOS, 2, 3, 4 * 3600)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=2)), max_size=9))
def test_the_wait_for_a_photo_is_just_long_enough(ages: list[timedelta]) -> None:
    sent = [NOON - age for age in ages]
    refused = photos(sent, NOON, LIMITS)
    if refused is not None:
        assert refused.seconds is not None
        then = NOON + timedelta(seconds=refused.seconds)
        assert photos(sent, then + timedelta(milliseconds=1), LIMITS) is None
        assert refused.seconds <= DAY.total_seconds()
    else:
        assert sum(age < DAY for age in ages) < LIMITS.photos_per_day


def test_open_jobs_count() -> None:
    assert jobs(1, LIMITS) is None
    assert jobs(2, LIMITS) == TooMuch(Limit.JOBS, 2, 3)


def test_a_prompt_has_a_length() -> None:
    assert prompt("x" * 10, LIMITS) is None
    assert prompt("x" * 11, LIMITS) == TooMuch(Limit.PROMPT, 10, 11)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("reached", [TooMuch(limit, 2, 31, 90) for limit in Limit])
def test_every_limit_is_told_with_its_numbers(locale: Locale, reached: TooMuch) -> None:
    said = Text(locale).tell(too_much(reached))
    numbers = {Limit.PACE: ["2"], Limit.PHOTOS: ["2"], Limit.JOBS: ["2"], Limit.PROMPT: ["31", "2"]}
    assert all(number in said for number in numbers[reached.limit])


@pytest.mark.parametrize("locale", Locale)
def test_every_refusal_has_a_sentence_of_its_own_and_costs_nothing(locale: Locale) -> None:
    said = [Text(locale).tell(refusal(reason)) for reason in Reason]
    assert len({*said}) == len(Reason)
    free = {Locale.ENGLISH: "It cost you nothing", Locale.KOREAN: "횟수는 줄지 않았어요"}[locale]
    assert all(free in sentence for sentence in said)
