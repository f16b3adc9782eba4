"""What every answer tells the browser it may do with it: little."""

from aiohttp import web

from bot.web.guarding import SIGN_IN

EDITOR = "/edit"
_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'"
)
_ALONE = f"{_OWN}; frame-ancestors 'none'"
_FRAMED = f"{_OWN}; frame-ancestors https://web.telegram.org https://*.telegram.org"
_SAME = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def protect(request: web.Request, response: web.StreamResponse) -> None:
    """Add the headers to an answer that is about to be sent."""
    response.headers.update(_SAME)
    if request.path == SIGN_IN:  # a form whose page sends no referrer does not tell its origin either
        response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Content-Security-Policy"] = _FRAMED if request.path == EDITOR else _ALONE
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.pop("Server", None)
