"""What the pose editor asks of the server."""

import io
import json
from typing import Any

import pytest
from PIL import Image

from bot.web.passes import Pass, Passes
from pipeline.pose import openpose_json
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Pose
from storage.users import Who
from tests.bot.web.server.conftest import SECRET, House
from tests.bot.web.server.visitor import OURS, Json, Visitor
from tests.fakes.chat import Person
from tests.fakes.painter import CANVAS, POSE, Painter


async def read(visitor: Visitor, draft: str) -> Json:
    response = await visitor.get(f"/api/drafts/{draft}")
    assert response.status == 200
    found: Json = await response.json()
    return found


async def answer(visitor: Visitor, draft: str, what: str, body: Json) -> Json:
    response = await visitor.post(f"/api/drafts/{draft}/{what}", body)
    assert response.status == 200, await response.text()
    found: Json = await response.json()
    return found


def moved(pose: Pose, joint: J, x: float, y: float) -> Json:
    """The pose with one joint elsewhere, as the editor sends it."""
    person = pose.people[0].with_joints({joint: Joint(x, y)})
    return as_json(pose.with_person(0, person))


def as_json(pose: Pose) -> Json:
    made: Json = json.loads(openpose_json.dumps(pose))
    return made


def pose_of(found: Any) -> Pose:
    return openpose_json.loads(json.dumps(found))


async def test_a_draft_as_it_stands(anna: Visitor, drafted: str) -> None:
    found = await read(anna, drafted)
    assert found["canvas"] == {
        "width": 256,
        "height": 400,
        "left": 0,
        "top": 0,
        "photo_width": 256,
        "photo_height": 256,
    }
    assert (found["number"], found["can_undo"], found["can_redo"], found["painting"]) == (
        2,
        True,
        False,
        False,
    )
    assert pose_of(found["pose"]) == pose_of(found["first_pose"]) == POSE
    on_photo = [int(joint) for joint in J if POSE.people[0][joint].y < CANVAS.photo_height]
    assert found["locked"] == [on_photo]
    photo, picture = [await anna.get(found[name]) for name in ("photo", "picture")]
    assert [Image.open(io.BytesIO(await each.read())).size for each in (photo, picture)] == [
        (256, 256),
        (256, 400),
    ]


async def test_nobody_has_looked_yet(anna: Visitor, photo: bytes) -> None:
    said = await anna.photo(photo)
    found = await read(anna, said[0]["draft"])
    assert (found["pose"], found["first_pose"], found["locked"], found["painting"]) == (None, None, [], True)


async def test_a_dragged_pose_is_one_adjustment(anna: Visitor, drafted: str) -> None:
    body = {"pose": moved(POSE, J.L_ANKLE, 200.0, 370.0), "update": "the-drag-1"}
    done = await answer(anna, drafted, "pose", body)
    (said,) = done["messages"]
    assert said["text"].startswith("This is the new pose")
    assert pose_of(done["draft"]["pose"]).people[0][J.L_ANKLE].x == 200.0
    assert await answer(anna, drafted, "pose", body) == done
    await anna.press(f"undo.{drafted}.")
    assert pose_of((await read(anna, drafted))["pose"]) == POSE


async def test_a_pose_of_another_picture_changes_nothing(anna: Visitor, drafted: str) -> None:
    body = {"pose": as_json(POSE.scaled(512, 800)), "update": "the-drag-1"}
    done = await answer(anna, drafted, "pose", body)
    assert done["messages"][0]["text"].startswith("The pose belongs to another picture")
    assert pose_of(done["draft"]["pose"]) == POSE


async def adjusted(visitor: Visitor, draft: str, text: str) -> Json:
    return await answer(visitor, draft, "adjust", {"pose": as_json(POSE), "text": text})


async def test_words_move_the_pose_in_the_editor_and_store_nothing(anna: Visitor, drafted: str) -> None:
    before = await read(anna, drafted), await anna.messages()
    found = await adjusted(anna, drafted, "13 right 5; 10 right 80")
    assert found["kind"] == "pose"
    changed = pose_of(found["pose"]).people[0]
    assert changed[13].x - POSE.people[0][13].x == pytest.approx(20)
    assert any("stopped it at the edge" in said for said in found["said"])
    assert (await read(anna, drafted), await anna.messages()) == before


