"""What is meant for the bot: in private everything, in groups only what is addressed to it."""

import re
from collections import OrderedDict

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

from bot.conversation.events import COMMANDS

_ALBUMS = 1000

_COMMAND = re.compile(r"/([a-z0-9_]+)(?:@(\w+))?(?:\s|$)", re.IGNORECASE)
_NAMING = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION, MessageEntity.BOT_COMMAND)


class Addressing:
    """Knows the bot's own name, and the albums that were addressed to it by the caption of one photo."""

    def __init__(self, me: User) -> None:
        self._me = me
        self._name = f"@{me.username}".casefold()
        self._own_name = re.compile(rf"\s*@{me.username}\b", re.IGNORECASE)
        self._albums: OrderedDict[tuple[int, str], None] = OrderedDict()

    def is_meant(self, message: Message) -> bool:
        """Whether the bot is spoken to: in a group by command, mention, or a reply to what it said."""
        if message.chat.type == ChatType.PRIVATE:
            return True
        album = (message.chat.id, message.media_group_id) if message.media_group_id else None
        if album in self._albums:
            return True
        meant = self._is_reply(message) or self._is_named(message) or self.command(message) is not None
        if meant and album:
            self._albums[album] = None
            if len(self._albums) > _ALBUMS:
                self._albums.popitem(last=False)
        return meant

    def command(self, message: Message) -> str | None:
        """The command of ours that a message is, unless it names another bot."""
        found = _COMMAND.match(message.text or "")
        if found is None or found[1].lower() not in COMMANDS:
            return None
        is_ours = found[2] is None or f"@{found[2]}".casefold() == self._name
        return found[1].lower() if is_ours else None

    def words(self, message: Message) -> str:
        """The text or the caption, without our own name."""
        return self._own_name.sub("", message.text or message.caption or "").strip()

    def _is_reply(self, message: Message) -> bool:
        answered = message.reply_to_message
        return bool(answered and answered.from_user and answered.from_user.id == self._me.id)

    def _is_named(self, message: Message) -> bool:
        named = {
            **message.parse_entities(list(_NAMING)),
            **message.parse_caption_entities(list(_NAMING)),
        }
        return any(
            text.casefold().endswith(self._name)
            or (entity.user is not None and entity.user.id == self._me.id)
            for entity, text in named.items()
        )
