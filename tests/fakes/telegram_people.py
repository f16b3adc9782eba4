"""People who use Telegram: what they do becomes updates for the bot."""

from typing import Any

from tests.fakes.telegram_world import ME, Json, World, entities


class Person:
    """Somebody in a private chat with the bot, and in groups."""

    def __init__(self, world: World, language: str | None) -> None:
        self.id = 700_000_000 + world.number()
        self.world = world
        self.user: Json = {"id": self.id, "is_bot": False, "first_name": "Kim"}
        if language is not None:
            self.user["language_code"] = language
        world.chats[self.id] = {"id": self.id, "type": "private", "first_name": "Kim"}

    @property
    def inbox(self) -> list[Json]:
        """What the bot has said in private, as it is now."""
        return said_in(self.world, self.id)

    def say(self, text: str, chat: int | None = None, reply_to: Json | None = None, **more: Any) -> Json:
        """Write something; commands and mentions in it are marked."""
        found = entities(text)
        return self._send(chat, text=text, entities=found, reply_to_message=reply_to, **more)

    def photo(self, data: bytes, caption: str = "", chat: int | None = None, **more: Any) -> Json:
        """Send a photo; the bot gets exactly these bytes as its largest size."""
        return self._send(chat, photo=self.world.photo(data), **_captioned(caption), **more)

    def document(
        self,
        data: bytes,
        name: str,
        media_type: str = "image/png",
        caption: str = "",
        chat: int | None = None,
    ) -> Json:
        """Send a file."""
        file = self.world.document(data, name, media_type)
        return self._send(chat, document=file, **_captioned(caption))

    def album(self, photos: list[bytes], caption: str = "", chat: int | None = None) -> list[Json]:
        """Send several photos as one album; the first has the caption."""
        group = f"album-{self.world.number()}"
        captions = [caption] + [""] * (len(photos) - 1)
        return [
            self.photo(data, words, chat, media_group_id=group)
            for data, words in zip(photos, captions, strict=True)
        ]

    def sticker(self, chat: int | None = None) -> Json:
        """Send a sticker."""
        file = self.world.keep(b"webm")
        kind = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return self._send(chat, sticker={**file, **kind})

    def edit(self, message: Json, text: str) -> int:
        """Change what was written."""
        message["text"] = text
        return self.world.add_update(edited_message=message)

    def press(self, message: Json, label: str) -> str:
        """Press a button under a message; the press's id."""
        rows = message["reply_markup"]["inline_keyboard"]
        data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
        return self.press_data(message, data)

    def press_data(self, message: Json, data: str) -> str:
        """Press a button that may be gone from the message by now."""
        number = str(self.world.number())
        self.world.presses[number] = None
        query = {"id": number, "from": self.user, "chat_instance": "1", "message": message, "data": data}
        self.world.add_update(callback_query=query)
        return number

    def invite(self, group: "Group") -> Json:
        """Add the bot to a group."""
        return self._send(group.id, new_chat_members=[ME])

    def _send(self, chat: int | None, **content: Any) -> Json:
        message = self.world.add_message(chat or self.id, self.user, **content)
        self.world.add_update(message=message)
        return message


class Group:
    """A group that the bot is in."""

    def __init__(self, world: World) -> None:
        self.id = -100_000_000 - world.number()
        self.world = world
        world.chats[self.id] = {"id": self.id, "type": "supergroup", "title": "Friends"}

    @property
    def inbox(self) -> list[Json]:
        """What the bot has said here."""
        return said_in(self.world, self.id)


def said_in(world: World, chat: int) -> list[Json]:
    """The bot's messages in a chat, oldest first."""
    return [
        message for (where, _), message in world.messages.items() if where == chat and message["from"] == ME
    ]


def _captioned(caption: str) -> Json:
    return {"caption": caption, "caption_entities": entities(caption)} if caption else {}
