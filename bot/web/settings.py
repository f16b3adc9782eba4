"""What the web pages have to be told, and where they may not be served."""

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.web.secret import secret_of
from pipeline.errors import UserMistake
from storage.settings import Settings

NOT_ALONE = (
    "The web chat would be open to everybody who reaches {where}: set DIFOOTSION_WEB_PASSWORD, or"
    " DIFOOTSION_WEB_IDENTITY_HEADER behind a proxy that signs people in, or leave it at 127.0.0.1."
)
Networks = tuple[IPv4Network | IPv6Network, ...]


@dataclass(frozen=True)
class WebSettings:
    """Where pages are served, and to whom.

    `chat`: visitors get the chat; else there is the pose editor alone, for those whom a bot gave a pass.
    Visitors are whom a proxy names in `identity_header`, or who knows `password`, or whoever comes.
    """

    host: str
    port: int
    secret: SecretStr
    chat: bool = True
    public_url: str | None = None
    password: SecretStr | None = None
    identity_header: str | None = None
    proxies: Networks = ()

    @property
    def public_host(self) -> str | None:
        """The public address's name."""
        return None if self.public_url is None else urlsplit(self.public_url).hostname

    @property
    def address(self) -> str:
        """What to open in a browser on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self.port}"


def web_settings(settings: Settings, chat: bool) -> WebSettings:
    """The settings of the pages; raises UserMistake where they would be open to strangers."""
    public_url = None if settings.public_url is None else _checked(settings.public_url)
    told = WebSettings(
        settings.web_host,
        settings.web_port,
        secret_of(settings.secret, settings.home),
        chat,
        public_url,
        settings.web_password,
        settings.web_identity_header,
        _networks(settings.web_proxies),
    )
    if chat and told.password is None and told.identity_header is None:
        for where, host in ((told.host, told.host), (public_url, told.public_host)):
            if host is not None and not is_loopback(host):
                raise UserMistake(NOT_ALONE.format(where=where))
    return told


def is_loopback(host: str) -> bool:
    """Whether a name or an address means this very machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise UserMistake(f"DIFOOTSION_PUBLIC_URL has to look like https://bot.example.org, not {url}.")
    return url.rstrip("/")


def _networks(addresses: str) -> Networks:
    try:
        return tuple(ip_network(each.strip()) for each in addresses.split(",") if each.strip())
    except ValueError as error:
        raise UserMistake(
            f"DIFOOTSION_WEB_PROXIES: {error}; name addresses like 10.0.0.1, 10.1.0.0/16."
        ) from None
