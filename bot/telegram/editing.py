"""Messages that are changed after they were sent."""

from contextlib import suppress

from telegram import MaybeInaccessibleMessage, Message
from telegram.error import BadRequest, TelegramError

from bot.platform import NotTaken, Outgoing
from bot.telegram.connecting import Bot
from bot.telegram.limits import CAPTION, TEXT, shortened
from bot.telegram.parts import Picture, Words, parts_of
from bot.telegram.places import place
from bot.telegram.sending import NO_PREVIEW, keyboard, medium
from bot.telegram.troubles import has_no_text, is_unchanged, not_taken


class Editor:
    """Puts something else in place of a message, as far as its kind allows."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        """One picture takes the message's place; words become its text, or its caption. Raises NotTaken."""
        number, id = place(chat)[0], int(message)
        pictures = [part for part in parts_of(outgoing) if not isinstance(part, Words)]
        try:
            match pictures:
                case []:
                    await self._reword(number, id, outgoing)
                case [Picture(shot=shot)]:
                    await self._show(number, id, Picture(shot, outgoing.text, outgoing.buttons))
                case _:
                    raise NotTaken("An album can't take the place of a message.", again=False)
        except TelegramError as error:
            if not is_unchanged(error):
                raise not_taken(error) from error

    async def replace(self, pressed: MaybeInaccessibleMessage, outgoing: Outgoing) -> bool:
        """The same for a message whose button was pressed; False where it doesn't fit. Raises NotTaken."""
        chat, id = pressed.chat.id, pressed.message_id
        try:
            match parts_of(outgoing):
                case [Picture() as picture]:
                    await self._show(chat, id, picture)
                case [Words(text, buttons)] if _caption(pressed) == text:
                    await self._bot.edit_message_reply_markup(chat, id, reply_markup=keyboard(buttons, chat))
                case [Words()] if not _is_picture(pressed):
                    await self._write(chat, id, outgoing)
                case _:
                    return False
        except BadRequest as error:
            return is_unchanged(error)
        except TelegramError as error:
            raise not_taken(error) from error
        return True

    async def strip(self, pressed: MaybeInaccessibleMessage) -> None:
        """Take the buttons from a message that something newer stands for; if they stay, no harm is done."""
        with suppress(TelegramError):
            await self._bot.edit_message_reply_markup(pressed.chat.id, pressed.message_id)

    async def _reword(self, chat: int, id: int, outgoing: Outgoing) -> None:
        try:
            await self._write(chat, id, outgoing)
        except BadRequest as error:
            if not has_no_text(error):
                raise
            caption = shortened(outgoing.text, CAPTION)
            await self._bot.edit_message_caption(
                chat, id, caption=caption, reply_markup=keyboard(outgoing.buttons, chat)
            )

    async def _write(self, chat: int, id: int, outgoing: Outgoing) -> None:
        await self._bot.edit_message_text(
            shortened(outgoing.text, TEXT),
            chat,
            id,
            reply_markup=keyboard(outgoing.buttons, chat),
            link_preview_options=NO_PREVIEW,
        )

    async def _show(self, chat: int, id: int, picture: Picture) -> None:
        await self._bot.edit_message_media(
            medium(picture.shot, shortened(picture.caption, CAPTION)),
            chat,
            id,
            reply_markup=keyboard(picture.buttons, chat),
        )


def _is_picture(pressed: MaybeInaccessibleMessage) -> bool:
    return isinstance(pressed, Message) and pressed.text is None


def _caption(pressed: MaybeInaccessibleMessage) -> str | None:
    return pressed.caption if isinstance(pressed, Message) else None
