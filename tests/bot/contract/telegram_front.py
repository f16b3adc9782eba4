"""The whole bot on a Telegram of our own: `bot.serving.talk`, over real HTTP."""

import asyncio
from dataclasses import dataclass, field

from bot.serving import talk
from storage.settings import Settings
from tests.bot.contract.front import Group, Seen
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Group as FakeGroup
from tests.fakes.telegram_people import Person, said_in
from tests.fakes.telegram_world import ME, Json, labels

_STOPPING = 60.0  # seconds


@dataclass
class TelegramGroup:
    """A group and how the bot is addressed in it."""

    there: FakeGroup
    mention: str = f"@{ME['username']}"


@dataclass
class TelegramPerson:
    """Somebody on Telegram; what they see of an album and the words after it is one message."""

    front: "TelegramFront"
    person: Person
    chat: int
    pressed: list[str] = field(default_factory=list)

    async def writes(self, text: str, to: Seen | None = None) -> None:
        answered = None if to is None else self.person.world.messages[self.chat, int(to.name)]
        self.person.say(text, self.chat, reply_to=answered)

    async def sends(self, *photos: bytes, words: str = "") -> None:
        if len(photos) == 1:
            self.person.photo(photos[0], words, self.chat)
        else:
            self.person.album([*photos], words, self.chat)

    async def commands(self, name: str) -> None:
        self.person.say(f"/{name}", self.chat)

    async def presses(self, message: Seen, label: str) -> None:
        place = self.chat, int(message.name)
        there = self.person.world.messages[place]
        data = _behind(there, label)
        if there["message_id"] <= self.front.yesterday.get(self.chat, 0):
            # Telegram tells nothing of old messages but where they are.
            there = {"chat": there["chat"], "message_id": there["message_id"], "date": 0}
        self.pressed.append(self.person.press_data(there, data))

    async def screen(self) -> list[Seen]:
        world = self.person.world
        notes = [(press, world.presses[press]) for press in self.pressed]
        said = [Seen(press, form["text"], note=True) for press, form in notes if form and form.get("text")]
        return [*self._said(), *said]

    def within(self, group: Group) -> "TelegramPerson":
        assert isinstance(group, TelegramGroup)
        return TelegramPerson(self.front, self.person, group.there.id)

    def _said(self) -> list[Seen]:
        found: list[Seen] = []
        pictures: tuple[bytes, ...] = ()
        for message in said_in(self.person.world, self.chat):
            own = self._pictures(message)
            text = str(message.get("text") or message.get("caption") or "")
            if "media_group_id" in message and not text:
                pictures += own  # words and buttons follow
                continue
            shown = tuple(label for row in labels(message) for label in row)
            found.append(Seen(str(message["message_id"]), text, pictures + own, shown))
            pictures = ()
        return found

    def _pictures(self, message: Json) -> tuple[bytes, ...]:
        has_file = "photo" in message or "document" in message
        return (self.person.world.bytes_of(message),) if has_file else ()


@dataclass
class TelegramFront:
    """One Telegram, and the bot on it."""

    fake: FakeTelegram
    settings: Settings
    name: str = "telegram"
    has_slider: bool = False
    keeps_what_was_forgotten: bool = True
    yesterday: dict[int, int] = field(default_factory=dict)  # the last message of yesterday, by chat
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _talk: asyncio.Task[None] | None = None

    def person(self, language: str = "en") -> TelegramPerson:
        made = self.fake.person(language)
        return TelegramPerson(self, made, made.id)

    def group(self) -> TelegramGroup:
        return TelegramGroup(self.fake.group())

    async def start(self) -> None:
        self._stop = asyncio.Event()
        self._talk = asyncio.create_task(talk(self.settings, self._stop))

    async def stop(self) -> None:
        if self._talk is not None:
            self._stop.set()
            await asyncio.wait_for(self._talk, _STOPPING)
            self._talk = None

    async def a_day_later(self) -> None:
        for chat, number in self.fake.world.messages:
            self.yesterday[chat] = max(number, self.yesterday.get(chat, 0))


def _behind(message: Json, label: str) -> str:
    """What a button sends."""
    rows = message["reply_markup"]["inline_keyboard"]
    return next(str(each["callback_data"]) for row in rows for each in row if each["text"] == label)
