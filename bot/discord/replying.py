"""Answers to a command or a button: through the interaction while it lives, ordinary messages after."""

import logging
from enum import Enum, auto
from typing import Any

import discord

from bot.discord.carrying import carried, instead, new
from bot.discord.channels import Channels
from bot.discord.letters import Letter, letters, only_letter
from bot.discord.refusals import DEAD, Refused
from bot.discord.settings import DiscordSettings
from bot.platform import Outgoing

_log = logging.getLogger(__name__)


class _DeadError(Exception):
    """The interaction can't be answered any more."""


class _Note(Enum):
    """What a command has left in the chat so far."""

    NONE = auto()
    THINKING = auto()  # Discord's own; the next answer takes its place
    DOTS = auto()


class Replying:
    """How one interaction is answered."""

    def __init__(
        self, interaction: discord.Interaction[Any], channels: Channels, settings: DiscordSettings
    ) -> None:
        self._interaction, self._channels, self._settings = interaction, channels, settings
        self._alive = True
        self._note = _Note.NONE

    async def defer(self) -> None:
        """Tell Discord within its three seconds that we are at it; too late, and we answer all the same."""
        pressed = self._interaction.type is discord.InteractionType.component
        try:
            await self._interaction.response.defer(thinking=not pressed)
            self._note = _Note.NONE if pressed else _Note.THINKING
        except Refused as error:
            self._alive = False
            _log.warning("interaction %s could not be deferred: %s", self._interaction.id, error)

    async def deliver(self, outgoing: Outgoing, key: str) -> str:
        """Bring one answer, as bot.discord.answering wants it."""
        if self._alive and not self._interaction.is_expired():
            try:
                return await self._through_interaction(outgoing)
            except _DeadError:
                self._alive = False
        if outgoing.instead and self._interaction.message is not None:
            message = str(self._interaction.message.id)
            await self._channels.edit(self._chat, message, outgoing)
            return message
        return await self._channels.send(self._chat, outgoing, key)

    async def finish(self) -> None:
        """Take away the note that we think, if no answer took its place."""
        if self._note is _Note.NONE:
            return
        self._note = _Note.NONE
        try:
            await self._interaction.delete_original_response()
        except Refused as error:
            _log.info("interaction %s could not be tidied up: %s", self._interaction.id, error)

    @property
    def _chat(self) -> str:
        return str(self._interaction.channel_id)

    async def _through_interaction(self, outgoing: Outgoing) -> str:
        if outgoing.instead and self._interaction.message is not None:
            return await self._instead(outgoing)
        quiet = outgoing.quiet and not (self._note is _Note.THINKING and self._interaction.guild_id is None)
        ids = [await self._new(letter, quiet) for letter in letters(outgoing)]
        return ids[0]

    async def _new(self, letter: Letter, quiet: bool) -> str:
        async def call(fitting: Letter) -> Any:
            with _Living():
                if quiet:
                    await self._make_way()
                return await self._interaction.followup.send(**new(fitting), ephemeral=quiet, wait=True)

        message = await carried(letter, self._limit, self._settings.patience, call)
        if self._note is _Note.THINKING:
            self._note = _Note.NONE
        return str(message.id)

    async def _make_way(self) -> None:
        """Fill in for the note that we think: what would do so next is seen by all, as the note is.

        It is deleted only when all is said, as Discord takes no further answers to a deleted note.
        """
        if self._note is _Note.THINKING:
            await self._interaction.edit_original_response(content="…")
            self._note = _Note.DOTS

    async def _instead(self, outgoing: Outgoing) -> str:
        async def call(fitting: Letter) -> Any:
            with _Living():
                return await self._interaction.edit_original_response(**instead(fitting))

        message = await carried(only_letter(outgoing), self._limit, self._settings.patience, call)
        return str(message.id)

    @property
    def _limit(self) -> int:
        return self._interaction.filesize_limit


class _Living:
    """Makes an interaction's death an error of its own, which is no refusal of the message."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, discord.HTTPException) and error.code in DEAD:
            raise _DeadError from error
