"""The language of a request."""

from aiohttp import web

from bot.text.locales import Locale, negotiate

_MOST = 20  # languages that a browser may list


def language_of(request: web.Request) -> Locale:
    """The first language that the browser's person reads and we speak."""
    return negotiate(tag_of(request.headers.get("Accept-Language", "")))


def tag_of(header: str) -> str | None:
    """The tag that is wanted most, of those that we have texts in; else None."""
    ours = [(weight, tag) for weight, tag in map(_weighed, header.split(",")[:_MOST]) if _is_ours(tag)]
    best = max(ours, key=lambda each: each[0], default=None)
    return None if best is None or best[0] <= 0 else best[1]


def _weighed(part: str) -> tuple[float, str]:
    tag, _, weight = part.strip().partition(";")
    try:
        return float(weight.strip().removeprefix("q=") or 1), tag.strip()
    except ValueError:
        return 0.0, tag.strip()


def _is_ours(tag: str) -> bool:
    return tag.split("-")[0].casefold() in {locale.value for locale in Locale}
