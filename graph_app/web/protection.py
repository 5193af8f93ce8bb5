"""The headers that every answer carries: what a browser may load, send along and let others do with it."""

from __future__ import annotations

from flask import Response, g, request

from graph_app.web.answers import explorer
from graph_app.web.asker import Asker

# Scripts and styles come from our own files only, none from within a page; pictures may stand in a page as data.
_CONTENT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
_UNUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
    *("payment", "screen-wake-lock", "usb", "xr-spatial-tracking"),
)
_PERMISSIONS = ", ".join((*(f"{name}=()" for name in _UNUSED), "clipboard-write=(self)", "fullscreen=(self)"))
_YEAR = 365 * 24 * 3600


def protect(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = f"{_CONTENT_POLICY}; frame-ancestors {_framed_by()}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = _PERMISSIONS
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    if "asker" in g and g.asker.link:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers.setdefault("Cache-Control", "private, no-cache")  # no copy for readers of another language
    return response


def _framed_by() -> str:
    """Who may show this answer in a frame: nobody, but for the page that is made for it."""
    if request.endpoint != "embed.embed":
        return "'none'"
    found: Asker | None = g.get("asker")
    if found is None or not (found.way == "open" or found.link):
        return "'self'"  # with accounts other sites show what was signed for them
    return " ".join(("'self'", *(explorer().settings.embed_in or ())))
