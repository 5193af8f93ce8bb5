"""One line for each request, with the id that its answer carries and its error page shows."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from graph_app.access.roles import ADMINISTRATOR
from tests.access.people import PASSWORD, add
from tests.web.test_door import site

OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}
BEARER = {"Authorization": "Bearer s3cret"}


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "graph_app")
    return caplog


def requests_in(lines: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [record.__dict__["fields"] for record in lines.records if record.name == "graph_app.requests"]


def test_a_request_is_one_line_with_who_asked_what_and_how_it_went(
    tmp_path: Path, lines: pytest.LogCaptureFixture
) -> None:
    answer = site(tmp_path).get("/health/alive?token=s3cret&a=b", buffered=True)
    [told] = requests_in(lines)
    assert told["id"] == answer.headers["X-Request-ID"] and re.fullmatch("[0-9a-f]{16}", told["id"])
    assert (told["method"], told["path"], told["status"]) == ("GET", "/health/alive?token=…&a=b", 200)
    assert told["bytes"] == len(answer.data) and told["milliseconds"] >= 0
    assert (told["who"], told["address"]) == ("", "127.0.0.1")


def test_who_is_signed_in_is_told(tmp_path: Path, lines: pytest.LogCaptureFixture) -> None:
    client = site(tmp_path)
    add(client.application.extensions["access"], "lan", ADMINISTRATOR)
    client.post("/sign-in", data={"name": "lan", "password": PASSWORD}, headers=OUR_PAGE, buffered=True)
    client.get("/nowhere", buffered=True)
    assert [told["who"] for told in requests_in(lines)] == ["", "lan"]
    assert PASSWORD not in lines.text


def test_neither_cookies_nor_bodies_nor_addresses_of_uploads_are_told(
    tmp_path: Path, lines: pytest.LogCaptureFixture
) -> None:
    client = site(tmp_path)
    client.set_cookie("session", "s3cret")
    client.post("/imports/s3cretupload/look", data={"password": "s3cret"}, headers=BEARER, buffered=True)
    assert requests_in(lines)[0]["path"] == "/imports/…/look"
    assert "s3cret" not in " ".join(str(record.__dict__) for record in lines.records)


def test_the_error_page_and_json_show_the_id(tmp_path: Path, lines: pytest.LogCaptureFixture) -> None:
    client = site(tmp_path)
    page, data = client.get("/nowhere"), client.get("/nowhere.json")
    assert f'<code class="request-id">{page.headers["X-Request-ID"]}</code>' in page.text
    assert data.get_json()["request_id"] == data.headers["X-Request-ID"] != page.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("proxies", "given", "taken"),
    [("1", "abcd-1234.x", True), ("0", "abcd-1234.x", False), ("1", "a\tb c d e f", False), ("1", "x" * 65, False)],
)
def test_an_id_that_comes_along_is_taken_of_our_own_proxy_alone(
    tmp_path: Path, proxies: str, given: str, taken: bool
) -> None:
    client = site(tmp_path, GRAPH_APP_PROXIES=proxies)
    assert (client.get("/health/alive", headers={"X-Request-ID": given}).headers["X-Request-ID"] == given) is taken


def breaking(client: FlaskClient) -> FlaskClient:
    app: Flask = client.application

    def breaks() -> Response:
        raise RuntimeError("/etc/secret/place MATCH (n) password=s3cret")

    def breaks_off() -> Response:
        def chunks() -> Any:
            yield b"one"
            raise RuntimeError("half way")

        return Response(chunks())

    for view, path in ((breaks, "/breaks"), (breaks_off, "/breaks-off")):
        # Addresses whose role the table knows: they are for anyone, as those of the same endpoints are.
        endpoint = {"/breaks": "health.alive", "/breaks-off": "health.health"}[path]
        app.view_functions[endpoint] = view
        app.add_url_rule(path, endpoint)
    return client


def test_what_nobody_foresaw_is_logged_with_its_id_and_not_shown(
    tmp_path: Path, lines: pytest.LogCaptureFixture
) -> None:
    answer = breaking(site(tmp_path)).get("/breaks", buffered=True)
    assert answer.status_code == 500
    for inside in ("/etc/secret", "MATCH", "s3cret", "Traceback", "RuntimeError"):
        assert inside not in answer.text
    [trouble] = [record for record in lines.records if record.exc_info]
    assert trouble.getMessage() == "An error that nobody foresaw." and requests_in(lines)[0]["status"] == 500


def test_an_answer_that_breaks_off_is_logged(tmp_path: Path, lines: pytest.LogCaptureFixture) -> None:
    with pytest.raises(RuntimeError):
        breaking(site(tmp_path)).get("/breaks-off", buffered=True)
    assert "The answer broke off while it was sent." in lines.text
