"""Cookies: never for scripts, never sent along by other sites' forms, over TLS alone where the site is asked so."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

_YEAR = 365 * 24 * 3600
_HOST = "__Host-"  # a browser takes such a cookie from this very host alone, over TLS, and for all of its paths


def keep(response: Response, name: str, value: str, seconds: int = _YEAR) -> None:
    """What the reader chose: language, name, uploads."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=request.script_root or "/",  # for this site's prefix alone
        samesite="Lax",
        httponly=True,
        secure=request.is_secure,
    )


def secret_cookie(name: str) -> str:
    return request.cookies.get(_secret_name(name), "")


def keep_secret(response: Response, name: str, secret: str) -> None:
    """Until the browser is closed; the server ends it earlier."""
    response.set_cookie(_secret_name(name), secret, samesite="Lax", httponly=True, secure=request.is_secure)


def forget_secret(response: Response, name: str) -> None:
    response.delete_cookie(_secret_name(name), samesite="Lax", httponly=True, secure=request.is_secure)


def _secret_name(name: str) -> str:
    return _HOST + name if request.is_secure else name
