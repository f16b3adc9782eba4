"""What Telegram knows: chats and their messages, files, and updates that wait for the bot."""

import asyncio
import copy
import io
import itertools
import json
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

Json = dict[str, Any]

ME: Json = {
    "id": 4242424242,
    "is_bot": True,
    "first_name": "Difootsion",
    "username": "difootsion_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
_NESTED = ("reply_markup", "media", "commands", "allowed_updates", "link_preview_options")
_ENTITIES = ((re.compile(r"(?<!\S)/\w+(?:@\w+)?"), "bot_command"), (re.compile(r"(?<![\w/])@\w+"), "mention"))


class Refused(Exception):
    """The Bot API says no."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


def bad(description: str) -> Refused:
    """A 400 in the Bot API's words."""
    return Refused(400, f"Bad Request: {description}")


def units(text: str) -> int:
    """A text's length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def entities(text: str) -> list[Json]:
    """The commands and mentions that Telegram finds in a text."""
    return [
        {"type": kind, "offset": units(text[: found.start()]), "length": units(found[0])}
        for pattern, kind in _ENTITIES
        for found in pattern.finditer(text)
    ]


@dataclass
class World:
    """Everything, by the numbers that Telegram gives; `update_ids` begin anywhere."""

    chats: dict[int, Json] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)  # chats that blocked the bot
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    presses: dict[str, Json | None] = field(default_factory=dict)  # by id, with the bot's answer
    commands: dict[str, list[Json]] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._update_ids = itertools.count(870_001)
        self._numbers = itertools.count(1)
        self._message_ids: dict[int, itertools.count[int]] = defaultdict(lambda: itertools.count(11))

    def number(self) -> int:
        """A number that nothing else has."""
        return next(self._numbers)

    def add_update(self, **content: Json) -> int:
        """An update for the bot, with copies of what is now."""
        number = next(self._update_ids)
        self.updates.append({"update_id": number, **copy.deepcopy(content)})
        self.arrived.set()
        return number

    def add_message(self, chat: int, sender: Json, **content: Any) -> Json:
        """A message in a chat; ids count up in every chat for itself."""
        message = {
            "message_id": next(self._message_ids[chat]),
            "date": int(time.time()),
            "chat": self.chats[chat],
            "from": sender,
            **{name: value for name, value in content.items() if value},
        }
        self.messages[chat, message["message_id"]] = message
        return message

    def keep(self, data: bytes) -> Json:
        """A file of these bytes."""
        name = f"file-{self.number()}"
        self.files[name] = data
        return {"file_id": name, "file_unique_id": f"u{name}", "file_size": len(data)}

    def photo(self, data: bytes) -> list[Json]:
        """A photo in two sizes, the larger with exactly these bytes."""
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            image.thumbnail((40, 40))
            small = io.BytesIO()
            image.convert("RGB").save(small, "JPEG")
            sizes = [(*image.size, small.getvalue()), (width, height, data)]
        return [{**self.keep(bytes_), "width": wide, "height": high} for wide, high, bytes_ in sizes]

    def document(self, data: bytes, name: str, media_type: str) -> Json:
        """A file with a name."""
        return {**self.keep(data), "file_name": name, "mime_type": media_type}

    def bytes_of(self, message: Json) -> bytes:
        """The file of a message, a photo in its largest size."""
        file = message["photo"][-1] if "photo" in message else message["document"]
        return self.files[file["file_id"]]


def labels(message: Json) -> list[list[str]]:
    """What the buttons under a message say."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


def plain(form: Mapping[str, Any]) -> Json:
    """A form's values as they were meant: nested ones come as JSON texts."""
    return {name: json.loads(value) if name in _NESTED else value for name, value in form.items()}
