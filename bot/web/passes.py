"""Passes: for a while, somebody may open one draft in the pose editor."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import SecretStr

from bot.web.signing import Seal
from storage.users import Who

LASTS = 30 * 60  # seconds


@dataclass(frozen=True)
class Pass:
    """Who may open which draft."""

    who: Who
    draft_id: str


class Passes:
    """Gives passes, and knows its own; the clock tells seconds since 1970."""

    def __init__(self, secret: SecretStr, clock: Callable[[], float] = time.time) -> None:
        self._seal, self._clock = Seal(secret, "pass"), clock

    def give(self, held: Pass) -> str:
        """A pass from now on."""
        end = int(self._clock()) + LASTS
        return self._seal.sealed([held.draft_id, held.who.platform, held.who.name, end])

    def read(self, text: str) -> Pass | None:
        """What a pass allows; None where it is not ours, or over."""
        match self._seal.opened(text):
            case [str(draft_id), str(platform), str(name), int(end)] if self._clock() < end:
                return Pass(Who(platform, name), draft_id)
            case _:
                return None


class EditorLinks:
    """Links to the pose editor; bot.platform.Links."""

    def __init__(self, public_url: str, passes: Passes) -> None:
        self._public_url, self._passes = public_url, passes

    def opens_in(self, platform: str, chat: str) -> bool:
        """Telegram opens pages in private chats only (its groups have negative numbers), by https only."""
        if platform != "telegram":
            return True
        return self._public_url.startswith("https://") and not chat.startswith("-")

    def editor(self, who: Who, draft_id: str) -> str:
        """Telegram proves itself who opens a page; for others the link has a pass in it."""
        if who.platform == "telegram":
            return f"{self._public_url}/edit?draft={draft_id}"
        return f"{self._public_url}/edit#draft={draft_id}&pass={self._passes.give(Pass(who, draft_id))}"
