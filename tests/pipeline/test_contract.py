"""The contract goes to JSON and back unchanged, refuses what does not fit, and is light to import."""

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contract import (
    Canvas,
    Complete,
    Completed,
    Detect,
    Detected,
    Extension,
    Painted,
    Progress,
    Recipe,
    Repaint,
    Repainted,
    Result,
    Sampling,
    Task,
    TaskName,
    Varied,
    Vary,
)
from pipeline.contract_json import UnfitJson, from_json, result_from_json, task_from_json, to_json
from pipeline.pose.joints import JOINTS
from pipeline.pose.pose import Joint, Person, Pose, Sight

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
PEOPLE = st.builds(
    Person,
    st.lists(
        st.builds(Joint, NUMBERS, NUMBERS, st.sampled_from(Sight)), min_size=JOINTS, max_size=JOINTS
    ).map(tuple),
)
POSES = st.builds(Pose, st.integers(1, 9999), st.integers(1, 9999), st.lists(PEOPLE, max_size=2).map(tuple))
st.register_type_strategy(float, NUMBERS)
st.register_type_strategy(Pose, POSES)
TASKS = st.one_of(*(st.from_type(kind) for kind in (Detect, Complete, Repaint, Vary)))
RESULTS = st.one_of(*(st.from_type(kind) for kind in (Detected, Completed, Repainted, Varied)))


def through_text(value: object) -> object:
    return json.loads(json.dumps(to_json(value), allow_nan=False))


@settings(max_examples=25, deadline=None)
@given(TASKS)
def test_tasks_come_back_from_json_as_they_were(task: Task) -> None:
    assert task_from_json(through_text(task)) == task


@settings(max_examples=15, deadline=None)
@given(RESULTS)
def test_results_come_back_from_json_as_they_were(result: Result) -> None:
    assert result_from_json(through_text(result)) == result


@settings(max_examples=20, deadline=None)
@given(st.from_type(Progress))
def test_progress_comes_back_from_json_as_it_was(progress: Progress) -> None:
    assert from_json(Progress, through_text(progress)) == progress


def test_a_task_says_which_it_is() -> None:
    assert to_json(Detect("a.png")) == {"task": "detect", "photo": "a.png"}


def test_what_an_older_version_left_out_takes_its_default() -> None:
    assert task_from_json({"task": "complete", "photo": "a.png"}) == Complete("a.png")


def test_a_whole_number_may_stand_for_a_float() -> None:
    read = from_json(Joint, {"x": 3, "y": 4})
    assert (read.x, type(read.x)) == (3.0, float)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"photo": "a.png"}, "Task.task"),
        ({"task": "paint", "photo": "a.png"}, "'vary'"),
        ({"task": "detect"}, "lacks its entry 'photo'"),
        ({"task": "detect", "photo": "a", "size": 3}, "no entry 'size'"),
        ({"task": "detect", "photo": 7}, "Task.photo: expected a text, not 7"),
        ({"task": "complete", "photo": "a", "seed": "1"}, "Task.seed: expected a whole number"),
        ({"task": "complete", "photo": "a", "seed": True}, "Task.seed: expected a whole number"),
        ({"task": "complete", "photo": "a", "extension": []}, "Task.extension: expected an object"),
        ({"task": "complete", "photo": "a", "sampling": {"solver": "euler"}}, "'ddim' or 'dpm++'"),
        (
            {"task": "complete", "photo": "a", "extension": {"zoom": float("nan")}},
            "Task.extension.zoom: expected a number",
        ),
        ({"task": "complete", "photo": "a", "gate": {"enough": 10**400}}, "Task.gate.enough"),
        (
            {"task": "complete", "photo": "a", "pose": {"width": 1, "height": 1, "people": [{"joints": []}]}},
            "Task.pose.people[0]: a person has 18 joints",
        ),
        ([1], "Task: expected an object"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(wrong: Any, says: str) -> None:
    with pytest.raises(UnfitJson) as refusal:
        task_from_json(wrong)
    assert says in str(refusal.value)


def test_a_sight_that_is_none_is_refused() -> None:
    with pytest.raises(UnfitJson, match="Joint.sight: expected 'visible' or 'guessed' or 'hidden'"):
        from_json(Joint, {"x": 1.0, "y": 2.0, "sight": "blurred"})


def test_what_is_no_part_of_the_contract_has_no_json() -> None:
    with pytest.raises(TypeError, match="set is no part"):
        to_json({1})
    with pytest.raises(ValueError, match="nan has no form in JSON"):
        to_json(Joint(float("nan"), 0.0))


def test_a_canvas_knows_what_lies_right_of_and_below_the_photo() -> None:
    canvas = Canvas(width=100, height=200, left=10, top=20, photo_width=60, photo_height=70)
    assert (canvas.right, canvas.bottom) == (30, 110)


def test_the_contract_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Extension().left = "3px"  # type: ignore[misc]


def test_a_recipe_survives_json() -> None:
    sampling = Sampling("street", "ddim", 20, 2.0, 0.6, 0.8, False)
    recipe = Recipe(TaskName.VARY, 2**63, "a red coat", sampling, "ab" * 32, "float32", "cpu")
    painted = Painted("p.png", Pose(4, 5), Pose(4, 5), None, 1, recipe)
    assert from_json(Painted, through_text(painted)) == painted


def test_importing_the_contract_loads_nothing_heavy() -> None:
    names = ("torch", "numpy", "cv2", "PIL", "diffusers", "transformers", "mediapipe", "scipy")
    program = (
        "import sys, pipeline.contract, pipeline.contract_json, pipeline.errors\n"
        f"print([name for name in {names!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
