import pytest
from sqlalchemy.exc import OperationalError

from pipeline.errors import Missing
from storage.blobs import Away
from storage.patience import patiently


class Flaky:
    """Away for the first calls."""

    def __init__(self, away: int, error: Exception) -> None:
        self.away, self.error, self.calls = away, error, 0

    async def __call__(self) -> str:
        self.calls += 1
        if self.calls <= self.away:
            raise self.error
        return "there"


@pytest.mark.parametrize("error", [Away("no room"), OperationalError("select 1", {}, ConnectionError())])
async def test_what_is_away_is_waited_for(error: Exception) -> None:
    call = Flaky(2, error)
    assert await patiently(call) == "there"
    assert call.calls == 3


async def test_patience_has_an_end() -> None:
    with pytest.raises(Away, match="no room"):
        await patiently(Flaky(1000, Away("no room")), patience=0.5)


async def test_nobody_waits_for_what_is_gone() -> None:
    call = Flaky(1, Missing("gone"))
    with pytest.raises(Missing, match="gone"):
        await patiently(call)
    assert call.calls == 1
