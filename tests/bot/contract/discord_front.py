"""The whole bot on simcord's Discord: the real client, desk, storage and deliveries."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import discord
from pydantic import SecretStr
from simcord import Env
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, UserHandle

from bot.conversation.deciding import House
from bot.delivery import Delivery
from bot.desk import Desk
from bot.discord.platform import Discord
from bot.discord.settings import DiscordSettings
from bot.installation import Installation
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.queue import Queue
from storage.settings import Settings
from tests.bot.contract.front import Group, Seen
from tests.bot.discord.wire import TOKEN
from tests.fakes.simulated_discord import Habits

_STOPPING = 60.0  # seconds


@dataclass
class DiscordGroup:
    """A channel of a server, and how the bot is addressed in it."""

    guild: GuildHandle
    channel: ChannelHandle
    mention: str


@dataclass
class DiscordPerson:
    """Somebody on Discord, in private or in a server."""

    front: "DiscordFront"
    user: UserHandle
    language: str
    place: DiscordGroup | None = None
    member: MemberActor | None = None

    async def writes(self, text: str, to: Seen | None = None) -> None:
        await self._says(text, to)

    async def sends(self, *photos: bytes, words: str = "") -> None:
        await self._says(words, None, *photos)

    async def commands(self, name: str) -> None:
        self.front.habits.language = self.language
        if self.place is None or self.member is None:
            await self.user.slash(name)
        else:
            await self.member.slash(self.place.channel, name)

    async def presses(self, message: Seen, label: str) -> None:
        self.front.habits.language = self.language
        there = next(each for each in self._history() if str(each.id) == message.name)
        await (self.member or self.user).click(there, label=label)

    async def screen(self) -> list[Seen]:
        return [await self._seen(message) for message in self._history() if message.author.bot]

    def within(self, group: Group) -> "DiscordPerson":
        assert isinstance(group, DiscordGroup)
        member = self.front.members.get((group.guild.id, self.user.id)) or group.guild.add_member(self.user)
        self.front.members[group.guild.id, self.user.id] = member
        return DiscordPerson(self.front, self.user, self.language, group, member)

    async def _says(self, text: str, to: Seen | None, *photos: bytes) -> None:
        files = [(f"photo-{number}.jpg", data) for number, data in enumerate(photos)]
        if self.place is not None and self.member is not None:
            answered = next((each for each in self._history() if to and str(each.id) == to.name), None)
            await self.member.send(self.place.channel, text, reply_to=answered, attachments=files)
            return
        backend, channel = self.front.env.backend, self.user.dm_channel.id
        more: dict[str, Any] = {}
        if to is not None:
            reference = {"channel_id": str(channel), "message_id": to.name}
            more["reference"] = backend.normalize_message_reference(channel, reference)
        await self.user.send_dm(text, attachments=backend.store_attachments(channel, files), **more)

    def _history(self) -> list[discord.Message]:
        if self.place is None:
            return self.user.dm_channel.history(viewer=self.user)
        return self.place.channel.history(viewer=self.member)

    async def _seen(self, message: discord.Message) -> Seen:
        labels = [item.label or "" for item in _buttons(message)]
        pictures = [await file.read() for file in message.attachments]
        said, note = message.content.replace("\\", ""), message.flags.ephemeral
        return Seen(str(message.id), said, tuple(pictures), tuple(labels), note)


@dataclass
class DiscordFront:
    """One Discord, and the bot on it."""

    settings: Settings
    habits: Habits
    name: str = "discord"
    has_slider: bool = False
    keeps_what_was_forgotten: bool = True
    members: dict[tuple[int, int], MemberActor] = field(default_factory=dict)
    _people: int = 0
    _env: Env | None = None
    _bot: "_Bot | None" = None

    @property
    def env(self) -> Env:
        """The simulated Discord."""
        assert self._env is not None
        return self._env

    def person(self, language: str = "en") -> DiscordPerson:
        self._people += 1
        return DiscordPerson(self, self.env.create_user(f"person-{self._people}"), language)

    def group(self) -> DiscordGroup:
        guild = self.env.create_guild()
        user = self.env.bot.user
        assert user is not None
        return DiscordGroup(guild, guild.create_text_channel("friends"), f"<@{user.id}>")

    async def start(self) -> None:
        self._bot = _Bot(self.settings)
        if self._env is None:
            self._env = Env(self._bot.platform.client, settle_timeout=30.0)
            await self._env.start()
        else:
            await self._env.restart_bot(self._bot.platform.client)
        self._bot.deliver()

    async def stop(self) -> None:
        if self._bot is not None:
            await self.env.settle()
            await self._bot.close()
            self._bot = None

    async def close(self) -> None:
        """End Discord itself, and tell what went wrong in the bot."""
        await self.stop()
        if self._env is not None:
            await self._env.shutdown()
            assert self._env.errors == []

    async def a_day_later(self) -> None:
        await self.env.advance_time(timedelta(days=1).total_seconds())


class _Bot:
    """All that `bot.serving.talk` puts together, without the connection, which simcord replaces."""

    def __init__(self, settings: Settings) -> None:
        self._database = Database(settings.database)
        self._queue = Queue(self._database)
        blobs = BlobStore(open_store(settings.blobs), self._database)
        installation = Installation(self._database, blobs, self._queue, House(settings.family))
        self.platform = Discord(
            DiscordSettings(SecretStr(TOKEN), patience=5.0, pauses=(0.05, 0.05)), Desk(installation)
        )
        self._delivery = Delivery(installation, self.platform)
        self._stop = asyncio.Event()
        self._delivering: asyncio.Task[None] | None = None

    def deliver(self) -> None:
        """Begin to bring results and progress."""
        self._delivering = asyncio.create_task(self._delivery.run(self._stop))

    async def close(self) -> None:
        """End everything."""
        self._stop.set()
        if self._delivering is not None:
            await asyncio.wait_for(self._delivering, _STOPPING)
        self._queue.close()
        await self._database.close()


def _buttons(message: discord.Message) -> list[discord.Button]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [item for row in rows for item in row.children if isinstance(item, discord.Button)]
