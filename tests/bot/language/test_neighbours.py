"""Words that only look like ours are left alone."""

from pathlib import Path

import pytest

from bot.language import NotAnAdjustment, parse
from bot.language.neighbours import main, neighbours
from bot.language.words.spelling import slipped_from


def test_real_words_a_slip_away_from_ours_are_found() -> None:
    found = neighbours(["boot", "bright", "elephant", "foot", "stand", "walk"])
    assert {"boot", "bright"} <= found
    assert not {"elephant", "foot"} & found


def test_found_words_are_added_to_those_kept(tmp_path: Path) -> None:
    words, kept = tmp_path / "words", tmp_path / "kept.tsv"
    words.write_text("Boot\nrock'n'roll\nelephant\n", "utf-8")
    kept.write_text("moot\n", "utf-8")
    main(words, kept)
    assert {"boot", "moot"} <= set(kept.read_text("utf-8").split())
    assert "elephant" not in kept.read_text("utf-8")


@pytest.mark.parametrize("word", ["boot", "through", "bright", "lower", "downs"])
def test_real_words_are_no_slips(word: str) -> None:
    assert slipped_from(word) is None


def test_a_word_that_looks_like_ours_changes_nothing() -> None:
    assert parse("walk me through it") == NotAnAdjustment()
