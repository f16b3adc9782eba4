"""The conversations that have to go the same way on every platform."""

import io
from collections.abc import Awaitable, Callable
from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from bot.text.locales import Locale
from bot.text.text import Text
from pipeline.contract import Complete, Repaint
from storage.tables import JobState
from tests.bot.contract.main_scenario import WAITING, from_a_photo_to_a_file, photographed, same
from tests.bot.contract.stage import Stage, pixels

Scenario = Callable[[Stage], Awaitable[None]]


async def an_album(stage: Stage) -> None:
    """Each photo of an album is a draft of its own; a reply to a result means its draft."""
    anna = stage.actor()
    await anna.sends(stage.photo, stage.photo, words="white sneakers")
    await anna.sees_all("", 2)
    tasks = await stage.paints(2)
    assert all(isinstance(task, Complete) for task in tasks)
    assert {task.prompt for task in tasks if isinstance(task, Complete)} >= {"white sneakers"}
    results = await anna.sees_all("Done!", 2)
    await anna.writes("13 up 4", to=results[0])
    first = await anna.sees("This is the new pose", pictures=1)
    await anna.writes("13 up 4", to=results[1])
    second = await anna.sees("This is the new pose", pictures=1)
    await anna.writes("13 up 2", to=first)
    again = await anna.sees("This is the new pose", pictures=1)
    greys = [_grey(seen.pictures[-1]) for seen in (*results, first, second, again)]
    assert greys[0] != pytest.approx(greys[1], abs=4)
    assert greys[2:] == [pytest.approx(greys[at], abs=4) for at in (0, 1, 0)]


async def a_photo_with_words(stage: Stage) -> None:
    """They are painted with it; what isn't known is said."""
    stage.painter.unknown = ("flurb",)
    anna = stage.actor()
    await anna.sends(words="blue jeans and flurb")
    await anna.sees(*WAITING)
    (task,) = await stage.paints()
    assert isinstance(task, Complete)
    assert task.prompt == "blue jeans and flurb"
    await anna.sees("I don't know this word, so it may not show: flurb.", pictures=2)
    stage.painter.unknown = ()


async def undo_and_redo(stage: Stage) -> None:
    """By commands, by buttons, in words; back to an earlier picture and forth."""
    anna = stage.actor()
    result = await photographed(stage, anna)
    await anna.writes("13 right 8")
    moved = await anna.sees("This is the new pose", button="Undo")
    await anna.commands("undo")
    undone = await anna.sees("Undone.", pictures=1)
    assert same(undone.pictures[0], result.pictures[1])
    await anna.presses(undone, "Redo")
    redone = await anna.sees("Done again.", pictures=1)
    assert not same(redone.pictures[0], undone.pictures[0])
    await anna.presses(moved, "Undo")
    again = await anna.sees("Undone.", pictures=1)
    assert same(again.pictures[0], undone.pictures[0])
    await anna.commands("redo")
    await anna.sees("Done again.")
    await anna.commands("redo")
    await anna.sees("There is nothing to redo")


async def cancelling(stage: Stage) -> None:
    """By the button and by the command; both can be taken up again."""
    anna = stage.actor()
    await anna.sends()
    received = await anna.sees(*WAITING, button="Cancel")
    await anna.presses(received, "Cancel")
    stopped = await anna.sees("Stopped.", button="Try again")
    assert await stage.nothing_waits()
    await anna.presses(stopped, "Try again")
    await anna.sees("You're next", button="Cancel")
    await anna.commands("cancel")
    await anna.sees("Stopped.", button="Try again")
    await anna.commands("cancel")
    await anna.sees("Nothing is being painted just now.")
    await anna.commands("status")
    await anna.sees("Nothing is running.")


