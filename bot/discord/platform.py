"""Discord, as the conversation knows it."""

from bot.discord.answering import Answering
from bot.discord.channels import Channels
from bot.discord.client import Client
from bot.discord.commands import add_commands
from bot.discord.greeting import Greeting
from bot.discord.interactions import Interactions
from bot.discord.receiving import Receiving
from bot.discord.settings import DiscordSettings
from bot.platform import Answers, Outgoing
from bot.turns import Turns


class Discord:
    """The Discord bot: brings what people do to the desk, and is a bot.platform.Platform for the rest."""

    name = "discord"
    edits_every = 2.0

    def __init__(self, settings: DiscordSettings, answers: Answers) -> None:
        self.settings = settings
        self.client = Client(settings.message_content)
        self._channels = Channels(self.client, settings)
        self._turns, answering = Turns(), Answering(answers, settings.pauses)
        receiving = Receiving(answering, self._channels, self._turns, settings)
        interactions = Interactions(answering, receiving, self._channels, self._turns, settings)
        add_commands(self.client.tree, interactions)
        self.client.pass_on(receiving.message, interactions.other, Greeting(self._channels).hello)

    async def send(self, chat: str, outgoing: Outgoing, key: str) -> str:
        """Send to a channel; the id of the message, the first of several. Raises NotTaken."""
        return await self._channels.send(chat, outgoing, key)

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        """Put something else in place of a message. Raises NotTaken."""
        await self._channels.edit(chat, message, outgoing)

    @property
    def busy(self) -> bool:
        """Whether somebody is being answered just now."""
        return len(self._turns) > 0
