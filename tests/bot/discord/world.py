"""A server with a channel and two people, by simcord."""

from dataclasses import dataclass
from typing import TypeVar

import discord
from simcord import Env
from simcord.actors import MemberActor
from simcord.backend.models import AllowedMentions
from simcord.builders import ChannelHandle

from bot.discord.platform import Discord
from tests.bot.discord.desk import ScriptedDesk

T = TypeVar("T")


@dataclass
class World:
    """What the tests of Discord play in; `alice` is the person, `bob` a stranger."""

    env: Env
    desk: ScriptedDesk
    platform: Discord
    channel: ChannelHandle
    alice: MemberActor
    bob: MemberActor

    async def dm(self, text: str = "", *files: tuple[str, bytes]) -> discord.Message:
        """Alice writes in private (send_dm takes no plain files)."""
        user = self.alice.user
        stored = self.env.backend.store_attachments(user.dm_channel.id, [*files])
        return await user.send_dm(text, attachments=stored)

    async def reply_without_ping(self, text: str, to: discord.Message) -> None:
        """Alice replies in the server with the ping switched off."""
        backend, channel = self.env.backend, self.channel.id
        reference = backend.normalize_message_reference(
            channel, {"channel_id": str(channel), "message_id": str(to.id)}
        )
        silent = AllowedMentions(replied_user=False)
        backend.create_message(channel, self.alice.id, text, reference=reference, allowed_mentions=silent)
        await self.env.settle()

    def last(self) -> discord.Message:
        """What was last said in private."""
        return there(self.alice.user.dm_channel.last_message)

    @property
    def mention(self) -> str:
        """How the bot is addressed in a server."""
        return f"<@{there(self.platform.client.user).id}>"


def there(found: T | None) -> T:
    """What has to be there."""
    assert found is not None
    return found