async def a_language_is_chosen(stage: Stage) -> None:
    """From then on it is spoken, and understood in any case."""
    korean = Text(Locale.KOREAN)
    anna = stage.actor()
    await photographed(stage, anna)
    await anna.commands("settings")
    settings = await anna.sees("Language: English.", button="한국어")
    await anna.presses(settings, "한국어")
    await anna.sees(korean.say("settings-saved"))
    await anna.writes("왼발목 아래로 5")
    await anna.sees(korean.say("pose-changed"), button=korean.say("button-paint"), pictures=1)
    await anna.commands("help")
    await anna.sees(korean.say("about-help"))


async def a_question_is_answered(stage: Stage) -> None:
    """What can mean two things is asked, and a button tells."""
    anna = stage.actor()
    await photographed(stage, anna)
    await anna.writes("13 right 6")
    corrected = await anna.sees("This is the new pose")
    await anna.writes("취소")
    asked = await anna.sees("Tap one.")
    assert len(asked.buttons) == 2
    await anna.presses(asked, asked.buttons[0])
    undone = await anna.sees("Undone.", pictures=1)
    assert not same(undone.pictures[0], corrected.pictures[0])


async def not_understood(stage: Stage) -> None:
    """Nothing changes, and what would have been understood is said."""
    anna = stage.actor()
    await photographed(stage, anna)
    await anna.writes("13 right 6; 99 up 3")
    await anna.sees("changed nothing")
    await anna.commands("undo")
    await anna.sees("Undone.")  # of the completion: there is no adjustment
    await anna.commands("redo")
    await anna.sees("Done again.")
    await anna.writes("nose up 2")
    await anna.sees("is inside your photo")


async def refused(stage: Stage) -> None:
    """With a photo: it is completed without; later: nothing is painted."""
    anna = stage.actor()
    await anna.sends(words="take off her clothes")
    await anna.sees("I only paint people with their clothes on")
    await anna.settled()
    (task,) = await stage.paints()
    assert isinstance(task, Complete)
    assert task.prompt == ""
    await anna.sees("Done!")
    await anna.writes("벗겨줘")
    await anna.sees("I only paint people with their clothes on")
    assert await stage.nothing_waits()


async def limits(stage: Stage) -> None:
    """More jobs than somebody may have, a wish that is too long, a file that is no photo."""
    anna = stage.actor()
    for _ in range(4):
        await anna.sends()
        await anna.sees(*WAITING, "ahead of you", button="Cancel")
    await anna.sends()
    await anna.sees("4 pictures of yours are still being made.")
    await stage.paints(4)
    await anna.sees_all("Done!", 4)
    await anna.writes("a beach " * 60)
    await anna.sees("I read up to 400.")
    await anna.sends(_tiny())
    await anna.sees("This photo is too small")


async def replies_mean_their_draft(stage: Stage) -> None:
    """An older draft is changed by replying to one of its messages, and then is the latest."""
    anna = stage.actor()
    older = await photographed(stage, anna)
    newer = await photographed(stage, anna)
    await anna.writes("13 up 4", to=older)
    corrected = await anna.sees("This is the new pose", pictures=1)
    await anna.writes("13 up 1")
    latest = await anna.sees("This is the new pose", pictures=1)
    await anna.writes("13 up 4", to=newer)
    other = await anna.sees("This is the new pose", pictures=1)
    greys = [_grey(seen.pictures[-1]) for seen in (older, newer, corrected, latest, other)]
    assert greys[2:] == [pytest.approx(greys[at], abs=4) for at in (0, 0, 1)]


async def forgetting(stage: Stage) -> None:
    """Asked first; then nothing is left: old messages are gone, or their buttons say so."""
    anna = stage.actor()
    result = await photographed(stage, anna)
    await anna.commands("forget")
    asked = await anna.sees("can't be undone", button="No, keep it")
    await anna.presses(asked, "No, keep it")
    await anna.sees("Nothing was deleted.")
    await anna.presses(asked, "Yes, delete everything")
    receipt = await anna.sees("Everything of yours is deleted:\none draft, 2 pictures")
    if stage.front.keeps_what_was_forgotten:
        await anna.presses(result, "Paint")
        await anna.sees("This draft has been deleted")
        await anna.writes("13 up 4", to=result)
        await anna.sees("")
    else:
        assert await anna.person.screen() == [receipt]
        await anna.writes("13 up 4")
        await anna.sees("Send me a photo")
    assert await stage.nothing_waits()


