"""What the bot tells of itself to whoever watches the installation."""

import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.acting import Done
from bot.conversation.events import ButtonPressed, CommandGiven, Event, PhotoSent, PoseDragged, TextSent
from bot.desk import Desk
from bot.installation import Installation
from bot.platform import Outgoing
from bot.rendering import Renderer
from storage.gauges import Gauges

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_KINDS: dict[type[Event], str] = {
    PhotoSent: "photo",
    TextSent: "words",
    CommandGiven: "command",
    ButtonPressed: "button",
    PoseDragged: "pose",
}
_REFUSED = ("refused-", "limit-", "photo-too-", "photo-not-a-", "photo-takes-", "photo-broken", "photo-heic")


class Metrics:
    """The bot's counts and times."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.gauges = Gauges(registry)
        self.events = Counter("difootsion_events", "What people did", ["platform", "kind"], registry=registry)
        self.seconds = Histogram(
            "difootsion_event_seconds",
            "From an event's arrival to its answer",
            ["platform"],
            buckets=_SECONDS,
            registry=registry,
        )
        self.refusals = Counter(
            "difootsion_refusals", "What was refused, by reason", ["reason"], registry=registry
        )

    def answered(self, event: Event, seconds: float) -> None:
        """An event has its answer."""
        platform = event.origin.who.platform
        self.events.labels(platform, _KINDS[type(event)]).inc()
        self.seconds.labels(platform).observe(seconds)

    def said(self, done: Done) -> None:
        """What is said, in no language yet: refusals are known by their sentences' ids."""
        for reply in done.replies:
            for each in reply.messages:
                if each.id.startswith(_REFUSED):
                    self.refusals.labels(each.id.removeprefix("refused-")).inc()


class WatchedDesk(Desk):
    """A desk that counts what comes in, and how long its answers take."""

    def __init__(
        self, back: Installation, metrics: Metrics, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(back, clock, _WatchedRenderer(back, metrics))
        self._metrics, self._clock = metrics, clock

    async def answer(self, event: Event) -> list[Outgoing]:
        began = self._clock()
        try:
            return await super().answer(event)
        finally:
            self._metrics.answered(event, self._clock() - began)


class _WatchedRenderer(Renderer):
    def __init__(self, back: Installation, metrics: Metrics) -> None:
        super().__init__(back)
        self._metrics = metrics

    async def render(self, done: Done) -> list[Outgoing]:
        self._metrics.said(done)
        return await super().render(done)
