"""Messages on their way to Telegram."""

import logging
from collections import OrderedDict
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    WebAppInfo,
)
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.platform import Label, NotTaken, Outgoing, Shot
from bot.telegram.connecting import Bot
from bot.telegram.limits import UPLOAD
from bot.telegram.parts import Album, Buttons, Part, Picture, Words, parts_of
from bot.telegram.places import is_private, place
from bot.telegram.troubles import is_about_the_picture, not_taken

NO_PREVIEW = LinkPreviewOptions(
    is_disabled=True
)  # of a signed link, a stranger's server would fetch the picture
_REMEMBERED = 2000

_log = logging.getLogger(__name__)


class Sender:
    """Sends messages part by part; under the same key it goes on where Telegram last took a part."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._taken: OrderedDict[str, list[list[int]]] = OrderedDict()
        self._parts: OrderedDict[tuple[str, str], tuple[str, ...]] = OrderedDict()

    async def send(self, chat: str, outgoing: Outgoing, key: str) -> list[str]:
        """Send all of it; the ids of the messages that it became. Raises NotTaken."""
        taken = self._taken.setdefault(key, [])
        self._taken.move_to_end(key)
        _keep_few(self._taken)
        for part in parts_of(outgoing)[len(taken) :]:
            taken.append(await self._deliver(chat, part))
        ids = [str(message) for messages in taken for message in messages]
        self._parts[chat, ids[0]] = tuple(ids)
        _keep_few(self._parts)
        return ids

    def parts(self, chat: str, message: str) -> tuple[str, ...]:
        """The messages that were sent as one, by the first; this process remembers only the last ones."""
        return self._parts.get((chat, message), (message,))

    async def _deliver(self, chat: str, part: Part) -> list[int]:
        number, topic = place(chat)
        try:
            try:
                return await self._send(number, topic, part)
            except ChatMigrated as moved:
                return await self._send(moved.new_chat_id, None, part)
        except TelegramError as error:
            raise not_taken(error) from error

    async def _send(self, chat: int, topic: int | None, part: Part) -> list[int]:
        match part:
            case Words():
                message = await self._bot.send_message(
                    chat,
                    part.text,
                    message_thread_id=topic,
                    reply_markup=keyboard(part.buttons, chat),
                    link_preview_options=NO_PREVIEW,
                )
                return [message.message_id]
            case Picture():
                return [await self._send_picture(chat, topic, part)]
            case Album():
                media = [medium(shot, part.caption if at == 0 else "") for at, shot in enumerate(part.shots)]
                messages = await self._bot.send_media_group(chat, media, message_thread_id=topic)
                return [message.message_id for message in messages]

    async def _send_picture(self, chat: int, topic: int | None, part: Picture) -> int:
        if part.shot.as_file:
            return await self._send_file(chat, topic, part)
        try:
            message = await self._bot.send_photo(
                chat,
                part.shot.data,
                caption=part.caption or None,
                message_thread_id=topic,
                reply_markup=keyboard(part.buttons, chat),
                filename=part.shot.name,
            )
        except BadRequest as error:
            if not is_about_the_picture(error):
                raise
            _log.info("not taken as a photo, so sent as a file: %s", error)
            return await self._send_file(chat, topic, part)
        return message.message_id

    async def _send_file(self, chat: int, topic: int | None, part: Picture) -> int:
        refuse_too_large(part.shot)
        message = await self._bot.send_document(
            chat,
            part.shot.data,
            caption=part.caption or None,
            message_thread_id=topic,
            reply_markup=keyboard(part.buttons, chat),
            filename=part.shot.name,
            disable_content_type_detection=True,
        )
        return message.message_id


def _keep_few(memory: OrderedDict[Any, Any]) -> None:
    while len(memory) > _REMEMBERED:
        memory.popitem(last=False)


def keyboard(buttons: Buttons, chat: int) -> InlineKeyboardMarkup | None:
    """The buttons as Telegram takes them; those that open a page only where that can be."""
    taken = [[label for label in row if label.url is None or is_private(chat)] for row in buttons]
    rows = [[_button(label) for label in row] for row in taken if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(label: Label) -> InlineKeyboardButton:
    """A page is opened inside Telegram, which tells it who looks at it."""
    if label.url is not None:
        return InlineKeyboardButton(label.text, web_app=WebAppInfo(label.url))
    return InlineKeyboardButton(label.text, callback_data=label.data)


def medium(shot: Shot, caption: str) -> InputMediaPhoto | InputMediaDocument:
    """A shot as part of an album, or in place of another picture."""
    if not shot.as_file:
        return InputMediaPhoto(shot.data, caption=caption or None, filename=shot.name)
    refuse_too_large(shot)
    return InputMediaDocument(
        shot.data, caption=caption or None, filename=shot.name, disable_content_type_detection=True
    )


def refuse_too_large(shot: Shot) -> None:
    """Raises NotTaken for a file that is over what a bot may send."""
    if len(shot.data) > UPLOAD:
        raise NotTaken(f"{shot.name} is over {UPLOAD // 1_000_000} MB, the most Telegram takes", again=False)
