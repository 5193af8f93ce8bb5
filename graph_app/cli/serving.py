"""The server under the site: how much it takes of a client, how long it waits, how it refuses what is no request."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import waitress
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from graph_app.logs.request_ids import new_id
from graph_app.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_KILO, _MEGA = 1024, 1024 * 1024
# What cannot be read as a request reaches no page, so that no language is known.
_SENTENCES = {
    413: "What was sent is too large. · Dữ liệu gửi lên quá lớn.",
    431: "What the browser sent first is too large. · Phần đầu của yêu cầu quá lớn.",
    500: "Something went wrong here that should not have. · Đã có lỗi ngoài dự kiến.",
}
_OTHER = "This is no request that a browser would send. · Yêu cầu không hợp lệ."

log = logging.getLogger("graph_app.requests")


def site_server(
    app: WSGIApplication, settings: Settings, threads: int, listening: dict[int, Any] | None = None, **where: Any
) -> waitress.server.BaseWSGIServer:
    """A server that has its port and waits for `run`. OSError where the port is taken, ValueError for no such host.

    `where`: `host` and `port`, or `sockets` that listen already. `listening` is filled with those who take connections.
    """
    listeners = {} if listening is None else listening
    server = waitress.create_server(
        app,
        map=listeners,
        threads=threads,
        # Looking ahead is how waitress notices that a reader has gone: the console then ends the query.
        channel_request_lookahead=1,
        connection_limit=settings.connections,
        channel_timeout=settings.idle_seconds,
        cleanup_interval=5,
        asyncore_use_poll=True,  # select() ends at 1,024 connections
        # Beyond these a client is not read to its end. Below, the site itself refuses, on a page.
        max_request_header_size=2 * (settings.header_kb * _KILO + settings.address_letters),
        max_request_body_size=max(settings.upload_mb * _MEGA, settings.form_kb * _KILO) + 4 * _MEGA,
        # Headers of proxies are believed by the site, or by nobody.
        clear_untrusted_proxy_headers=settings.proxies == 0,
        ident=None,
        **where,
    )
    for listener in listeners.values():
        listener.channel_class = _Channel
    return server


class _Refusal(ErrorTask):  # type: ignore[misc]
    """One sentence, with an id and a line in the log as for any other request."""

    def execute(self) -> None:
        status = self.request.error.code
        sentence, id = _SENTENCES.get(status, _OTHER), new_id()
        body = json.dumps({"ok": False, "error": sentence, "status": status, "request_id": id}, ensure_ascii=False)
        self.status = f"{status} {self.request.error.reason}"
        self.response_headers = [("Content-Type", "application/json; charset=utf-8"), ("X-Request-ID", id)]
        self.response_headers += [("X-Content-Type-Options", "nosniff"), ("Connection", "close")]
        self.set_close_on_finish()
        self.content_length = len(body.encode())
        self.write(body.encode())
        address = str(self.channel.addr[0]) if self.channel.addr else ""
        fields = {"id": id, "status": status, "bytes": self.content_length, "address": address}
        log.info("Refused before it was a request: %s", status, extra={"fields": fields})


class _Channel(HTTPChannel):  # type: ignore[misc]
    error_task_class = _Refusal
