"""The main scenario with a real worker process and the bundled family; only Telegram is ours."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydantic import SecretStr
from skimage.data import astronaut

from tests.bot.contract.main_scenario import WAITING, same
from tests.bot.contract.retoucher import Retoucher
from tests.bot.contract.stage import Stage, pixels
from tests.bot.contract.telegram_front import TelegramFront
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.pipeline.worker.yard import Yard

_KEPT = 150  # rows of the photo that are far from what is painted
_SIDE = 256


@pytest.fixture(scope="module")
def photo() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(astronaut()).resize((_SIDE, _SIDE)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
async def yard(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Yard]:
    async with Yard(tmp_path, Path("street"), sqlite_url) as made:
        yield made


@pytest.fixture
async def front(yard: Yard) -> AsyncIterator[TelegramFront]:
    fake = await FakeTelegram().start()
    made = TelegramFront(
        fake, yard.settings.model_copy(update={"telegram_api": fake.url, "telegram_token": SecretStr(TOKEN)})
    )
    await made.start()
    yield made
    await made.stop()
    await fake.stop()


@pytest.fixture(autouse=True)
def drawn_here() -> None:
    """Drawn as it is for real: in a process."""


@pytest.fixture(autouse=True)
def one_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other seeds are tried: whether the legs are where they should be is no matter of this test."""
    monkeypatch.setattr("bot.conversation.painting.ATTEMPTS", 1)


@pytest.fixture
def stage(front: TelegramFront, painter: Retoucher, photo: bytes) -> Stage:
    return Stage(front, painter, photo, patience=240.0)


async def test_from_a_photo_to_a_file(stage: Stage, front: TelegramFront, yard: Yard) -> None:
    yard.start()
    anna = stage.actor()
    await anna.sends()
    taken = await anna.sees(*WAITING, button="Cancel")
    result = await anna.sees("Done! The numbers mark the joints.", pictures=2)
    over = await anna.sees("It's ready, see below.")
    assert over.name == taken.name
    height, width = pixels(result.pictures[0]).shape[:2]
    assert height > 1.2 * _SIDE
    assert width >= _SIDE
    _previews(front)

    await anna.writes("13 right 6; left knee right 3")
    corrected = await anna.sees("This is the new pose", pictures=1)
    await anna.presses(corrected, "Paint")
    repainted = await anna.sees("Repainted as picture 3.", pictures=2)
    assert not same(repainted.pictures[0], result.pictures[0])
    await anna.writes("black trousers and red sneakers")
    noted = await anna.sees("“black trousers and red sneakers”")
    await anna.presses(noted, "Variations")
    variations = await anna.sees("Here are 4 variations.", pictures=4)
    assert len({*variations.pictures}) == 4
    await anna.presses(variations, "5")
    await anna.sees("Back to picture 5.", pictures=1)
    await anna.presses(result, "Full-size file")
    file = pixels((await anna.sees("This is picture 5.", pictures=1)).pictures[0])
    assert file.shape == (height, width, 3)
    assert np.array_equal(file[:_KEPT], pixels(stage.photo)[:_KEPT])
    assert file[-40:].std() > 5  # something is painted there
    await anna.presses(result, "Before / after")
    await anna.sees("This is picture 5.", pictures=1)


def _previews(front: TelegramFront) -> None:
    """Progress was told in the one message, with pictures of what is being painted."""
    told = [form["media"]["caption"] for form in front.fake.called("editMessageMedia")]
    assert any(caption.startswith("Painting… ") for caption in told), told
