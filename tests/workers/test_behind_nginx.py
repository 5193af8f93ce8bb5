"""The sample of docs/operations before four workers, where nginx and openssl are installed."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graph_app.settings import PROJECT
from tests.database.conftest import wait_for
from tests.workers.site import Reader

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("nginx") and shutil.which("openssl")), reason="needs nginx and openssl"),
]
SAMPLE = PROJECT / "docs" / "operations" / "nginx.conf"
AROUND = """daemon off; pid {0}/pid; error_log {0}/error.log;
events {{}}
http {{
    access_log off; client_body_temp_path {0}/b; proxy_temp_path {0}/p; fastcgi_temp_path {0}/f;
    uwsgi_temp_path {0}/u; scgi_temp_path {0}/s; include {0}/site.conf;
}}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def through_nginx(readers: Sequence[Reader], tmp_path: Path) -> Iterator[http.client.HTTPSConnection]:
    """A connection that trusts the certificate of an nginx before the workers."""
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    keys = ["-keyout", f"{tmp_path}/key.pem", "-out", f"{tmp_path}/cert.pem"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *names, *keys], check=True)
    port, text = free_port(), SAMPLE.read_text(encoding="utf-8")
    for ours, here in {
        "/etc/ssl/partners": str(tmp_path),
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "127.0.0.1:8000": f"127.0.0.1:{readers[0].port}",
    }.items():
        assert ours in text
        text = text.replace(ours, here)
    (tmp_path / "site.conf").write_text(text, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(AROUND.format(tmp_path), encoding="utf-8")
    nginx = subprocess.Popen(["nginx", "-c", str(tmp_path / "nginx.conf")])
    trusted = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    connection = http.client.HTTPSConnection("localhost", port, context=trusted, timeout=60)
    try:
        wait_for(lambda: _listens(port), 10)
        yield connection
    finally:
        connection.close()
        nginx.terminate()
        nginx.wait(20)


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def test_what_is_saved_through_nginx_is_seen_by_whoever_answers_next(
    through_nginx: http.client.HTTPSConnection, readers: Sequence[Reader]
) -> None:
    def asked(method: str, address: str, body: str | None = None, origin: str | None = None) -> tuple[int, str]:
        head = {"Content-Type": "application/json"} | ({"Origin": origin} if origin else {})
        through_nginx.request(method, address, body, head)
        answer = through_nginx.getresponse()
        return answer.status, answer.read().decode()

    told = json.dumps({"state": "kind=City", "name": "Cities"})
    assert asked("POST", "/network/views", told, "https://elsewhere.example")[0] == 403
    assert asked("POST", "/network/views", told, f"https://localhost:{through_nginx.port}")[0] == 200
    for _ in range(12):
        status, text = asked("GET", "/network/views.json")
        assert status == 200 and [row["name"] for row in json.loads(text)["rows"]] == ["Cities"]
    assert [[row["name"] for row in one.get("/network/views.json").json["rows"]] for one in readers] == [["Cities"]] * 4
