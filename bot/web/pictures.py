"""Pictures, for who owns their draft: as they are, or as a smaller JPEG."""

import asyncio
from collections import OrderedDict

import cv2
from aiohttp import web

from bot.drawing.pictures import RGB, jpeg, opened
from bot.web.callers import Callers
from bot.web.owning import own_blob
from bot.web.pacing import Paces
from bot.web.reading import id_in
from bot.web.refusing import Refused
from storage.blobs import BlobStore
from storage.database import Database

_SMALLEST, _LARGEST = 16, 4096  # pixels
_AT_ONCE = 2  # pictures made smaller at once: one of 40 megapixels takes 120 MB
_KEPT = 48
_CACHING = "private, max-age=86400, immutable"


class Pictures:
    """Serves the blob store to its owners."""

    def __init__(self, database: Database, blobs: BlobStore, callers: Callers, paces: Paces) -> None:
        self._database, self._blobs = database, blobs
        self._callers, self._paces = callers, paces
        self._hands = asyncio.Semaphore(_AT_ONCE)
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def routes(self) -> list[web.RouteDef]:
        """Where they are."""
        return [web.get("/api/pictures/{name}", self._picture)]

    async def _picture(self, request: web.Request) -> web.Response:
        caller = self._callers.caller(request)
        width = _width(request.query.get("width"))
        async with self._database.transaction() as session:
            blob = await own_blob(session, caller, id_in(request.match_info["name"]))
        tag = f"{blob.sha256[:32]}-{width or 'whole'}"
        headers = {"Cache-Control": _CACHING, "ETag": f'"{tag}"', "Vary": "Cookie, Authorization"}
        if any(each.value == tag for each in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        self._paces.picture(caller.who)
        if width is None:
            data = await self._blobs.get(blob.name)
            return web.Response(body=data, content_type=blob.media_type, headers=headers)
        small = await self._smaller(blob.name, width)
        return web.Response(body=small, content_type="image/jpeg", headers=headers)

    async def _smaller(self, name: str, width: int) -> bytes:
        key = (name, width)
        async with self._hands:
            if key not in self._kept:
                data = await self._blobs.get(name)
                self._kept[key] = await asyncio.to_thread(_made, data, width)
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


def _width(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise Refused(400)
    return min(max(int(text), _SMALLEST), _LARGEST)


def _made(data: bytes, width: int) -> bytes:
    return jpeg(_at_most(opened(data), width))


def _at_most(picture: RGB, width: int) -> RGB:
    height, own = picture.shape[:2]
    if own <= width:
        return picture
    size = width, max(1, round(height * width / own))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype("uint8", copy=False)
