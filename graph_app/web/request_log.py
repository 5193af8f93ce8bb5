"""Around the whole site: each request has an id, and each answer leaves one line in the log when it is sent.

It stands outside Flask, so that also what Flask refuses, and streamed answers to their last byte, are told.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graph_app.logs.request_ids import current_id, new_id, well_formed
from graph_app.logs.without_secrets import one_line, path_told

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADER = "X-Request-ID"
# Names in the environment of a request. Whoever finds out who asks, or on which rule, writes it there.
ID = "graph_app.request_id"
WHO = "graph_app.who"
RULE = "graph_app.rule"
SECRET_PARTS = "graph_app.secret_parts"  # nosec B105  # a name

log = logging.getLogger("graph_app.requests")
Seen = Callable[["WSGIEnvironment", int, float], None]


class RequestLog:
    """A WSGI app around another. `behind_proxy`: an id that comes along is taken; `seen` gets each status and time."""

    def __init__(self, app: WSGIApplication, behind_proxy: bool, seen: Seen) -> None:
        self._app = app
        self._behind_proxy = behind_proxy
        self._seen = seen

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        given = environ.get("HTTP_X_REQUEST_ID", "") if self._behind_proxy else ""
        id = environ[ID] = given if well_formed(given) else new_id()
        began, status = time.monotonic(), [500]

        def start(told: str, headers: list[tuple[str, str]], *more: Any) -> Callable[[bytes], object]:
            status[0] = int(told.split(" ", 1)[0])
            return start_response(told, [*headers, (HEADER, id)], *more)

        def done(count: int) -> None:
            seconds = time.monotonic() - began
            self._seen(environ, status[0], seconds)
            _tell(environ, status[0], seconds, count)

        token = current_id.set(id)
        try:
            chunks = self._app(environ, start)
        except BaseException:
            done(0)
            raise
        finally:
            current_id.reset(token)
        return _Sent(chunks, id, done)


def _tell(environ: WSGIEnvironment, status: int, seconds: float, count: int) -> None:
    method, path = line_of(environ)
    fields = {"id": environ[ID], "method": method, "path": path, "status": status}
    fields |= {"milliseconds": round(seconds * 1000, 1), "bytes": count}
    fields |= {"who": environ.get(WHO, ""), "address": one_line(environ.get("REMOTE_ADDR") or "", 64)}
    log.info("%s %s %s", method, path, status, extra={"fields": fields})


def line_of(environ: WSGIEnvironment) -> tuple[str, str]:
    """Method and address, as a log may hold them."""
    whole = (environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")).encode("latin-1", "replace")
    path = whole.decode("utf-8", "surrogateescape")
    secrets = environ.get(SECRET_PARTS, ())
    return one_line(environ.get("REQUEST_METHOD", ""), 20), path_told(path, environ.get("QUERY_STRING", ""), secrets)


class _Sent:
    """The chunks of an answer; when they are closed, `done` gets how many bytes were sent."""

    def __init__(self, chunks: Iterable[bytes], id: str, done: Callable[[int], None]) -> None:
        self._chunks, self._id, self._done = chunks, id, done
        self._count = 0

    def __iter__(self) -> Iterator[bytes]:
        chunks = iter(self._chunks)
        while (chunk := self._next(chunks)) is not None:
            self._count += len(chunk)
            yield chunk

    def _next(self, chunks: Iterator[bytes]) -> bytes | None:
        """The next chunk; what goes wrong while it is made is logged under the id of its request."""
        token = current_id.set(self._id)
        try:
            return next(chunks, None)
        except Exception:
            log.exception("The answer broke off while it was sent.")
            raise
        finally:
            current_id.reset(token)

    def close(self) -> None:
        try:
            if hasattr(self._chunks, "close"):
                self._chunks.close()
        finally:
            self._done(self._count)
