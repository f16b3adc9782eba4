"""The commands as Telegram lists them, in every language of the bot."""

from telegram import BotCommand

from bot.conversation.events import COMMANDS
from bot.telegram.connecting import Bot
from bot.text.locales import Locale
from bot.text.text import Text


async def publish_commands(bot: Bot) -> None:
    """English for everybody, and each other language for those who use Telegram in it."""
    for locale in Locale:
        text = Text(locale)
        commands = [BotCommand(name, text.say(f"command-{name}")) for name in COMMANDS]
        await bot.set_my_commands(commands, language_code=None if locale is Locale.ENGLISH else str(locale))
