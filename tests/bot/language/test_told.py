"""Sentences that only tell are left out; what they tell of may be meant, what they wish for is never lost."""

from pathlib import Path

import pytest

from bot.language import NotAnAdjustment, NotUnderstood, parse
from bot.language.actions import Act, Action
from bot.language.sentences.told import without_telling

PROMPTS = Path(__file__).parents[2] / "data"
WISHES = [
    ("hes floating lol, drop both feet by 4", "drop both feet by 4"),
    ("hips down 2, theyre sitting above his belt", "hips down 2"),
    ("the right hand is in her hair rn, move it down 3", "right hand down 3"),
    ("lol the right foot is sinking into the floor pull it up 2", "right foot up 2"),
    ("you cant see her left arm, hide it", "hide left arm"),
    ("left hip 2 to the right for more of a curve", "left hip right 2"),
    ("왼발이 땅에 안 닿아요ㅠㅠ 3 내려주세요", "왼발 3 내려줘"),
    ("10번이 신발보다 위에 찍혔네 3 정도 내려주삼", "10번 3 내려줘"),
    ("목 2만 올려줘 거북목같음ㅋㅋ", "목 2 올려줘"),
    ("우리 애 오른발이 바닥에 안 닿아요 2 내려주세요", "오른발 2 내려줘"),
]
KEPT = [
    "the left hand is holding a phone, get rid of it",
    "he has a tattoo on his left arm, remove it",
    "i moved 13 down 4 earlier and it came out great",
    "13 down 5, it made it worse",
    "she is standing, legs crossed",
    "left foot down 3, unless it's fine",
    "왼손에 컵이 있네 지워줘",
    "왼손에 핸드폰 들고 있는데 그거 없애주세요",
    "괜찮아 됐어",
]


@pytest.mark.parametrize(("line", "wish"), WISHES)
def test_what_only_tells_is_left_out(line: str, wish: str) -> None:
    steps = parse(line)
    assert isinstance(steps, tuple)
    assert steps == parse(wish)


@pytest.mark.parametrize("line", KEPT)
def test_what_may_mean_something_else_is_not_applied(line: str) -> None:
    assert isinstance(parse(line), NotAnAdjustment | NotUnderstood)


def test_a_line_that_only_wishes_has_nothing_left_out() -> None:
    assert list(without_telling("13 down 5, 10 up 3")) == []
    assert list(without_telling("왼발 3 내려줘")) == []


@pytest.mark.parametrize("name", ["abusive", "abusive-more", "harmless", "harmless-more"])
def test_no_prompt_starts_the_painting(name: str) -> None:
    prompts = (PROMPTS / f"prompts-{name}.tsv").read_text("utf-8").splitlines()[1:]
    for prompt in (line.split("\t")[0] for line in prompts):
        parsed = parse(prompt)
        acts = [step.act for step in parsed if isinstance(step, Action)] if isinstance(parsed, tuple) else []
        assert Act.DONE not in acts, prompt
