"""What is settled at the start, and what never gets into a log."""

import asyncio
import io
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from bot.conversation.events import COMMANDS
from bot.platform import Outgoing
from bot.telegram.front import Telegram
from bot.telegram.serving import serve
from bot.telegram.settings import TelegramSettings
from pipeline.errors import Missing
from storage.logs import set_up
from tests.bot.telegram.conftest import IMPATIENT, running
from tests.bot.telegram.scripted import Scene, ScriptedDesk, picture, shot
from tests.fakes.telegram import BROKEN, SILENCE, TOKEN, FakeTelegram
from tests.fakes.telegram_world import Refused

SECRET = TOKEN.split(":")[1]


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """All that anything logs at all, as an installation without our own set-up would write it."""
    written, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


async def test_commands_are_listed_in_both_languages(scene: Scene) -> None:
    commands = await scene.fake.until(
        lambda: len(scene.fake.world.commands) == 2 and scene.fake.world.commands
    )
    assert isinstance(commands, dict)
    assert [command["command"] for command in commands[""]] == list(COMMANDS)
    assert [command["command"] for command in commands["ko"]] == list(COMMANDS)
    assert commands[""][0]["description"] == "How it works"
    assert any("가" <= letter <= "힣" for letter in commands["ko"][0]["description"])


async def test_commands_that_telegram_does_not_take_stop_nothing(
    telegram: Telegram, fake: FakeTelegram, desk: ScriptedDesk
) -> None:
    fake.trouble("setMyCommands", Refused(400, "Bad Request: BOT_COMMAND_INVALID"))
    async with running(telegram):
        fake.person().say("hello")
        await fake.until(lambda: desk.events)


async def test_a_wrong_token_is_told_without_telling_it(
    settings: TelegramSettings, desk: ScriptedDesk, everything_logged: io.StringIO
) -> None:
    wrong = replace(settings, token=SecretStr("123456789:BBwrongwrongwrongwrongwrongwrong_wr"))
    with pytest.raises(Missing, match="BotFather") as told:
        await serve(Telegram(wrong, desk), asyncio.Event())
    assert "BBwrong" not in f"{told.value!r} {told.value.__cause__!r} {everything_logged.getvalue()}"


async def test_a_token_that_is_revoked_while_the_bot_runs_ends_it(
    settings: TelegramSettings, desk: ScriptedDesk, fake: FakeTelegram
) -> None:
    fake.trouble("getUpdates", Refused(401, "Unauthorized"))
    with pytest.raises(Missing, match="BotFather"):
        await asyncio.wait_for(serve(Telegram(settings, desk), asyncio.Event()), 30)


async def test_two_bots_with_one_token_are_told(
    telegram: Telegram, fake: FakeTelegram, desk: ScriptedDesk, everything_logged: io.StringIO
) -> None:
    fake.trouble("getUpdates", Refused(409, "Conflict: terminated by other getUpdates request"))
    async with running(telegram):
        fake.person().say("hello")
        await fake.until(lambda: desk.events)
    assert "stop one of them" in everything_logged.getvalue()


async def everything(telegram: Telegram, desk: ScriptedDesk, fake: FakeTelegram) -> None:
    """A bit of all that talks to Telegram, with trouble."""
    person = fake.person()
    fake.trouble("getUpdates", BROKEN)
    fake.trouble("getFile", SILENCE)
    fake.trouble("download", BROKEN, Refused(404, "Not Found"))
    fake.trouble("sendPhoto", BROKEN, SILENCE, Refused(401, "Unauthorized"))
    desk.says(Outgoing("Done!", (shot(),)), Outgoing("More"))
    async with running(telegram):
        person.photo(picture("JPEG"), "my secret wish")
        await fake.until(lambda: len(person.inbox) == 2)


@pytest.mark.parametrize("patience", [IMPATIENT], ids=str)
async def test_the_token_is_in_no_log_line(
    telegram: Telegram, desk: ScriptedDesk, fake: FakeTelegram, everything_logged: io.StringIO
) -> None:
    await everything(telegram, desk, fake)
    written = everything_logged.getvalue()
    assert "trying again" in written
    assert SECRET not in written
    assert "my secret wish" not in written


async def test_our_own_logs_strike_the_token_out_even_if_a_library_writes_it(
    telegram: Telegram, fake: FakeTelegram, capsys: pytest.CaptureFixture[str]
) -> None:
    root, levels = logging.getLogger(), {}
    handlers, levels[""] = root.handlers[:], root.level
    try:
        set_up("lines", logging.DEBUG)
        for chatty in ("aiohttp", "telegram"):
            levels[chatty] = logging.getLogger(chatty).level
            logging.getLogger(chatty).setLevel(logging.DEBUG)
        await telegram.send(str(fake.person().id), Outgoing("Done!", (shot(),)), "k")
        logging.getLogger("aiohttp").debug("POST %s/bot%s/sendPhoto", fake.url, TOKEN)
    finally:
        root.handlers[:] = handlers
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
    written = capsys.readouterr().err
    assert "/bot***/sendPhoto" in written
    assert SECRET not in written
