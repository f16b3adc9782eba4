"""What a bot is made of: where things are stored, and what is decided for everybody."""

from dataclasses import dataclass, field

from bot.conversation.deciding import House
from bot.drawing import Drawer
from bot.platform import Links
from bot.safety.forgotten import Forgotten
from storage.blobs import BlobStore
from storage.database import Database
from storage.jobs import Limits as JobLimits
from storage.queue import Queue
from storage.tables import Draft

WEB = "web"  # the platform that has the pose editor beside its chat


@dataclass(frozen=True, eq=False)
class Installation:
    """The stores and the rules that desk and deliveries share."""

    database: Database
    blobs: BlobStore
    queue: Queue
    house: House = House()
    job_limits: JobLimits = JobLimits()
    slots: int = 2  # jobs painted at once, for the times that are told
    kept_days: int = 30
    drawer: Drawer = field(default_factory=Drawer)
    forgotten: Forgotten = field(default_factory=Forgotten)
    links: Links | None = None  # into the pose editor, for platforms that cannot show it themselves

    def can_edit(self, draft: Draft) -> bool:
        """Whether the draft's owner can be shown the pose editor."""
        if draft.platform == WEB:
            return True
        return self.links is not None and self.links.opens_in(draft.platform, draft.chat)
