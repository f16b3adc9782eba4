"""The prompts of tests/data, as people write them."""

from dataclasses import dataclass
from pathlib import Path

from bot.safety.judge import judge

_FOLDER = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Prompt:
    """One line of a table; invisible characters stand in it as escapes."""

    text: str
    language: str
    kind: str


def prompts(name: str) -> list[Prompt]:
    """The prompts of prompts-<name>.tsv."""
    lines = (_FOLDER / f"prompts-{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [Prompt(_visible(text), *rest) for text, *rest in (line.split("\t") for line in lines)]


def _visible(text: str) -> str:
    return text.replace("\\u200b", "\u200b").replace("\\u00ad", "\u00ad")


def refused(some: list[Prompt]) -> float:
    """The share of prompts that are not allowed."""
    return sum(not judge(prompt.text).allowed for prompt in some) / len(some)
