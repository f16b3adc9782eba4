"""Pictures have a pace of their own, and what a browser has already costs nothing of it."""

import pytest

from bot.safety.limits import Limits
from tests.bot.web.server.conftest import House, StandingClock


async def test_pictures_are_counted_apart_and_not_twice(
    closed: House, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.pacing._PICTURES", Limits(burst=3, per_minute=60))
    closed.clock = clock = StandingClock()
    await closed.opens()
    anna = await closed.visitor()
    own, _ = await anna.photo(photo)
    picture = own["pictures"][0]["url"]
    tags = [(await anna.get(f"{picture}?width={width}")).headers["ETag"] for width in (16, 17, 18)]
    assert (await anna.get(picture)).status == 429
    for _ in range(5):
        assert (await anna.get(f"{picture}?width=16", {"If-None-Match": tags[0]})).status == 304
    assert (await anna.get(f"/api/drafts/{own['draft']}")).status == 200
    clock.now += 1
    assert [(await anna.get(picture)).status for _ in range(2)] == [200, 429]
