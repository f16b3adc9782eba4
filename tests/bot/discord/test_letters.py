"""Long texts, many pictures and many buttons, cut into what Discord takes."""

from io import BytesIO

import pytest
from PIL import Image

from bot.discord.letters import Letter, letters, only_letter
from bot.discord.shrinking import as_jpeg, fitting, halved
from bot.discord.views import laid_out, view_of
from bot.platform import Label, Outgoing, Shot
from tests.bot.discord.pictures import format_of, grain, shot, size_of

BUTTONS = ((Label("Paint", "paint.d1."),),)


def test_what_fits_is_one_message() -> None:
    assert letters(Outgoing("Done!", (shot(),), BUTTONS)) == [Letter("Done!", (shot(),), BUTTONS)]
    assert letters(Outgoing("x" * 2000)) == [Letter("x" * 2000)]


def test_a_long_text_is_cut_at_its_lines_and_nothing_is_lost() -> None:
    text = "\n".join(f"line {number} " + "word " * 20 for number in range(60))
    cut = letters(Outgoing(text, (shot(),), BUTTONS))
    assert all(0 < len(letter.text) <= 2000 for letter in cut)
    assert " ".join(letter.text for letter in cut).split() == text.split()
    assert all(letter.text.startswith("line") for letter in cut)
    assert [(letter.shots, letter.buttons) for letter in cut[:2]] == [((shot(),), BUTTONS), ((), ())]


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert [len(letter.text) for letter in letters(Outgoing("x" * 4500))] == [2000, 2000, 500]


def test_a_backslash_stays_with_what_it_makes_harmless() -> None:
    cut = letters(Outgoing("x" * 1999 + "*" * 10))
    assert "".join(letter.text for letter in cut) == "x" * 1999 + r"\*" * 10
    assert not cut[0].text.endswith("\\")


def test_more_than_ten_pictures_take_several_messages() -> None:
    shots = tuple(shot(f"{number}.png") for number in range(23))
    cut = letters(Outgoing("Many.", shots))
    assert [(letter.text, len(letter.shots)) for letter in cut] == [("Many.", 10), ("", 10), ("", 3)]
    assert tuple(each for letter in cut for each in letter.shots) == shots


def test_in_place_of_a_message_there_is_only_one() -> None:
    only = only_letter(Outgoing("x" * 2500, (shot(),), BUTTONS))
    assert only == Letter("x" * 1999 + "…", (shot(),), BUTTONS)
    assert only_letter(Outgoing("x" * 2000)).text == "x" * 2000


def test_quoted_words_have_no_power() -> None:
    (letter,) = letters(Outgoing("I don't know “**knee**”: https://example.org/a_b"))
    assert letter.text == r"I don't know “\*\*knee\*\*”: https://example.org/a_b"


def labels(start: int, stop: int) -> tuple[Label, ...]:
    return tuple(Label(f"n{number}", f"say.d.{number}") for number in range(start, stop))


def test_rows_are_kept_and_long_ones_broken() -> None:
    assert laid_out((labels(0, 2), labels(2, 9))) == ([labels(0, 2), labels(2, 7), labels(7, 9)], [])
    assert laid_out(()) == ([], [])
    assert laid_out(((),)) == ([], [])


@pytest.mark.parametrize(
    ("many", "rows", "menus"), [(25, 5, []), (26, 4, [6]), (45, 4, [25]), (46, 3, [25, 6])]
)
def test_what_fits_no_row_goes_into_menus(many: int, rows: int, menus: list[int]) -> None:
    above, below = laid_out((labels(0, many),))
    assert (len(above), [len(menu) for menu in below]) == (rows, menus)
    assert tuple(label for part in (*above, *below) for label in part) == labels(0, many)


def test_a_button_is_there_once() -> None:
    twice = (Label("a", "x.."), Label("b", "x.."), Label("c", "y.."))
    above, below = laid_out((twice, twice))
    assert [[label.data for label in row] for row in above] == [["x..", "y.."]]
    assert below == []


async def test_texts_on_buttons_are_no_longer_than_discord_takes() -> None:
    view = view_of((*((each,) for each in labels(0, 4)), (Label("x" * 200, "long.."),)))
    assert view is not None
    shown = view.to_components()[-1]["components"][0]
    assert (shown["label"], shown["custom_id"]) == ("x" * 79 + "…", "long..")


@pytest.mark.parametrize("most", [400_000, 60_000, 5_000])
def test_a_picture_is_made_as_small_as_it_has_to_be(most: int) -> None:
    small = as_jpeg(shot("me.full.png", grain(600)), most)
    assert len(small.data) <= most
    assert (small.name, small.media_type, format_of(small.data)) == ("me.full.jpg", "image/jpeg", "JPEG")
    assert small.as_file


def test_pixels_are_given_up_after_quality_and_proportions_never() -> None:
    file = BytesIO()
    Image.open(BytesIO(grain(600))).crop((0, 0, 600, 300)).save(file, "PNG")
    wide = shot(data=file.getvalue())
    assert size_of(as_jpeg(wide, 200_000).data) == (600, 300)
    width, height = size_of(as_jpeg(wide, 20_000).data)
    assert width < 600
    assert width == pytest.approx(2 * height, abs=3)


def test_only_what_is_too_large_is_made_smaller() -> None:
    large, small = shot("large.png", grain(400)), shot("small.png")
    limit = len(large.data)
    assert fitting((large, small), limit) == (large, small)
    made, kept = fitting((large, small), limit - 1)
    assert kept is small
    assert len(made.data) < limit


def test_all_pictures_of_a_request_fit_into_it(monkeypatch: pytest.MonkeyPatch) -> None:
    three = (shot("large.png", grain(300)),) * 3
    total = sum(len(each.data) for each in three)
    monkeypatch.setattr("bot.discord.shrinking.MOST_A_REQUEST", total)
    assert fitting(three, total) == three
    monkeypatch.setattr("bot.discord.shrinking.MOST_A_REQUEST", total - 1)
    assert sum(len(each.data) for each in fitting(three, total)) < total


def test_halved_is_half_in_all() -> None:
    shots = (shot("a.png", grain(300)), shot("b.png", grain(400)), shot("c.png"))
    total = sum(len(each.data) for each in shots)
    assert sum(len(each.data) for each in halved(shots)) <= total / 2


def test_what_is_no_picture_stays_as_it_is() -> None:
    assert as_jpeg(Shot("a.json", b"{}" * 100), 10) == Shot("a.json", b"{}" * 100)
