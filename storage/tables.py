"""What is remembered, as tables.

A draft is one photo and everything made from it: pictures form a tree, poses are revised, and one linear
history walks over both. JSON columns hold the contract's dataclasses.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.columns import Moment, new_id, now

Json = dict[str, Any]


class Base(DeclarativeBase):
    """All our tables; the queue's own are made by itself."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, Json: JSON, str: String}


class JobState(StrEnum):
    """Where a job is; the last four are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"  # it cannot be done as asked; the person is told why
    FAILED = "failed"  # our fault; so is a job set aside after it broke its worker again and again
    CANCELLED = "cancelled"


OPEN = (JobState.QUEUED, JobState.RUNNING)


class DeliveryState(StrEnum):
    """Whether a result has reached its chat."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    GIVEN_UP = "given up"  # the chat is gone, or nobody may write there


_BEGUN = text("started IS NOT NULL")


class User(Base):
    """A person, by whatever platforms they come."""

    __tablename__ = "users"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    locale: Mapped[str | None] = mapped_column(default=None)
    jobs_allowed: Mapped[int | None] = mapped_column(default=None)  # open at once; None: as for everybody
    created: Mapped[datetime] = mapped_column(default=now)


class Identity(Base):
    """What a platform calls a user."""

    __tablename__ = "identities"
    platform: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)  # the platform's own id
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)


class Draft(Base):
    """One photo and everything made from it."""

    __tablename__ = "drafts"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    platform: Mapped[str]
    chat: Mapped[str]  # where its results go, in the platform's terms
    caption: Mapped[str] = mapped_column(default="")
    prompt: Mapped[str] = mapped_column(default="")  # words that are painted
    wish: Mapped[str] = mapped_column(default="")  # words that nobody has asked to be painted yet
    person: Mapped[int] = mapped_column(default=0)  # who is meant where a line names nobody
    position: Mapped[int] = mapped_column(default=0)  # of the history's entry that is shown
    pictures: Mapped[int] = mapped_column(default=0)  # numbers given so far
    created: Mapped[datetime] = mapped_column(default=now)
    used: Mapped[datetime] = mapped_column(default=now, index=True)
    forgotten: Mapped[bool] = mapped_column(default=False, index=True)  # what is left of it is being deleted


class Picture(Base):
    """A node of a draft's tree."""

    __tablename__ = "pictures"
    __table_args__ = (UniqueConstraint("draft_id", "number"),)
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"))
    number: Mapped[int]  # what people call it: "back to 3"
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("pictures.id", ondelete="SET NULL"))
    kind: Mapped[str]  # photo, or the task that made it
    blob: Mapped[str] = mapped_column(ForeignKey("blobs.name"), index=True)
    mask: Mapped[str | None] = mapped_column(ForeignKey("blobs.name"), index=True)
    width: Mapped[int]
    height: Mapped[int]
    canvas: Mapped[Json]
    recipe: Mapped[Json | None]
    score: Mapped[float | None]
    job_id: Mapped[str | None] = mapped_column(ForeignKey("jobs.id", ondelete="SET NULL"), index=True)
    created: Mapped[datetime] = mapped_column(default=now)