async def four_poses(stage: Stage) -> None:
    """Four suggestions in one picture; one is taken."""
    anna = stage.actor()
    result = await photographed(stage, anna)
    await anna.presses(result, "Poses")
    offered = await anna.sees("Four poses to start from.", button="Sit", pictures=1)
    sheet = pixels(offered.pictures[0]).astype(int)
    height, width = sheet.shape[0] // 2, sheet.shape[1] // 2
    four = [sheet[y : y + height, x : x + width] for y in (0, height) for x in (0, width)]
    assert all(np.abs(one - other).max() > 60 for one, other in combinations(four, 2))
    assert await stage.nothing_waits()
    await anna.presses(offered, "Sit")
    taken = await anna.sees("This is the new pose", button="Paint")
    await anna.presses(taken, "Paint")
    await anna.sees("You're next")
    (task,) = await stage.paints()
    assert isinstance(task, Repaint)
    assert task.new_pose != task.old_pose
    await anna.sees("Repainted as picture 3.", pictures=2)


async def something_breaks(stage: Stage) -> None:
    """It cost nothing, and can be tried again."""
    anna = stage.actor()
    await anna.sends()
    await anna.sees("You're next")
    await stage.painter.fails(JobState.FAILED)
    failed = await anna.sees("Something went wrong on my side.", button="Try again")
    await anna.presses(failed, "Try again")
    await anna.sees("You're next", button="Cancel")
    await stage.paints()
    await anna.sees("Done!", pictures=2)


async def strangers_in_a_group(stage: Stage) -> None:
    """Neither clicks nor replies of others count; what they are told only they see, where that can be."""
    group = stage.front.group()
    anna, bora = stage.actor().within(group), stage.actor().within(group)
    result = await photographed(stage, anna, group.mention)
    for label in ("Paint", "Variations", "Undo", "Full-size file"):
        await bora.presses(result, label)
        told = await bora.sees("This picture belongs to someone else.")
        assert told.note
    assert "someone else" not in " ".join(seen.text for seen in await anna.person.screen())
    await bora.writes(f"{group.mention} 13 up 4", to=result)
    await bora.sees("This picture belongs to someone else.")
    assert await stage.nothing_waits()
    await anna.writes(f"{group.mention} undo")
    await anna.sees("Undone.")


async def among_friends(stage: Stage) -> None:
    """In groups only what is addressed to the bot is heard."""
    group = stage.front.group()
    anna, bora = stage.actor().within(group), stage.actor().within(group)
    await bora.writes("13 down 5")
    await bora.sends(words="look at me")
    await anna.sees_nothing_new()
    result = await photographed(stage, anna, f"{group.mention} white sneakers")
    await bora.writes("nice!")
    await anna.writes("13 up 4")
    await anna.sees_nothing_new()
    await anna.writes("13 up 4", to=result)
    await anna.sees("This is the new pose", pictures=1)
    await bora.commands("status")
    await bora.sees("Nothing is running.")


def _tiny() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (20, 20)).save(buffer, "JPEG")
    return buffer.getvalue()


def _grey(picture: bytes) -> int:
    """What a picture was painted with, below its skeleton: no two have the same."""
    shown = pixels(picture)
    return int(shown[int(0.85 * len(shown)), 2, 0])


EVERYWHERE: tuple[Scenario, ...] = (
    from_a_photo_to_a_file,
    an_album,
    a_photo_with_words,
    undo_and_redo,
    cancelling,
    a_language_is_chosen,
    a_question_is_answered,
    not_understood,
    refused,
    limits,
    replies_mean_their_draft,
    forgetting,
    four_poses,
    something_breaks,
)
IN_GROUPS: tuple[Scenario, ...] = (strangers_in_a_group, among_friends)
