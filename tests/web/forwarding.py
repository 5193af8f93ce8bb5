"""A reverse proxy for tests: it takes a prefix away, tells the site who asked under which name, and passes all on."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import waitress
from flask import Flask

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "host"}


@contextmanager
def behind_proxy(app: Flask, prefix: str, name: str, scheme: str = "https") -> Iterator[int]:
    """The port of a proxy before the site; the site then stands at `scheme`://`name``prefix`."""
    site = waitress.create_server(app, host="127.0.0.1", port=0, threads=4, clear_untrusted_proxy_headers=False)

    class Forward(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if not self.path.startswith(prefix + "/"):
                self.send_error(404, "Outside the prefix")
                return
            told = {key: value for key, value in self.headers.items() if key.lower() not in HOP_BY_HOP}
            told |= {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": scheme, "X-Forwarded-Host": name}
            told |= {"X-Forwarded-Prefix": prefix, "Host": "127.0.0.1"}
            length = int(self.headers.get("Content-Length") or 0)
            inner = http.client.HTTPConnection("127.0.0.1", site.effective_port, timeout=60)
            inner.request(self.command, self.path[len(prefix) :], self.rfile.read(length) or None, told)
            answer = inner.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for key, value in answer.getheaders():
                if key.lower() not in HOP_BY_HOP | {"content-length"}:
                    self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            inner.close()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Forward)
    threads = [threading.Thread(target=each, daemon=True) for each in (site.run, proxy.serve_forever)]
    for thread in threads:
        thread.start()
    try:
        yield proxy.server_address[1]
    finally:
        proxy.shutdown()
        proxy.server_close()
        site.close()
        for thread in threads:
            thread.join(timeout=5)
