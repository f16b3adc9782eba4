"""Commands, buttons, menus and forms to events, and the answers to them back."""

from typing import Any, cast

import discord

from bot.conversation.events import ButtonPressed, CommandGiven, Event, Origin, PhotoSent, TextSent
from bot.discord.answering import Answering
from bot.discord.channels import Channels
from bot.discord.messages import PLATFORM
from bot.discord.modal import ADJUST, form, is_form, lines_of, message_of
from bot.discord.receiving import Receiving
from bot.discord.replying import Replying
from bot.discord.settings import DiscordSettings
from bot.discord.views import MENU
from bot.turns import Turns
from storage.users import Who

Interaction = discord.Interaction[Any]


class Interactions:
    """What happens with each interaction."""

    def __init__(
        self,
        answering: Answering,
        receiving: Receiving,
        channels: Channels,
        turns: Turns,
        settings: DiscordSettings,
    ) -> None:
        self._answering, self._receiving, self._channels = answering, receiving, channels
        self._turns, self._settings = turns, settings

    async def other(self, interaction: Interaction) -> None:
        """A button, a menu or a form; commands come by the three below."""
        data = cast(dict[str, Any], interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.component:
            pressed = str(data["values"][0]) if custom_id.startswith(MENU) else custom_id
            await self._press(interaction, pressed)
        elif interaction.type is discord.InteractionType.modal_submit and is_form(custom_id):
            text, message = lines_of(data["components"]), message_of(custom_id)
            await self._answer(interaction, TextSent(origin_of(interaction), text, message))

    async def command(self, interaction: Interaction, name: str) -> None:
        """One of the conversation's commands."""
        await self._answer(interaction, CommandGiven(origin_of(interaction), name))

    async def paint(self, interaction: Interaction, photo: discord.Attachment, words: str) -> None:
        """A photo with a command."""
        replying = await self._deferred(interaction)
        async with self._turns.of(str(interaction.user.id)):
            had = await self._receiving.photo(photo, PhotoSent(origin_of(interaction), b"", words.strip()))
            if isinstance(had, PhotoSent):
                await self._answering.answer(had, replying.deliver)
            else:
                await self._answering.say(origin_of(interaction).update, had, replying.deliver)
        await replying.finish()

    async def ask(self, interaction: Interaction, message: str | None) -> None:
        """Show the form for several adjustments; it is an interaction's first answer, or none at all."""
        await interaction.response.send_modal(form(str(interaction.locale), message))

    async def _press(self, interaction: Interaction, data: str) -> None:
        if data == ADJUST:
            await self.ask(interaction, str(interaction.message.id) if interaction.message else None)
        else:
            await self._answer(interaction, ButtonPressed(origin_of(interaction), data))

    async def _answer(self, interaction: Interaction, event: Event) -> None:
        replying = await self._deferred(interaction)
        async with self._turns.of(str(interaction.user.id)):
            await self._answering.answer(event, replying.deliver)
        await replying.finish()

    async def _deferred(self, interaction: Interaction) -> Replying:
        replying = Replying(interaction, self._channels, self._settings)
        await replying.defer()
        return replying


def origin_of(interaction: Interaction) -> Origin:
    """Who did something, in which language they use Discord."""
    who = Who(PLATFORM, str(interaction.user.id))
    return Origin(who, str(interaction.channel_id), f"{PLATFORM}:{interaction.id}", str(interaction.locale))
