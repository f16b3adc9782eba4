"""Whatever is wrong with a photo has its sentence, and is counted."""

import pytest

from bot.acting import Done
from bot.conversation.decision import say
from bot.metrics import Metrics
from bot.text.locales import Locale
from bot.text.text import Text
from bot.troubles import mistake_message
from pipeline.errors import UserMistake
from storage.intake import Fault, FaultyPhoto
from storage.users import Who


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_a_photo_is_told(fault: Fault, locale: Locale) -> None:
    said = Text(locale).tell(mistake_message(FaultyPhoto(fault, 9000, 10)))
    assert said.endswith("." if locale is Locale.ENGLISH else "요.")
    assert said != Text(locale).tell(mistake_message(UserMistake("This draft is gone.")))


def test_an_iphones_photo_gets_its_own_advice() -> None:
    assert "HEIC" in Text(Locale.KOREAN).tell(mistake_message(FaultyPhoto(Fault.HEIF)))


@pytest.mark.parametrize("fault", Fault)
def test_every_refused_photo_is_counted(fault: Fault) -> None:
    metrics = Metrics()
    said = say(mistake_message(FaultyPhoto(fault)))
    metrics.said(Done(Who("web", "anna"), Locale.ENGLISH, said.replies))
    samples = [sample for family in metrics.refusals.collect() for sample in family.samples]
    assert sum(sample.value for sample in samples if sample.name.endswith("_total")) == 1
