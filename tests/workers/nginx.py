"""A real nginx before a site, with the sample of docs/operations: other ports, and a certificate that we made."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_app.settings import PROJECT
from tests.database.conftest import wait_for

needs_nginx = pytest.mark.skipif(
    not (shutil.which("nginx") and shutil.which("openssl")), reason="needs nginx and openssl"
)
SAMPLE = PROJECT / "docs" / "operations" / "nginx.conf"
AROUND = """daemon off; pid {0}/pid; error_log {0}/error.log;
events {{}}
http {{
    access_log off; client_body_temp_path {0}/b; proxy_temp_path {0}/p; fastcgi_temp_path {0}/f;
    uwsgi_temp_path {0}/u; scgi_temp_path {0}/s; include {0}/site.conf;
}}
"""


@dataclass(frozen=True)
class Proxy:
    """Where it listens, as `localhost`, and what trusts its certificate."""

    port: int
    trusted: ssl.SSLContext


@contextmanager
def nginx_before(site_port: int, folder: Path, changed: Mapping[str, str] | None = None) -> Iterator[Proxy]:
    """An nginx as long as the `with` lasts; `changed` is put for what else stands in the sample."""
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    keys = ["-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *names, *keys], check=True)
    port, text = _free_port(), SAMPLE.read_text(encoding="utf-8")
    ours = {
        "/etc/ssl/partners": str(folder),
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80;": f"listen 127.0.0.1:{_free_port()};",
        "127.0.0.1:8000": f"127.0.0.1:{site_port}",
    }
    for there, here in {**ours, **(changed or {})}.items():
        assert there in text
        text = text.replace(there, here)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder), encoding="utf-8")
    nginx = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")])
    try:
        wait_for(lambda: _listens(port), 10)
        yield Proxy(port, ssl.create_default_context(cafile=f"{folder}/cert.pem"))
    finally:
        nginx.terminate()
        nginx.wait(20)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