class PoseRevision(Base):
    """A pose of a picture: as detected, as found after painting, or as adjusted."""

    __tablename__ = "poses"
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), index=True)
    picture_id: Mapped[str] = mapped_column(ForeignKey("pictures.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]  # among the picture's poses: clocks differ, and are set back
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("poses.id", ondelete="SET NULL"))
    pose: Mapped[Json]
    adjustment: Mapped[str] = mapped_column(default="")  # the words, or "drag", that made it of its parent
    created: Mapped[datetime] = mapped_column(default=now)


class HistoryEntry(Base):
    """One step of a draft's linear history: the picture and the pose it showed."""

    __tablename__ = "history"
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    picture_id: Mapped[str] = mapped_column(ForeignKey("pictures.id", ondelete="CASCADE"))
    pose_id: Mapped[str | None] = mapped_column(ForeignKey("poses.id", ondelete="CASCADE"))


class Job(Base):
    """One task for one draft; the queue's workflow has the same id."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_state_turn", "state", "turn"),
        Index("ix_jobs_user_id_state", "user_id", "state"),
        Index("ix_jobs_begun", "turn", sqlite_where=_BEGUN, postgresql_where=_BEGUN),
    )
    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None]  # the picture it starts from
    pose_id: Mapped[str | None]  # the pose it was asked to paint
    update_key: Mapped[str] = mapped_column(unique=True)  # of the platform's update that asked for it
    task: Mapped[Json]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=JobState.QUEUED)
    turn: Mapped[int] = mapped_column(BigInteger)  # lower ones first
    reason: Mapped[str | None] = mapped_column(default=None)  # why it made nothing
    error: Mapped[str | None] = mapped_column(default=None)  # the same as a line, for whoever reads the rows
    starts: Mapped[int] = mapped_column(default=0)  # by how many workers it was begun
    worker: Mapped[str | None] = mapped_column(default=None)
    remarks: Mapped[Json | None] = mapped_column(default=None)  # what the person should know of the result
    seconds: Mapped[float | None] = mapped_column(default=None)  # that painting took
    created: Mapped[datetime] = mapped_column(default=now)
    started: Mapped[datetime | None] = mapped_column(default=None)
    ended: Mapped[datetime | None] = mapped_column(default=None, index=True)


class Delivery(Base):
    """The answer to a job, on its way to the chat; there is one for each job that ended."""

    __tablename__ = "deliveries"
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    platform: Mapped[str] = mapped_column(index=True)
    chat: Mapped[str]
    state: Mapped[str] = mapped_column(default=DeliveryState.PENDING, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None] = mapped_column(default=None)  # None: at once, by whatever clock
    message: Mapped[str | None] = mapped_column(default=None)  # the platform's id of what was sent
    created: Mapped[datetime] = mapped_column(default=now)


class Blob(Base):
    """Bytes in the blob store; a blob without a row is rubbish, swept after a while."""

    __tablename__ = "blobs"
    name: Mapped[str] = mapped_column(primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str]
    size: Mapped[int]
    media_type: Mapped[str]
    created: Mapped[datetime] = mapped_column(default=now)


class ChatMessage(Base):
    """A message that the platform has taken from us, and the draft that whoever replies to it means."""

    __tablename__ = "messages"
    platform: Mapped[str] = mapped_column(primary_key=True)
    chat: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)  # the platform's own id
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), index=True)
    job_id: Mapped[str | None] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    told: Mapped[str] = mapped_column(default="")  # how far the job was when it was edited last


class Update(Base):
    """An update of a platform that was taken in; when it comes again, nothing is done again."""

    __tablename__ = "updates"
    key: Mapped[str] = mapped_column(primary_key=True)
    answered: Mapped[bool] = mapped_column(default=False)  # the platform has taken what we say to it
    created: Mapped[datetime] = mapped_column(default=now, index=True)


class WebChat(Base):
    """A visitor's chat on the web; its revisions only grow, even when it was forgotten and is begun anew."""

    __tablename__ = "web_chats"
    chat: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    began: Mapped[int] = mapped_column(BigInteger)  # every revision of this chat is higher
    revision: Mapped[int] = mapped_column(BigInteger)  # the newest


class WebMessage(Base):
    """A message in a chat on the web, as it is shown now."""

    __tablename__ = "web_messages"
    __table_args__ = (Index("ix_web_messages_chat_revision", "chat", "revision"),)
    chat: Mapped[str] = mapped_column(ForeignKey("web_chats.chat", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)  # its place: the revision that it came with
    revision: Mapped[int] = mapped_column(BigInteger)
    by_bot: Mapped[bool]
    text: Mapped[str]
    buttons: Mapped[list[list[dict[str, str]]]] = mapped_column(JSON)
    draft_id: Mapped[str | None] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), index=True)
    job_id: Mapped[str | None]
    created: Mapped[datetime] = mapped_column(default=now, index=True)


class WebPicture(Base):
    """A picture in a message on the web."""

    __tablename__ = "web_pictures"
    __table_args__ = (
        ForeignKeyConstraint(
            ["chat", "message"], ["web_messages.chat", "web_messages.name"], ondelete="CASCADE"
        ),
    )
    chat: Mapped[str] = mapped_column(primary_key=True)
    message: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    blob: Mapped[str] = mapped_column(ForeignKey("blobs.name", ondelete="CASCADE"), index=True)
    name: Mapped[str]  # of the file
    width: Mapped[int]
    height: Mapped[int]
    as_file: Mapped[bool]
