"""Requests to Discord and answers of it, on the wire."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.fakes.discord_payloads import Json


@dataclass(frozen=True)
class Asked:
    """A request as it arrived; files by their names, in order."""

    method: str
    path: str
    body: Json
    files: dict[str, bytes]


async def read(request: web.Request) -> Asked:
    """A request with its JSON and its uploads."""
    body: Json = {}
    files: dict[str, bytes] = {}
    if request.content_type == "multipart/form-data":
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
        uploads = [each for each in form.values() if isinstance(each, web.FileField)]
        files = {upload.filename: upload.file.read() for upload in uploads}
    elif request.can_read_body:
        parsed = json.loads(await request.read())
        body = parsed if isinstance(parsed, dict) else {"list": parsed}
    return Asked(request.method, request.match_info["path"], body, files)


def as_json(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    """An answer as Discord gives it."""
    # The library takes a type with a charset for text.
    named = {"Content-Type": "application/json", **(headers or {})}
    if status == 204:
        return web.Response(status=204)
    return web.Response(status=status, body=json.dumps(body).encode(), headers=named)
