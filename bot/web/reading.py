"""What pages send, read and bounded; what is not as it should be raises Refused."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from bot.text.message import Message, message
from bot.web.refusing import Refused
from storage.intake import MAX_BYTES

LONGEST_JSON = 1 << 20
LONGEST_TEXT = 10_000  # characters
_UPDATE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_ID = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no database takes them
_SPARE = 64 << 10  # bytes of a form besides the photo
TOO_LARGE = message("photo-too-large", megabytes=MAX_BYTES // 1_000_000)

Json = dict[str, Any]


@dataclass(frozen=True)
class Photo:
    """A photo as it was uploaded."""

    data: bytes
    file: str
    words: str
    update: str


async def body_of(request: web.Request) -> Json:
    """The request's JSON object."""
    if request.content_type != "application/json":
        raise Refused(400)
    if (request.content_length or 0) > LONGEST_JSON:
        raise Refused(413)
    data = await _bounded(request.content.iter_any(), LONGEST_JSON)
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        raise Refused(400) from None
    if not isinstance(body, dict):
        raise Refused(400)
    return body


def text_of(body: Json, name: str, longest: int = LONGEST_TEXT) -> str:
    """A text that is not empty."""
    text = body.get(name)
    if not isinstance(text, str) or not text.strip() or _UNSTORABLE.search(text):
        raise Refused(400)
    if len(text) > longest:
        raise Refused(413)
    return text.strip()


def update_in(body: Json) -> str:
    """The page's own name for what it sends."""
    return _matching(_UPDATE, body.get("update"))


def id_in(text: Any) -> str:
    """The id of a draft, or a blob's name; what is neither is simply not there."""
    if not isinstance(text, str) or not _ID.fullmatch(text):
        raise Refused(404)
    return text


def reply_in(body: Json) -> str | None:
    """The message that is answered, if one is."""
    return None if body.get("reply_to") is None else _matching(_NAME, body["reply_to"])


def number_in(body: Json, name: str) -> int:
    """A small number, 0 where it is not told."""
    number = body.get(name, 0)
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 100:
        raise Refused(400)
    return number


def revision_of(text: str | None) -> int:
    """A revision that a page has seen; 0 for what is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 17 else 0


async def photo_of(request: web.Request, came: Callable[[int], None]) -> Photo:
    """The uploaded photo with its words; `came` hears how many bytes each piece of it has."""
    if request.content_type != "multipart/form-data":
        raise Refused(400)
    if (request.content_length or 0) > MAX_BYTES + _SPARE:
        raise Refused(413, TOO_LARGE)
    fields: dict[str, bytes] = {}
    file = ""
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name not in ("photo", "words", "update"):
                raise Refused(400)
            if part.name in fields:
                raise Refused(400)
            file = part.filename or file
            fields[part.name] = await _part(part, came)
    except (ValueError, LookupError):
        raise Refused(400) from None
    if "photo" not in fields:
        raise Refused(400)
    update = _matching(_UPDATE, _decoded(fields.get("update", b"")))
    return Photo(fields["photo"], _file_name(file), _decoded(fields.get("words", b"")).strip(), update)


async def _part(part: BodyPartReader, came: Callable[[int], None]) -> bytes:
    if part.name != "photo":
        return await _bounded(_chunks(part, came), 4 * LONGEST_TEXT)
    return await _bounded(_chunks(part, came), MAX_BYTES, TOO_LARGE)


async def _chunks(part: BodyPartReader, came: Callable[[int], None]) -> Any:
    while chunk := await part.read_chunk(1 << 16):
        came(len(chunk))
        yield chunk


async def _bounded(chunks: Any, most: int, said: Message | None = None) -> bytes:
    data = bytearray()
    async for chunk in chunks:
        data += chunk
        if len(data) > most:
            raise Refused(413, said)
    return bytes(data)


def _decoded(data: bytes) -> str:
    text = data.decode("utf-8", "replace").replace("\0", "")
    if len(text) > LONGEST_TEXT:
        raise Refused(413)
    return text


def _file_name(name: str) -> str:
    plain = "".join(char for char in name.replace("\\", "/").rsplit("/", 1)[-1] if char.isprintable())
    return plain[:100] or "photo"


def _matching(pattern: re.Pattern[str], text: Any) -> str:
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise Refused(400)
    return text
