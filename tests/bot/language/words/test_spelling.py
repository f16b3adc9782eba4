import pytest

from bot.language.words.hangul import keys, sound
from bot.language.words.lexicon import LATIN
from bot.language.words.plain import plain
from bot.language.words.spelling import nearest, slipped_from


@pytest.mark.parametrize(
    ("slip", "word"),
    [("anlke", "ankle"), ("ankl", "ankle"), ("donw", "down"), ("shoulderr", "shoulder"), ("rigth", "right")],
)
def test_one_slip_of_the_finger_is_forgiven(slip: str, word: str) -> None:
    assert slipped_from(slip) == word


@pytest.mark.parametrize("word", "boot light lake gown tight hit banana town skin knead".split())
def test_words_of_their_own_are_no_slips(word: str) -> None:
    assert word not in LATIN
    assert slipped_from(word) is None


def test_the_nearest_word_is_by_letters_and_jamo() -> None:
    for written, known in (("ankkell", "ankle"), ("압래로", "아래로"), ("shouldr", "shoulder")):
        word = nearest(written)
        assert word is not None
        assert word.form == known
    assert nearest("xyzzy") is None


def test_syllables_that_sound_alike_are_alike() -> None:
    assert sound("무릅") == sound("무릎")
    assert sound("어께") == sound("어깨")
    assert sound("발") != sound("팔")
    assert keys("오른족") == keys("오른쪽")
    assert keys("발") != keys("팔")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  13   Down 5 ", "13 down 5"),
        ("１３ down ５", "13 down 5"),
        ("13 ⬇️ 5", "13 ⬇ 5"),
        ("movethe leftfoot", "move the left foot"),
        ("pleeease, sooo kneee", "please, so knee"),
        ("right-foot x-4", "right foot x-4"),
        ("makeup hideout", "makeup hideout"),
        ("13 down 4 :)", "13 down 4"),
        ("it’s", "it's"),
    ],
)
def test_text_is_made_plain(typed: str, text: str) -> None:
    assert plain(typed) == text
