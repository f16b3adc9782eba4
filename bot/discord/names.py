"""Names and descriptions of what Discord lists, in the languages there are."""

from discord import Locale as DiscordLocale
from discord.app_commands import TranslationContextTypes, Translator, locale_str

from bot.text.locales import Locale
from bot.text.text import Text

# Names are typed after a slash, so they are no sentences: small letters, and no spaces.
KOREAN_NAMES = {
    "start": "시작",
    "help": "도움말",
    "status": "상태",
    "cancel": "취소",
    "undo": "되돌리기",
    "redo": "다시적용",
    "settings": "설정",
    "forget": "모두지우기",
}

PAINT = locale_str("paint", korean="그리기")
PAINT_ABOUT = locale_str(
    "Complete a photo in which somebody is cut off", korean="잘린 사람 사진의 나머지 그리기"
)
PHOTO = locale_str("photo", korean="사진")
PHOTO_ABOUT = locale_str("JPEG, PNG or WEBP, up to 20 MB", korean="JPEG, PNG, WEBP, 20MB까지")
WORDS = locale_str("words", korean="설명")
WORDS_ABOUT = locale_str("What the person should wear, or where to be", korean="옷이나 장소")
ADJUST = locale_str("adjust", korean="자세고치기")
ADJUST_ABOUT = locale_str("Correct the pose in several lines", korean="여러 줄로 자세 고치기")
ADJUST_THIS = locale_str("Correct this pose", korean="이 자세 고치기")


def name_of(command: str) -> locale_str:
    """The name of a command of the conversation's."""
    return locale_str(command, korean=KOREAN_NAMES[command])


def about(command: str) -> locale_str:
    """What a command of the conversation's does."""
    english, korean = (Text(locale).say(f"command-{command}") for locale in (Locale.ENGLISH, Locale.KOREAN))
    return locale_str(english, korean=korean)


class Names(Translator):
    """Gives Discord the Korean names when the commands are registered."""

    async def translate(
        self, string: locale_str, locale: DiscordLocale, context: TranslationContextTypes
    ) -> str | None:
        """The string in that language, or None for those that hear English."""
        return string.extras.get("korean") if locale is DiscordLocale.korean else None
