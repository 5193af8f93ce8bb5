"""The sample of docs/operations before four workers, where nginx and openssl are installed."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.workers.nginx import needs_nginx, nginx_before
from tests.workers.site import Reader

pytestmark = [pytest.mark.slow, needs_nginx]


@pytest.fixture
def through_nginx(readers: Sequence[Reader], tmp_path: Path) -> Iterator[http.client.HTTPSConnection]:
    """A connection that trusts the certificate of an nginx before the workers."""
    with nginx_before(readers[0].port, tmp_path) as proxy:
        connection = http.client.HTTPSConnection("localhost", proxy.port, context=proxy.trusted, timeout=60)
        yield connection
        connection.close()


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
