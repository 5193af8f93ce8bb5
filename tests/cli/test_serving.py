"""The server under the site: what it does not take at all, it refuses in one sentence, with an id."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app import create_app
from graph_app.cli.serving import site_server
from graph_app.settings import Settings


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of a site whose database does not answer: none is needed here."""
    environment = {"GRAPH_APP_INSTANCE": str(tmp_path), "NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}
    settings = Settings.from_environment({**environment, "GRAPH_APP_UPLOAD_MB": "1", "GRAPH_APP_HEADER_KB": "8"})
    server = site_server(create_app(settings), settings, 2, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()
    thread.join(timeout=5)


def told(port: int, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in small letters, and body of what the server says to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return int(first.split(" ")[1]), headers, body


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 80_900 + b"\r\n\r\n", 431),
        (b"POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99000000\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n\r\n", 501),
    ],
)
def test_what_is_no_request_hears_one_sentence_with_an_id(
    port: int, request_: bytes, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "graph_app.requests")
    found, headers, body = told(port, request_)
    answer = json.loads(body)
    assert found == answer["status"] == status
    assert answer["ok"] is False and answer["request_id"] == headers["x-request-id"]
    assert "waitress" not in str(headers) + body.decode()
    lines = [record for record in caplog.records if record.name == "graph_app.requests"]
    assert [record.__dict__["fields"]["id"] for record in lines] == [headers["x-request-id"]]


def test_an_ordinary_answer_does_not_say_what_serves_it(port: int) -> None:
    status, headers, _ = told(port, b"GET /health/alive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert status == 200 and "server" not in headers and len(headers["x-request-id"]) == 16


def test_a_client_that_says_nothing_more_holds_up_nobody(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as slow, socket.create_connection(("127.0.0.1", port)) as slower:
        for connection in (slow, slower):
            connection.sendall(b"POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf")
        status, _, _ = told(port, b"GET /health/alive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert status == 200
