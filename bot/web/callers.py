"""Who asks: a visitor by cookie or by a proxy's word, or somebody with a pass."""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address

from aiohttp import web

from bot.installation import WEB
from bot.web.guarding import host_of
from bot.web.passes import Passes
from bot.web.refusing import Refused
from bot.web.settings import WebSettings
from bot.web.signing import Seal
from storage.users import Who

COOKIE = "difootsion"
SECURE_COOKIE = "__Host-difootsion"  # which no other name of the same site can set
_LASTS = 365 * 24 * 3600  # seconds
_NAME_BYTES = 16
_LONGEST_NAME = 128


@dataclass(frozen=True)
class Caller:
    """A person; with a pass, for one draft only."""

    who: Who
    draft_id: str | None = None


class Callers:
    """Recognises people."""

    def __init__(self, settings: WebSettings, passes: Passes) -> None:
        self._settings, self._passes = settings, passes
        self._seal = Seal(settings.secret, _purpose(settings))

    def visitor(self, request: web.Request) -> Who:
        """The visitor of the chat; raises Refused."""
        found = self.known(request)
        if found is None:
            raise Refused(401)
        return found

    def caller(self, request: web.Request) -> Caller:
        """A visitor, or who holds a pass; raises Refused."""
        kind, _, text = request.headers.get("Authorization", "").partition(" ")
        if kind.casefold() != "bearer":
            return Caller(self.visitor(request))
        held = self._passes.read(text.strip())
        if held is None:
            raise Refused(401)
        return Caller(held.who, held.draft_id)

    def known(self, request: web.Request) -> Who | None:
        """The visitor, if the request says who that is."""
        if not self._settings.chat:
            return None
        if self._settings.identity_header is not None:
            return self._named_by_proxy(request, self._settings.identity_header)
        name = self._seal.opened(request.cookies.get(self._cookie(request), ""))
        return Who(WEB, name) if isinstance(name, str) else None

    def welcome(self, request: web.Request, response: web.StreamResponse) -> Who:
        """A new visitor, with the cookie that tells who it is from now on."""
        name = secrets.token_hex(_NAME_BYTES)
        cookie = self._cookie(request)
        response.set_cookie(
            cookie,
            self._seal.sealed(name),
            max_age=_LASTS,
            httponly=True,
            samesite="Lax",
            secure=cookie == SECURE_COOKIE,
        )
        return Who(WEB, name)

    def address(self, request: web.Request) -> str:
        """Where somebody is, as far as a proxy of ours tells it."""
        told = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        return told if told and self._is_proxy(request.remote) else request.remote or ""

    def _cookie(self, request: web.Request) -> str:
        settings = self._settings
        is_public = settings.public_host is not None and host_of(request) == settings.public_host
        return SECURE_COOKIE if is_public and (settings.public_url or "").startswith("https") else COOKIE

    def _named_by_proxy(self, request: web.Request, header: str) -> Who | None:
        """The name in the header, if the request comes from a proxy of ours; two names are none."""
        names = request.headers.getall(header, [])
        if not self._is_proxy(request.remote) or len(names) != 1:
            return None
        name = names[0].strip()
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            return None
        return Who(WEB, f"@{name}")

    def _is_proxy(self, address: str | None) -> bool:
        try:
            number = ip_address(address or "")
        except ValueError:
            return False
        return any(number in network for network in self._settings.proxies)


def _purpose(settings: WebSettings) -> str:
    """Another password makes the cookies of the one before worthless."""
    if settings.password is None:
        return "visitor"
    both = f"{settings.secret.get_secret_value()} {settings.password.get_secret_value()}"
    return f"visitor {sha256(both.encode()).hexdigest()}"
