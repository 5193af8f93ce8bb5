"""The signature of a link is taken out of the address before a page reads it: to pages it is no parameter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from graph_app.access.links import PARAMETER

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_SHOWN = "graph_app.link"


class TakeLink:
    """A WSGI app around another, which finds the signature apart from the other parameters."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        query = environ.get("QUERY_STRING", "")
        if PARAMETER in query:
            fields = query.split("&")
            signed = [field for field in fields if _name(field) == PARAMETER]
            if signed:
                environ["QUERY_STRING"] = "&".join(field for field in fields if _name(field) != PARAMETER)
                environ[_SHOWN] = unquote_plus(signed[0].partition("=")[2]) if len(signed) == 1 else ""
        return self._app(environ, start_response)


def link_shown(environ: WSGIEnvironment) -> str | None:
    """The signature of a request; None without one, empty where there is more than one."""
    found: str | None = environ.get(_SHOWN)
    return found


def _name(field: str) -> str:
    return field.partition("=")[0]
