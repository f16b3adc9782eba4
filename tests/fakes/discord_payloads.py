"""What Discord sends: the payloads of its interface, with all that the library wants to find in them."""

from typing import Any

Json = dict[str, Any]

BOT = {"id": "1", "username": "difootsion", "discriminator": "0", "avatar": None, "bot": True}
ALICE = {"id": "7", "username": "alice", "discriminator": "0", "avatar": None}
APPLICATION = {
    "id": "1",
    "name": "difootsion",
    "icon": None,
    "description": "",
    "flags": 0,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "owner": ALICE,
}
CHANNEL = "5"  # a private chat


def ready(base: str) -> Json:
    """The gateway's first event."""
    return {
        "v": 10,
        "user": BOT,
        "guilds": [],
        "session_id": "s",
        "resume_gateway_url": f"ws://{base}/gateway/",
        "application": {"id": "1", "flags": 0},
    }


def message(id: str, body: Json, author: Json, attachments: list[Json]) -> Json:
    """A message with what a request says."""
    return {
        "id": id,
        "type": 0,
        "channel_id": CHANNEL,
        "author": author,
        "content": body.get("content") or "",
        "components": body.get("components") or [],
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "pinned": False,
        "attachments": attachments,
        **{name: [] for name in ("mentions", "mention_roles", "embeds")},
    }


def interaction(id: str, token: str, type: int, data: Json, pressed: Json | None) -> Json:
    """A press on a message, or a command, of Alice's."""
    return {
        "id": id,
        "application_id": "1",
        "type": type,
        "token": token,
        "version": 1,
        "data": data,
        "channel_id": CHANNEL,
        "channel": {"id": CHANNEL, "type": 1, "recipients": [ALICE], "last_message_id": None},
        "user": ALICE,
        "locale": "ko",
        "entitlements": [],
        "authorizing_integration_owners": {},
        "context": 1,
        "attachment_size_limit": 10 << 20,
        "app_permissions": "0",
        **({} if pressed is None else {"message": pressed}),
    }
