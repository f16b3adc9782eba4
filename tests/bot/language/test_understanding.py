"""The one door: a line and a pose -> one typed outcome."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import (
    Act,
    Acting,
    Action,
    Adjustments,
    Locale,
    NotAnAdjustment,
    NotUnderstood,
    Question,
    Remark,
    Said,
    Step,
    Trouble,
    follow,
    parse,
    samples,
    understand,
)
from bot.language.adjustments import Hide, Move
from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.pose import Pose
from storage.history import Entry, History
from tests.bot.language.body import CANVAS, PERSON, POSE
from tests.bot.language.test_saying import ADJUSTMENTS

TWO = Pose(200, 400, (PERSON, PERSON))


def test_an_adjustment_comes_with_the_corrected_pose_and_remarks() -> None:
    outcome = understand("13 down 90", POSE, CANVAS)
    assert isinstance(outcome, Adjustments)
    assert outcome.adjustments == (Move((J.L_ANKLE,), 0, 90),)
    assert outcome.pose.people[0][J.L_ANKLE].y == 399
    assert Remark(Said.CLAMPED, J.L_ANKLE) in outcome.remarks


def test_an_action_hands_back_what_is_to_follow_it() -> None:
    outcome = understand("undo that, then 10 up 2 instead", POSE, CANVAS)
    assert outcome == Acting(Action(Act.UNDO), (Move((J.R_ANKLE,), 0, -2),))
    followed = follow(outcome.then, POSE, CANVAS)
    assert isinstance(followed, Adjustments)
    assert followed.pose.people[0][J.R_ANKLE].y == 322


def test_adjustments_hand_back_the_action_after_them() -> None:
    outcome = understand("왼발 3 내리고 완료", POSE, CANVAS)
    assert isinstance(outcome, Adjustments)
    assert outcome.then == (Action(Act.DONE),)


def test_an_option_of_a_question_can_be_followed() -> None:
    question = understand("왼쪽", POSE, CANVAS, Locale.KOREAN)
    assert isinstance(question, Question)
    outcome = follow(question.options[1].steps, POSE, CANVAS)
    assert isinstance(outcome, Adjustments)
    assert outcome.pose.people[0][J.R_ANKLE].x == 65


def test_the_person_meant_is_the_one_chosen_before_unless_another_is_named() -> None:
    chosen = understand("13 down 5; hide 4", TWO, CANVAS, person=1)
    assert isinstance(chosen, Adjustments)
    assert chosen.adjustments == (Move((J.L_ANKLE,), 0, 5, person=1), Hide((J.R_WRIST,), person=1))
    assert understand("person 1", TWO, CANVAS, person=1) == Acting(Action(Act.PERSON))
    named = understand("person 1: 13 down 5", TWO, CANVAS, person=1)
    assert isinstance(named, Adjustments)
    assert named.adjustments[0].person == 0


def test_an_option_is_for_the_person_meant_too() -> None:
    question = understand("left", TWO, CANVAS, person=1)
    assert isinstance(question, Question)
    assert {step.person for option in question.options for step in option.steps} == {1}


@pytest.mark.parametrize(
    ("line", "pose", "trouble"),
    [
        ("13 down 5; hide banana", POSE, Trouble.UNKNOWN_WORD),
        ("person 2: 13 down 5", POSE, Trouble.NO_SUCH_PERSON),
        ("13 down 5", Pose(200, 400), Trouble.NOBODY),
        ("left ankle bend 20°", POSE, Trouble.NOTHING_BELOW),
    ],
)
def test_what_cannot_be_done_has_its_trouble(line: str, pose: Pose, trouble: Trouble) -> None:
    outcome = understand(line, pose, CANVAS)
    assert isinstance(outcome, NotUnderstood)
    assert outcome.trouble is trouble


def test_talk_stays_talk() -> None:
    assert understand("make the background a beach", POSE, CANVAS) == NotAnAdjustment()


@pytest.mark.parametrize("locale", list(Locale))
def test_samples_change_something_of_this_picture_and_meet_no_limit(locale: Locale) -> None:
    refused = understand("13 down 5; hide banana", POSE, CANVAS, locale)
    assert isinstance(refused, NotUnderstood)
    assert len(set(refused.samples)) == 2
    for line in refused.samples:
        outcome = understand(line, POSE, CANVAS, locale)
        assert isinstance(outcome, Adjustments)
        assert outcome.pose != POSE
        assert outcome.remarks == ()


def test_samples_leave_locked_and_hidden_joints_alone() -> None:
    legs_kept = Canvas(200, 400, 0, 0, 200, 300)  # knees and hands on the photo, ankles below it
    assert all("13" in line or "10" in line or "ankle" in line for line in samples(POSE, legs_kept))
    hidden = understand("hide legs", POSE, CANVAS)
    assert isinstance(hidden, Adjustments)
    assert samples(hidden.pose, CANVAS) == ()
    assert samples(POSE, Canvas(200, 400, 0, 0, 200, 400)) == ()
    assert samples(Pose(200, 400), CANVAS) == ()


def test_samples_at_the_edge_go_up() -> None:
    low = POSE.with_person(0, PERSON.with_joints({J.L_ANKLE: replace(PERSON[J.L_ANKLE], y=398.0)}))
    assert samples(low, CANVAS)[0] == "13 up 3"


@given(st.lists(ADJUSTMENTS.map(lambda step: replace(step, person=0)), max_size=6))
def test_undo_after_any_sequence_restores_every_pose_exactly(steps: list[Step]) -> None:
    poses, snapshots = {"0": POSE}, {"0": repr(POSE)}
    history = History((Entry("photo", "0"),), 0)
    for step in steps:
        outcome = follow([step], poses[shown(history)], CANVAS)
        if isinstance(outcome, Adjustments):
            name = str(len(poses))
            poses[name], snapshots[name] = outcome.pose, repr(outcome.pose)
            history = history.then(Entry("photo", name))
    for name in reversed(list(poses)):
        assert shown(history) == name
        assert repr(poses[shown(history)]) == snapshots[name]
        history = history.undone()
    assert poses[shown(history)] == Pose(200, 400, (PERSON,))


def shown(history: History) -> str:
    assert history.shown.pose_id is not None
    return history.shown.pose_id


def test_a_line_is_understood_faster_than_anyone_notices() -> None:
    parse("13 down 5")  # the first line loads the words
    lines = ["13 down 5", "왼발이 너무 높아요 조금만 내려주세요", "make the background a beach " * 30]
    start = time.process_time()
    for line in lines:
        understand(line, POSE, CANVAS)
    assert time.process_time() - start < 1.0
