"""Several people in a picture: whom words mean."""

from bot.conversation.buttons import Verb
from bot.delivery import Delivery
from pipeline.contract import Repaint
from pipeline.pose.pose import Pose
from pipeline.pose.standing import standing_person
from tests.bot.conversation.asking import button, completed
from tests.fakes.chat import Person
from tests.fakes.painter import Painter

TWO = Pose(256, 400, (standing_person(80, 40, 330), standing_person(180, 40, 330)))


async def test_another_person_is_chosen_by_a_button(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    painter.pose = TWO
    result = await completed(anna, painter, delivery, photo)
    (chosen,) = await anna.presses(button(result, Verb.SAY, "person 2"))
    assert chosen.text.startswith("From now on I mean person 2")
    assert button(chosen, Verb.SAY, "person 1")
    await anna.writes("13 right 5")
    await anna.presses(f"preset.{chosen.draft_id}.step")
    await anna.presses(button(chosen, Verb.PAINT))
    (task,) = await painter.paints()
    assert isinstance(task, Repaint)
    first, second = zip(task.old_pose.people, task.new_pose.people, strict=True)
    assert first[0] == first[1]
    assert second[0] != second[1]
    (nobody,) = await anna.writes("person 3")
    assert "no person 3" in nobody.text


async def test_one_person_needs_no_buttons(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    assert not [label for row in result.buttons for label in row if label.data.startswith("say.")]
