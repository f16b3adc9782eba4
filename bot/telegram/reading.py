"""Telegram's updates as events of the conversation."""

from typing import Protocol

from telegram import CallbackQuery, Document, Message, PhotoSize, Update, User
from telegram.error import BadRequest

from bot.conversation.events import ButtonPressed, CommandGiven, Event, Origin, PhotoSent, TextSent
from bot.platform import Outgoing
from bot.telegram.addressing import Addressing
from bot.telegram.connecting import Bot
from bot.telegram.limits import DOWNLOAD
from bot.telegram.places import chat_of
from bot.text.locales import negotiate
from bot.text.text import Text
from storage.users import Who

ALLOWED = ["message", "callback_query"]  # kinds of updates that we want from Telegram


class _Fetched(Protocol):
    file_id: str
    file_size: int | None


class Reader:
    """Reads updates, and fetches the photos they speak of."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._addressing = Addressing(bot.bot)

    async def read(self, update: Update) -> Event | Outgoing | None:
        """The event; or what to say where there can't be one; None for what is not for us."""
        if update.callback_query is not None:
            return _pressed(update, update.callback_query)
        message = update.message
        if message is None or message.from_user is None or message.from_user.is_bot:
            return None
        if any(member.id == self._bot.id for member in message.new_chat_members):
            return Outgoing(_text(message.from_user).say("group-hello"))
        if not self._addressing.is_meant(message):
            return None
        return await self._event(message, _origin(update, message.from_user, chat_of(message)))

    async def _event(self, message: Message, origin: Origin) -> Event | Outgoing | None:
        file = _largest(message.photo) or message.document
        words = self._addressing.words(message)
        if file is not None:
            return await self._photo(origin, file, words)
        if _is_other_media(message):
            return Outgoing(Text(negotiate(origin.language)).say("photo-not-a-picture"))
        if message.text is None:
            return None
        answered = message.reply_to_message
        reply_to = str(answered.message_id) if answered else None
        command = self._addressing.command(message)
        if command is None and not words:  # nothing but our name
            command = "start"
        return CommandGiven(origin, command, reply_to) if command else TextSent(origin, words, reply_to)

    async def _photo(self, origin: Origin, file: _Fetched, words: str) -> PhotoSent | Outgoing:
        text = Text(negotiate(origin.language))
        too_large = Outgoing(text.say("photo-too-large", megabytes=DOWNLOAD // 1_000_000))
        if (file.file_size or 0) > DOWNLOAD:
            return too_large
        try:
            fetched = await self._bot.get_file(file.file_id)
            data = bytes(await fetched.download_as_bytearray())
        except BadRequest as error:
            if "too big" in str(error).lower():
                return too_large
            if "temporarily" in str(error).lower():
                raise
            return Outgoing(text.say("photo-broken"))
        return PhotoSent(origin, data, words)


def person_of(update: Update) -> str:
    """Whose update it is."""
    return str(update.effective_user.id if update.effective_user else 0)


def carries_file(update: Update) -> bool:
    """Whether reading it means fetching a file."""
    return update.message is not None and bool(update.message.photo or update.message.document)


def _pressed(update: Update, query: CallbackQuery) -> ButtonPressed | None:
    if query.data is None or query.message is None:
        return None
    message = query.message
    chat = chat_of(message) if isinstance(message, Message) else str(message.chat.id)
    return ButtonPressed(_origin(update, query.from_user, chat), query.data)


def _origin(update: Update, person: User, chat: str) -> Origin:
    return Origin(Who("telegram", str(person.id)), chat, f"telegram:{update.update_id}", person.language_code)


def _text(person: User) -> Text:
    return Text(negotiate(person.language_code))


def _largest(photo: tuple[PhotoSize, ...]) -> PhotoSize | Document | None:
    return max(photo, key=lambda size: (size.width * size.height, size.file_size or 0), default=None)


def _is_other_media(message: Message) -> bool:
    kinds = (message.video, message.sticker, message.voice, message.audio, message.video_note)
    return any(kind is not None for kind in kinds)
