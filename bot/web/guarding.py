"""What no page of ours would send is turned away: foreign host names, other origins."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

from bot.web.refusing import Handler, Refused
from bot.web.settings import WebSettings, is_loopback

HEADER = "X-Difootsion"
SIGN_IN = "/sign-in"
_CHANGING = ("POST", "PUT", "PATCH", "DELETE")


class Guard:
    """Knows the names under which these pages are reached."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request pass, or raise Refused."""
        self.check(request)
        return await handler(request)

    def check(self, request: web.Request) -> None:
        """Raises Refused. A name that somebody else's server gave our address (DNS rebinding) is no name."""
        if not self._is_ours(host_of(request)):
            raise Refused(403)
        if request.method not in _CHANGING:
            return
        origin = request.headers.get("Origin")
        if origin is not None and not self._is_ours(_name_in(origin)):
            raise Refused(403)
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            raise Refused(403)
        if request.path != SIGN_IN and request.headers.get(HEADER) != "1":
            raise Refused(403)

    def _is_ours(self, host: str | None) -> bool:
        if not host:
            return False
        if is_loopback(host) or host in (self._settings.public_host, self._settings.host):
            return True
        # No stranger's name resolves to a number: behind one, nobody but ourselves can be.
        return not is_loopback(self._settings.host) and _is_number(host)


def host_of(request: web.Request) -> str | None:
    """The name under which a request came."""
    return _name_in(f"//{request.headers.get('Host', '')}")


def _name_in(address: str) -> str | None:
    """An address's host; None for what is no address."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
