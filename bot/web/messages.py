"""Messages of the chat, as pages get them."""

from datetime import UTC
from typing import Any

from bot.platform import Outgoing
from storage.webchat import Buttons, Content, Posted, Shown

Json = dict[str, Any]
PICTURES = "/api/pictures/"


def as_json(posted: Posted) -> Json:
    """A message as docs/web-api.md says."""
    content = posted.content
    return {
        "id": posted.name,
        "revision": posted.revision,
        "by": "bot" if posted.by_bot else "you",
        "text": content.text,
        "draft": content.draft_id,
        "job": content.job_id,
        "pictures": [_picture(shown) for shown in content.pictures],
        "buttons": content.buttons,
        "at": posted.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def address_of(blob: str) -> str:
    """Where a page gets a picture."""
    return f"{PICTURES}{blob}"


def content_of(outgoing: Outgoing, pictures: tuple[Shown, ...]) -> Content:
    """What is kept of a message, once its pictures are stored."""
    buttons: Buttons = [
        [{"text": label.text, "data": label.data} for label in row] for row in outgoing.buttons
    ]
    return Content(outgoing.text, pictures, buttons, outgoing.draft_id, outgoing.job_id)


def _picture(shown: Shown) -> Json:
    return {
        "url": address_of(shown.blob),
        "name": shown.name,
        "width": shown.width,
        "height": shown.height,
        "file": shown.as_file,
    }
