"""The prefix that a proxy tells is believed only where it is a plain path: it begins every link of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PLAIN = re.compile(r"(?:/[\w~-][\w.~-]*)*", re.ASCII)


class PlainPrefix:
    """Where a proxy passes on what a browser claims, `//evil.example` would lead whoever asks to another site."""

    def __init__(self, inner: WSGIApplication) -> None:
        self._inner = inner

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not _PLAIN.fullmatch(environ.get("SCRIPT_NAME", "")):
            environ["SCRIPT_NAME"] = ""
        return self._inner(environ, start_response)
