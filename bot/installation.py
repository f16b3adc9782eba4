"""What a bot is made of: where things are stored, and what is decided for everybody."""

from dataclasses import dataclass

from bot.conversation.deciding import House
from storage.blobs import BlobStore
from storage.database import Database
from storage.jobs import Limits as JobLimits
from storage.queue import Queue


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
