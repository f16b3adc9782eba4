"""Back to an earlier picture by its number."""

import csv
from pathlib import Path

import pytest

from bot.conversation.buttons import Verb
from bot.conversation.returning import number_asked
from bot.delivery import Delivery
from tests.bot.conversation.asking import button, completed
from tests.fakes.chat import Person
from tests.fakes.painter import Painter

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    "line",
    [
        "back to 3",
        "Back to picture 3.",
        "go back to no. 3 please",
        "show picture 3",
        "3번으로 돌아가",
        "3번 그림으로 돌아가줘",
        "3번 그림",
    ],
)
def test_lines_that_ask_for_an_earlier_picture(line: str) -> None:
    assert number_asked(line) == 3


def test_no_correction_and_no_prompt_is_taken_for_it() -> None:
    for name in ("commands", "prompts-harmless", "prompts-harmless-more"):
        for row in csv.reader((DATA / f"{name}.tsv").open(encoding="utf-8"), delimiter="\t"):
            assert [number_asked(cell) for cell in row] == [None] * len(row), row


async def test_back_to_the_photo_and_to_what_is_not_there(
    anna: Person, painter: Painter, delivery: Delivery, photo: bytes
) -> None:
    await completed(anna, painter, delivery, photo)
    (shown,) = await anna.writes("back to 1")
    assert shown.text.startswith("Back to picture 1.")
    (unknown,) = await anna.writes("7번 그림으로 돌아가")
    assert unknown.text.startswith("There is no picture 7: there are 1 to 2.")
    (nobody,) = await anna.writes("13 down 5")
    assert nobody.text.startswith("Nothing is painted here yet.")
    assert button(nobody, Verb.PAINT)
    (undone,) = await anna.writes("undo")
    assert undone.text.startswith("Undone.")
    (forged,) = await anna.presses(f"back.{shown.draft_id}.x")
    assert forged.text.startswith("There is no picture 0")
