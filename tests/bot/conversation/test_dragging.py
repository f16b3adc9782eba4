"""Poses corrected with a finger."""

from dataclasses import replace

import pytest

from bot.conversation.buttons import Verb
from bot.conversation.events import PoseDragged
from bot.delivery import Delivery
from bot.desk import Desk
from bot.installation import Installation
from bot.language import redrawn
from bot.scenes import draft_scene
from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Pose, Sight
from pipeline.pose.standing import complete_person
from storage.database import Database
from storage.locking import locked_draft
from storage.users import Who
from tests.bot.conversation.asking import button
from tests.fakes.chat import FakePlatform, Person
from tests.fakes.painter import Painter

CANVAS = Canvas(200, 400, 0, 0, 200, 250)
POSE = Pose(200, 400, (complete_person({J.NECK: Joint(100, 60)}, 200, 400, Sight.VISIBLE),))


def moved(pose: Pose, joint: J, x: float, y: float) -> Pose:
    person = pose.people[0]
    return pose.with_person(0, person.with_joints({joint: replace(person[joint], x=x, y=y)}))


def test_what_is_dragged_out_of_the_picture_stays_at_its_edge() -> None:
    applied = redrawn(POSE, moved(POSE, J.L_ANKLE, 900, 390), CANVAS)
    assert (applied.pose.people[0][J.L_ANKLE].x, applied.pose.people[0][J.L_ANKLE].y) == (199, 390)
    assert "clamped" in {remark.said for remark in applied.remarks}


def test_people_may_be_added_and_taken_away() -> None:
    two = replace(POSE, people=(POSE.people[0], moved(POSE, J.NOSE, -5, 5).people[0]))
    assert redrawn(POSE, two, CANVAS).pose.people[1][J.NOSE].x == 0
    assert redrawn(two, replace(POSE, people=()), CANVAS).pose.people == ()


def test_a_pose_of_another_frame_is_no_pose_of_this_canvas() -> None:
    with pytest.raises(ValueError, match="another frame"):
        redrawn(POSE, replace(POSE, width=201), CANVAS)


async def shown(database: Database, draft_id: str) -> Pose:
    async with database.transaction() as session:
        pose = (await draft_scene(session, await locked_draft(session, draft_id))).pose
    assert pose is not None
    return pose


async def dragged(person: Person, draft_id: str, pose: Pose) -> str:
    (answer,) = await person.does(PoseDragged(person.origin(), draft_id, pose))
    return answer.text


async def test_dragging_is_one_step_that_can_be_undone(
    anna: Person, bora: Person, painter: Painter, database: Database, photo: bytes
) -> None:
    (received,) = await anna.sends(photo)
    draft_id = received.draft_id
    assert draft_id is not None
    await painter.paints()
    pose = await shown(database, draft_id)
    x, y = pose.people[0][J.L_ANKLE].x + 20, pose.people[0][J.L_ANKLE].y
    assert "new pose" in await dragged(anna, draft_id, moved(pose, J.L_ANKLE, x, y))
    assert (await shown(database, draft_id)).people[0][J.L_ANKLE].x == pytest.approx(x)
    (refused,) = await bora.presses(f"paint.{draft_id}.")
    assert await dragged(bora, draft_id, pose) == refused.text
    assert "another picture" in await dragged(anna, draft_id, replace(pose, width=7))
    await anna.writes("undo")
    assert await shown(database, draft_id) == pose


async def test_the_editor_opens_where_there_is_one(
    installation: Installation, platform: FakePlatform, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    class AtHome:
        def opens_in(self, platform: str, chat: str) -> bool:
            return chat == "c1"

        def editor(self, who: Who, draft_id: str) -> str:
            return f"https://example.org/edit#{who.name}-{draft_id}"

    elsewhere = FakePlatform("telegram")
    desk = Desk(replace(installation, links=AtHome()))
    anna = Person(desk, elsewhere)
    (received,) = await anna.sends(photo)
    await painter.paints()
    (pose,) = await anna.writes("13 right 1")
    (opened,) = await anna.presses(button(pose, Verb.EDIT))
    assert opened.quiet
    assert opened.buttons[0][0].url == f"https://example.org/edit#1-{received.draft_id}"
    group = Person(desk, elsewhere, chat="c2")
    await group.sends(photo, update="a photo in a group")
    await painter.paints()
    (pose,) = await group.writes("13 right 1", update="words in a group")
    assert not [label for row in pose.buttons for label in row if label.data.startswith("edit")]
    (sorry,) = await group.presses(f"{Verb.EDIT}.{pose.draft_id}.", update="a press in a group")
    assert sorry.quiet
    assert sorry.text.startswith("The pose editor can't be opened here.")
    plain = Person(Desk(installation), elsewhere)
    (pose,) = await plain.writes("13 right 1", update="another")
    assert not [label for row in pose.buttons for label in row if label.data.startswith("edit")]
