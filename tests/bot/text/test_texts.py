"""Both languages say the same things, with the same arguments, and nothing that nobody says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.text.loading import arguments_of
from bot.text.locales import Locale
from bot.text.text import Text
from pipeline.pose.joints import J

# What is not said yet; a start of an id leaves this list with the last of its texts that comes to be used.
AWAITED: tuple[str, ...] = ()
# Ids that are put together where they are said.
JOINED = ("adjust-", "command-", "doubt-", "joint-", "pose-", "slash-", "trouble-")
EXAMPLES: dict[str, str | int] = {
    "wait": "WAIT",
    "joint": "JOINT",
    "first": "FIRST",
    "second": "SECOND",
    "what": "WHAT",
    "nearest": "NEAREST",
    "example": "EXAMPLE",
    "words": "WORDS",
}
IDS = sorted(arguments_of(Locale.ENGLISH))
THE_SAME = {"button-say", "button-pick", "button-english", "button-korean"}  # in every language


def literals() -> set[str]:
    """Every string in the bot's code."""
    files = Path(bot.__file__).parent.rglob("*.py")
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    } | in_pages()


def in_pages() -> set[str]:
    """Every text id that stands in a page or a module of it."""
    files = [file for end in ("html", "js") for file in Path(bot.__file__).parent.rglob(f"*.{end}")]
    return {
        id for file in files for id in re.findall(r"\b(?:web|editor)(?:-[a-z0-9]+)+", file.read_text("utf-8"))
    }


def referred_to() -> set[str]:
    """Ids that stand in other texts."""
    folder = Path(bot.__file__).parent / "text"
    return {id for id in IDS for file in folder.rglob("*.ftl") if f"{{ {id} }}" in file.read_text("utf-8")}


def sentences(locale: Locale, id: str) -> Iterator[str]:
    """A text as it is for none, one and many."""
    for number in (0, 1, 2, 1234):
        named = {name: EXAMPLES.get(name, number) for name in arguments_of(locale)[id]}
        yield Text(locale).say(id, **named)


def test_each_language_has_the_texts_of_the_other() -> None:
    assert arguments_of(Locale.ENGLISH).keys() == arguments_of(Locale.KOREAN).keys()


@pytest.mark.parametrize("id", IDS)
def test_a_text_takes_the_same_arguments_in_both_languages(id: str) -> None:
    assert arguments_of(Locale.ENGLISH)[id] == arguments_of(Locale.KOREAN)[id]


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("id", IDS)
def test_every_text_can_be_said_with_its_arguments_in_it(locale: Locale, id: str) -> None:
    for said in sentences(locale, id):
        assert said.strip()
        assert "{" not in said
        assert "???" not in said
        assert all(example in said for name, example in named_examples(locale, id) if name != "wait")


def named_examples(locale: Locale, id: str) -> Iterator[tuple[str, str]]:
    for name in arguments_of(locale)[id]:
        if isinstance(example := EXAMPLES.get(name), str):
            yield name, example


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("id", IDS)
def test_no_text_turns_the_direction_of_writing(locale: Locale, id: str) -> None:
    for said in sentences(locale, id):
        assert not {*"\u200e\u200f\u2066\u2067\u2068\u2069"} & {*said}


@pytest.mark.parametrize("id", sorted({*IDS} - THE_SAME))
def test_korean_is_korean_and_english_is_english(id: str) -> None:
    hangul = [any("가" <= char <= "힣" for char in next(sentences(locale, id))) for locale in Locale]
    assert hangul == [False, True]


def test_every_text_is_used_or_awaited() -> None:
    said = literals() | referred_to()
    assert [id for id in IDS if id not in said and not id.startswith((*AWAITED, *JOINED))] == []


def test_nothing_is_awaited_that_is_used_already() -> None:
    unused = {*IDS} - literals() - referred_to()
    assert [start for start in AWAITED if not any(id.startswith(start) for id in unused)] == []


def test_every_joint_has_a_name_with_its_number() -> None:
    for locale in Locale:
        for joint in J:
            side = {"R": "right-", "L": "left-"}.get(joint.name.split("_")[0], "")
            id = f"joint-{side}{joint.name.split('_')[-1].lower()}"
            assert f"({int(joint)})" in Text(locale).say(id)


def test_buttons_are_short_enough_for_two_in_a_row_on_a_telephone() -> None:
    for id in (id for id in IDS if id.startswith(("button-", "pose-st", "pose-cross", "pose-sit"))):
        for locale in Locale:
            assert len(next(sentences(locale, id))) <= 24, id


def test_commands_fit_what_discord_takes() -> None:
    for id in (id for id in IDS if id.startswith(("command-", "slash-"))):  # 100 characters, API reference
        assert all(len(Text(locale).say(id)) <= 100 for locale in Locale)


def test_names_are_as_discord_wants_them_after_a_slash() -> None:
    about = ("-about", "-this")
    for id in (id for id in IDS if id.startswith("slash-") and not id.endswith(about)):
        for name in (Text(locale).say(id) for locale in Locale):
            assert re.fullmatch(r"[-_\w]{1,32}", name), id
            assert name == name.lower()
