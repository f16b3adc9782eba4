"""Updates that Telegram brings itself."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.platform import Outgoing
from bot.telegram.front import Telegram
from bot.telegram.serving import serve
from bot.telegram.settings import TelegramSettings, Webhook
from bot.telegram.webhook import routes
from pipeline.errors import Missing
from tests.bot.telegram.conftest import running
from tests.bot.telegram.scripted import ScriptedDesk
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_world import bad

SECRET = "s3cret_of-the-hook"


@dataclass
class Hooked:
    """A bot whose page Telegram calls."""

    url: str
    telegram: Telegram

    async def post(self, body: bytes, secret: str | None = SECRET) -> int:
        """What somebody who found the page gets."""
        headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, data=body, headers=headers) as answer,
        ):
            return answer.status


@pytest.fixture
async def hooked(desk: ScriptedDesk, settings: TelegramSettings) -> AsyncIterator[Hooked]:
    pages = web.Application()
    port = await _free_port()
    webhook = Webhook(f"http://127.0.0.1:{port}/telegram/updates", SecretStr(SECRET))
    telegram = Telegram(replace(settings, webhook=webhook), desk)
    pages.router.add_routes(routes(telegram))
    runner = web.AppRunner(pages, shutdown_timeout=0.05, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield Hooked(webhook.url, telegram)
    await runner.cleanup()


async def _free_port() -> int:
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port


async def test_updates_come_by_the_webhook_and_are_answered(
    hooked: Hooked, desk: ScriptedDesk, fake: FakeTelegram
) -> None:
    person = fake.person()
    desk.says(Outgoing("Hi!"))
    person.say("before the start")
    async with running(hooked.telegram):
        await fake.until(lambda: len(person.inbox) == 1)
        person.say("after it")
        await fake.until(lambda: fake.hook_statuses == [200, 200])
    assert len(person.inbox) == 2
    call = fake.called("setWebhook")[0]
    assert call["allowed_updates"] == ["message", "callback_query"]
    assert call["secret_token"] == SECRET
    assert fake.called("getUpdates") == []


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "ü", "\udcff"])
async def test_who_does_not_know_the_secret_is_refused(
    hooked: Hooked, desk: ScriptedDesk, fake: FakeTelegram, secret: str | None
) -> None:
    fake.person().say("hello")
    update = b'{"update_id": 1, "message": {}}'
    async with running(hooked.telegram):
        await fake.until(lambda: desk.answered)
        assert await hooked.post(update, secret) == 403
        assert await hooked.post(b"no json") == 400
        assert await hooked.post(b'{"no": "update"}') == 400
    assert len(desk.events) == 1


async def test_telegram_hears_200_only_after_the_answer(
    hooked: Hooked, desk: ScriptedDesk, fake: FakeTelegram
) -> None:
    person = fake.person()
    held = desk.held[str(person.id)] = asyncio.Event()
    async with running(hooked.telegram):
        person.say("hello")
        await fake.until(lambda: desk.events)
        await asyncio.sleep(0.05)
        assert fake.hook_statuses == []
        held.set()
        await fake.until(lambda: fake.hook_statuses)
    assert fake.hook_statuses == [200]


async def test_before_the_bot_is_ready_telegram_has_to_come_again(hooked: Hooked) -> None:
    assert await hooked.post(b'{"update_id": 1}') == 503


async def test_without_a_webhook_there_is_no_page(settings: TelegramSettings, desk: ScriptedDesk) -> None:
    assert routes(Telegram(settings, desk)) == []


async def test_a_webhook_that_telegram_refuses_is_told(hooked: Hooked, fake: FakeTelegram) -> None:
    fake.trouble("setWebhook", bad("bad webhook: An HTTPS URL must be provided for webhook"))
    with pytest.raises(Missing, match="https url"):
        await serve(hooked.telegram, asyncio.Event())
