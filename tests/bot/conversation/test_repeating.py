"""Painted again: other luck each time, each picture told of as what it is, the very job that made nothing."""

from bot.conversation.buttons import Press, Verb
from bot.delivery import Delivery
from pipeline.contract import Complete, Repaint, Vary
from pipeline.contract_json import task_from_json
from storage import jobs
from storage.tables import JobState
from tests.bot.conversation.asking import button, completed
from tests.fakes.chat import Person
from tests.fakes.painter import Painter


async def test_no_two_paintings_of_a_draft_have_the_same_seed(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    tasks = []
    for verb in (Verb.VARY, Verb.VARY, Verb.PAINT, Verb.UNDO, Verb.PAINT):
        await anna.presses(str(Press(verb, result.draft_id or "")))
        tasks += await painter.paints()
    assert [type(task) for task in tasks] == [Vary, Vary, Repaint, Repaint]
    assert len({task.seed for task in tasks if isinstance(task, Repaint | Vary)}) == len(tasks)


async def test_a_photo_that_is_tried_again_and_again_has_other_luck_each_time(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await anna.sends(photo)
    seeds = set()
    for _ in range(3):
        (task,) = await waiting_tasks(painter)
        assert isinstance(task, Complete)
        seeds.add(task.seed)
        await painter.fails()
        await delivery.deliver()
        await anna.presses(button(anna.last()[1], Verb.RETRY))
    assert len(seeds) == 3


async def test_an_update_that_comes_again_makes_the_same_task(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    again = button(result, Verb.VARY)
    await anna.presses(again, update="web:1")
    await anna.presses(again, update="web:1")
    assert len(await painter.paints()) == 1


async def test_each_answer_shows_what_its_own_job_made(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    for line in ("13 right 5", "13 right 10"):
        (corrected,) = await anna.writes(line)
        await anna.presses(button(corrected, Verb.PAINT))
    first, second = await painter.paints()
    assert isinstance(first, Repaint)
    assert isinstance(second, Repaint)
    assert first.new_pose != second.new_pose
    while await delivery.deliver():
        pass
    told = [each for each in anna.platform.messages.values() if each.text.startswith("Repainted")]
    assert [each.text.split(".")[0] for each in told] == ["Repainted as picture 3", "Repainted as picture 4"]
    plain, skeletons = zip(*(each.shots for each in told), strict=True)
    assert [shot.name for shot in plain] == ["picture-3.jpg", "picture-4.jpg"]
    assert len({shot.data for shot in (*plain, *skeletons)}) == 4
    assert result.shots[0].data not in {shot.data for shot in plain}


async def test_trying_again_does_the_job_again_that_made_nothing(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    result = await completed(anna, painter, delivery, photo)
    (noted,) = await anna.writes("red sneakers on a beach")
    await anna.presses(button(noted, Verb.VARY))
    (wanted,) = await waiting_tasks(painter)
    await painter.fails(JobState.FAILED)
    await delivery.deliver()
    failed = anna.last()[1]
    assert "“Try again”" in failed.text
    await anna.presses(str(Press(Verb.PAINT, result.draft_id or "")))  # another one, which fails too
    await painter.fails(JobState.FAILED)
    await anna.presses(button(failed, Verb.RETRY))
    (again,) = await painter.paints()
    assert isinstance(wanted, Vary)
    assert isinstance(again, Vary)
    assert (again.prompt, again.pose) == (wanted.prompt, wanted.pose)
    assert again.seed != wanted.seed
    await anna.presses(str(Press(Verb.RETRY, result.draft_id or "")))  # of former days: the last one
    assert isinstance((await painter.paints())[0], Repaint)


async def test_what_was_refused_names_no_button_that_is_not_there(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await anna.sends(photo)
    await painter.fails(JobState.REFUSED)
    await delivery.deliver()
    refused = anna.last()[1]
    assert refused.buttons == ()
    assert "tap" not in refused.text


async def waiting_tasks(painter: Painter) -> list[Complete | Repaint | Vary]:
    """What waits to be painted, left as it is."""
    async with painter.database.transaction() as session:
        tasks = [task_from_json(job.task) for job in await jobs.open_jobs(session)]
    return [task for task in tasks if isinstance(task, Complete | Repaint | Vary)]
