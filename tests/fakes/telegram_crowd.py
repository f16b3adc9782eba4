"""A Telegram with many people on it, which measures how soon each of them is answered."""

import io
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.web import FileField
from PIL import Image

from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_methods import Form, Methods
from tests.fakes.telegram_world import Json, Refused

_KEPT = 12  # messages that a chat remembers
_ANSWERS = ("sendMessage", "sendPhoto", "sendDocument", "answerCallbackQuery")
_SORRY = ("Something went wrong", "That was a lot")
_PICTURE = "there is no text in the message to edit"
_NEW_POSE = "This is the new pose"
_RESULTS = ("Done!", "Repainted", "Here are", "Stopped")  # these answer no event


@dataclass
class Measured:
    """Seconds, by what was measured, and what went wrong."""

    acknowledged: list[float] = field(default_factory=list)  # from the handing over to the first answer
    since_sent: list[float] = field(default_factory=list)  # the same from when it was sent
    redrawn: list[float] = field(default_factory=list)  # from an adjustment to its skeleton
    wrong: list[str] = field(default_factory=list)


@dataclass
class Waiting:
    """An event that has no answer yet."""

    sent: float
    given: float | None = None


class _Light(Methods):
    """Takes pictures as they are: what Telegram's own servers do with them is no matter of ours."""

    def _photo(self, upload: FileField) -> list[Json]:
        data = upload.file.read()
        width, height = Image.open(io.BytesIO(data)).size
        return [{**self._world.keep(data), "width": width, "height": height}]


class CrowdedTelegram(FakeTelegram):
    """Answers as ever, keeps little, and looks at its clock."""

    def __init__(self) -> None:
        super().__init__()
        self.measured = Measured()
        self.waiting: dict[int, deque[Waiting]] = {}
        self._methods = _Light(self.world)
        self._given: dict[int, Waiting] = {}
        self._pressed_in: dict[str, int] = {}

    def sends(self, chat: int, act: Callable[[], Any]) -> None:
        """Somebody does something that has to be answered in their chat."""
        before = len(self.world.updates)
        act()
        for update in self.world.updates[before:]:
            waiting = Waiting(time.perf_counter())
            self._given[update["update_id"]] = waiting
            if "callback_query" in update:
                self._pressed_in[update["callback_query"]["id"]] = chat
            self.waiting.setdefault(chat, deque()).append(waiting)
        self._forget_old(chat)

    @property
    def unanswered(self) -> int:
        """Events without an answer."""
        return sum(map(len, self.waiting.values()))

    async def _updates(self, form: Form) -> list[Any]:
        updates = await super()._updates(form)
        now = time.perf_counter()
        for update in updates:
            waiting = self._given.pop(update["update_id"], None)
            if waiting is not None:
                waiting.given = now
        return updates

    async def _result(self, request: web.Request, at: float) -> Any:
        now, method = time.perf_counter(), request.match_info["method"]
        try:
            result = await super()._result(request, at)
        except Refused as refused:
            if _PICTURE not in refused.description:  # that is how the bot learns what kind it is
                self.measured.wrong.append(f"{method}: {refused.description}")
            raise
        form = self.calls[-1].form if method != "getUpdates" else {}
        if method in ("sendMediaGroup", *_ANSWERS):
            self._answered(method, form, now)
        self.calls.clear()
        return result

    def _answered(self, method: str, form: Form, now: float) -> None:
        said = str(form.get("text") or form.get("caption") or "")
        self.measured.wrong += [said for sorry in _SORRY if said.startswith(sorry)]
        pressed = str(form.get("callback_query_id"))
        chat = int(form.get("chat_id", 0)) or self._pressed_in.pop(pressed)
        self.world.presses.pop(pressed, None)
        if method == "sendMediaGroup" or said.startswith(_RESULTS):
            return
        open_ones = self.waiting.get(chat)
        if not open_ones or open_ones[0].given is None:
            return  # a press was acknowledged before
        first = open_ones.popleft()
        assert first.given is not None
        self.measured.acknowledged.append(now - first.given)
        self.measured.since_sent.append(now - first.sent)
        if said.startswith(_NEW_POSE):
            self.measured.redrawn.append(now - first.given)

    def _forget_old(self, chat: int) -> None:
        own = sorted(number for where, number in self.world.messages if where == chat)
        for number in own[:-_KEPT]:
            message = self.world.messages.pop((chat, number))
            for file in (
                *message.get("photo", ()),
                *([message["document"]] if "document" in message else []),
            ):
                self.world.files.pop(file["file_id"], None)
