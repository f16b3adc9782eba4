"""What docs/discord.md says is so."""

import re
from dataclasses import fields
from pathlib import Path

import discord

from bot.conversation.events import COMMANDS
from bot.discord.settings import MEBIBYTE, DiscordSettings

PAGE = (Path(__file__).parents[3] / "docs" / "discord.md").read_text(encoding="utf-8")


def test_the_invitation_asks_for_what_the_table_lists() -> None:
    asked = re.search(r"permissions=(\d+)", PAGE)
    assert asked is not None
    named = (
        "View Channels",
        "Send Messages",
        "Send Messages in Threads",
        "Attach Files",
        "Read Message History",
    )
    flags = ("view_channel", *(name.lower().replace(" ", "_") for name in named[1:]))
    assert discord.Permissions(int(asked.group(1))) == discord.Permissions(**dict.fromkeys(flags, True))
    table = PAGE[PAGE.index("| permission |") : PAGE.index("No other permission")]
    assert all(name in table for name in named)


def test_every_setting_is_listed() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [
        each.name for each in fields(DiscordSettings)
    ]
    assert f"{DiscordSettings.upload_limit // MEBIBYTE} MiB" in PAGE
    assert f"{DiscordSettings.patience:.0f} s" in PAGE


def test_every_command_is_listed() -> None:
    assert all(f"/{name}" in PAGE for name in (*COMMANDS, "paint", "adjust"))
