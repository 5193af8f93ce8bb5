"""Cookies: for this site's prefix alone, out of reach of scripts, and over TLS only where the page came so."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response


def keep_cookie(response: Response, name: str, value: str, seconds: int) -> None:
    """Sets a cookie that lasts `seconds`."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=request.script_root or "/",
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