async def test_the_editor_is_told_what_it_has_to_do(anna: Visitor, drafted: str) -> None:
    for text, act, times in (
        ("undo 2", "undo", 2),
        ("redo", "redo", 1),
        ("reset", "reset", 1),
        ("done", "done", 1),
    ):
        told = {"kind": "action", "act": act, "times": times, "said": []}
        assert await adjusted(anna, drafted, text) == told


async def test_a_line_that_corrects_and_then_acts(anna: Visitor, drafted: str) -> None:
    found = await adjusted(anna, drafted, "13 right 5; done")
    assert (found["kind"], found["act"]) == ("pose", "done")
    assert pose_of(found["pose"]).people[0][13].x > POSE.people[0][13].x


async def test_what_is_not_understood_or_can_mean_two_things(anna: Visitor, drafted: str) -> None:
    unclear = await adjusted(anna, drafted, "99 down 5")
    assert (unclear["kind"], unclear["choices"]) == ("said", [])
    assert unclear["said"]
    small_talk = await adjusted(anna, drafted, "what a lovely day")
    assert small_talk["kind"] == "said"
    assert "what a lovely day" in small_talk["said"][0]
    asked = await adjusted(anna, drafted, "the left foot is floating")
    assert (asked["kind"], len(asked["choices"])) == ("said", 2)
    chosen = await adjusted(anna, drafted, asked["choices"][0]["line"])
    assert chosen["kind"] == "pose"


async def test_presets(anna: Visitor, drafted: str) -> None:
    for preset in ("stand", "cross", "step", "sit"):
        body = {"pose": as_json(POSE), "preset": preset, "person": 0}
        found = pose_of((await answer(anna, drafted, "presets", body))["pose"])
        assert found.people[0].joints[: J.R_HIP] == POSE.people[0].joints[: J.R_HIP]
        assert found != POSE


NOT_OURS = (
    ("presets", {"pose": as_json(POSE), "preset": "dance", "person": 0}),
    ("presets", {"pose": as_json(POSE), "preset": "sit", "person": 7}),
    ("presets", {"pose": as_json(POSE), "preset": "sit", "person": -1}),
    ("presets", {"pose": as_json(POSE.scaled(10, 10)), "preset": "sit"}),
    ("adjust", {"pose": as_json(POSE), "text": ""}),
    ("adjust", {"pose": {"people": "none"}, "text": "13 down 5"}),
    ("adjust", {"pose": None, "text": "13 down 5"}),
    ("adjust", {"pose": as_json(POSE), "text": "13 \ud800 5"}),
    ("pose", {"pose": as_json(POSE), "update": "../.."}),
    ("pose", {"pose": {"canvas_width": 1e999}, "update": "the-drag-1"}),
)


async def test_what_no_page_sends_is_refused_in_a_sentence(anna: Visitor, drafted: str) -> None:
    for what, body in NOT_OURS:
        response = await anna.post(f"/api/drafts/{drafted}/{what}", body)
        assert response.status == 400, (what, body)
        assert (await response.json())["error"].startswith("The page sent something I can't read.")


async def test_a_pose_saved_with_a_pass_is_answered_in_the_drafts_own_chat(
    house: House, painter: Painter, photo: bytes
) -> None:
    telegram = house.elsewhere["telegram"]
    carl = Person(house.desk, telegram, "99", "-500")
    await carl.sends(photo)
    await painter.paints()
    draft = next(sent.draft_id for sent in telegram.messages.values() if sent.draft_id)
    guest = await house.visitor(enters=False)
    held = {"Authorization": "Bearer " + Passes(SECRET).give(Pass(Who("telegram", "99"), draft))}
    body = {"pose": moved(POSE, J.L_ANKLE, 200.0, 370.0), "update": "the-drag-1"}
    response = await guest.post(f"/api/drafts/{draft}/pose", body, headers=OURS | held)
    assert response.status == 200
    done = await response.json()
    assert done["messages"] == []
    assert pose_of(done["draft"]["pose"]).people[0][J.L_ANKLE].x == 200.0
    name, told = carl.last()
    assert told.text.startswith("This is the new pose")
    assert [shot.name for shot in told.shots] == ["skeleton.jpg"]
    await guest.post(f"/api/drafts/{draft}/pose", body, headers=OURS | held)
    assert carl.last()[0] == name  # the same update: nothing more is said
    picture = await guest.get(done["draft"]["picture"], headers=held)
    assert picture.status == 200
    said = await carl.writes("13 down 2", to=name)
    assert said[0].draft_id == draft
