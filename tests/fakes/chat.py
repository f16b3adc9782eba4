"""A platform that keeps what it is sent, and people who use it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.conversation.events import ButtonPressed, CommandGiven, Event, Origin, PhotoSent, TextSent
from bot.desk import Desk
from bot.platform import NotTaken, Outgoing
from storage.users import Who


@dataclass
class FakePlatform:
    """Takes every message, or refuses as it is told; `messages` holds what each chat shows now."""

    name: str = "web"
    edits_every: float = 0.2
    messages: dict[str, Outgoing] = field(default_factory=dict)
    chats: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    edits: list[tuple[str, Outgoing]] = field(default_factory=list)
    refusing: list[NotTaken] = field(default_factory=list)
    _numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    async def send(self, chat: str, outgoing: Outgoing, key: str) -> str:
        if self.refusing:
            raise self.refusing.pop(0)
        self.keys.append(key)
        return self.put(chat, outgoing)

    async def edit(self, chat: str, message: str, outgoing: Outgoing) -> None:
        self.messages[message] = outgoing
        self.edits.append((message, outgoing))

    def put(self, chat: str, outgoing: Outgoing) -> str:
        name = str(self._numbers())
        self.messages[name], self.chats[name] = outgoing, chat
        return name


@dataclass
class Person:
    """Somebody at a platform; what they do gets its answers at once."""

    desk: Desk
    platform: FakePlatform
    name: str = "1"
    chat: str = "c1"
    language: str | None = "en"
    updates: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def origin(self, update: str | None = None) -> Origin:
        platform = self.platform.name
        number = update or f"{platform}:{self.name}:{self.updates()}"
        return Origin(Who(platform, self.name), self.chat, number, self.language)

    async def does(self, event: Event) -> list[Outgoing]:
        answers = await self.desk.answer(event)
        for answer in answers:
            await self.desk.said(event, answer, self.platform.put(self.chat, answer))
        return answers

    async def sends(self, data: bytes, words: str = "", update: str | None = None) -> list[Outgoing]:
        return await self.does(PhotoSent(self.origin(update), data, words))

    async def writes(self, text: str, to: str | None = None, update: str | None = None) -> list[Outgoing]:
        return await self.does(TextSent(self.origin(update), text, to))

    async def commands(self, name: str) -> list[Outgoing]:
        return await self.does(CommandGiven(self.origin(), name))

    async def presses(self, data: str, update: str | None = None) -> list[Outgoing]:
        return await self.does(ButtonPressed(self.origin(update), data))

    def last(self) -> tuple[str, Outgoing]:
        """The newest message of the chat, with its name."""
        names = [name for name, chat in self.platform.chats.items() if chat == self.chat]
        return names[-1], self.platform.messages[names[-1]]
