"""Names and descriptions of what Discord lists, in the languages there are."""

from discord import Locale as DiscordLocale
from discord.app_commands import TranslationContextTypes, Translator, locale_str

from bot.text.locales import Locale
from bot.text.text import Text


def named(id: str) -> locale_str:
    """A text of ours, in English for Discord's code, with its Korean for the translator."""
    english, korean = (Text(locale).say(id) for locale in (Locale.ENGLISH, Locale.KOREAN))
    return locale_str(english, korean=korean)


def name_of(command: str) -> locale_str:
    """The name of a command of the conversation's."""
    return named(f"slash-{command}")


def about(command: str) -> locale_str:
    """What a command of the conversation's does."""
    return named(f"command-{command}")


class Names(Translator):
    """Gives Discord the Korean names when the commands are registered."""

    async def translate(
        self, string: locale_str, locale: DiscordLocale, context: TranslationContextTypes
    ) -> str | None:
        """The string in that language, or None for those that hear English."""
        return string.extras.get("korean") if locale is DiscordLocale.korean else None
