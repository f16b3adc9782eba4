"""A server that invites the bot is told how to address it."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.text.locales import Locale
from bot.text.text import Text
from tests.bot.discord.world import World


async def invited(world: World, **changed: Any) -> None:
    """The server of that world invites the bot, with something about it changed."""
    (guild,) = world.platform.client.guilds
    known = {name: getattr(guild, name) for name in ("id", "me", "system_channel", "text_channels")}
    seen: Any = SimpleNamespace(**known | {"preferred_locale": discord.Locale.american_english} | changed)
    world.platform.client.dispatch("guild_join", seen)
    await world.env.settle()


@pytest.mark.parametrize(
    ("locale", "spoken"), [(discord.Locale.german, Locale.ENGLISH), (discord.Locale.korean, Locale.KOREAN)]
)
async def test_it_is_told_in_its_language(world: World, locale: discord.Locale, spoken: Locale) -> None:
    await invited(world, preferred_locale=locale)
    (said,) = world.channel.history(viewer=world.alice)
    assert said.content == Text(spoken).say("discord-hello")


async def test_where_it_may_not_write_nothing_is_said(world: World) -> None:
    await invited(world, text_channels=[])
    assert world.channel.history(viewer=world.alice) == []
