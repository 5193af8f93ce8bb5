"""Signed in by a reverse proxy's header: believed of our proxies alone, over a real server."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.accounts import account_named, disable
from graph_app.access.audit import By, Wanted, audit
from graph_app.access.roles import READER, STEWARD
from graph_app.access.tokens import add_token
from graph_app.cli.serving import site_server
from graph_app.errors import MissingSetting, WrongSetting
from graph_app.settings import Settings
from graph_app.web.asker import now
from tests.access.people import CHEAP, FIRST, add, add_one_of_each
from tests.web.test_accounts import access_of, signed_in

SET = {
    "GRAPH_APP_PROXIES": "1",
    "GRAPH_APP_PROXY_USER_HEADER": "X-Forwarded-User",
    "GRAPH_APP_PROXY_ADDRESSES": "127.0.0.1,10.0.3.0/28",
    "GRAPH_APP_LANGUAGE": "en",
}
OUR_PAGE = "Sec-Fetch-Site: same-origin"


def site(folder: Path, **more: str) -> Flask:
    settings = Settings.from_environment({**SET, "GRAPH_APP_INSTANCE": str(folder), **more})
    access = Access.of(settings, CHEAP)
    add_one_of_each(access)
    return create_app(settings, access=access)


class Port:
    """A site at a port, asked with headers exactly as they are written."""

    def __init__(self, app: Flask) -> None:
        settings = app.extensions["graph_app"].settings
        self._server = site_server(app, settings, 2, host="127.0.0.1", port=0)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def ask(self, *headers: str, line: str = "GET /account") -> tuple[int, str]:
        text = "\r\n".join((f"{line} HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""))
        with socket.create_connection(("127.0.0.1", self._server.effective_port), timeout=10) as asking:
            asking.sendall(text.encode("utf-8"))
            answer = b"".join(iter(lambda: asking.recv(65_536), b"")).decode("utf-8", "replace")
        return int(answer.split(" ", 2)[1]), answer

    def close(self) -> None:
        self._server.close()
        self._thread.join(timeout=5)


@pytest.fixture
def office(tmp_path: Path) -> Flask:
    return site(tmp_path)


@pytest.fixture
def port(office: Flask) -> Iterator[Port]:
    asked = Port(office)
    yield asked
    asked.close()


def heading(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page)
    return found[1] if found else ""


def test_whom_our_proxy_names_is_signed_in_once_a_day(office: Flask, port: Port) -> None:
    for name in ("reader", "READER", " reader "):
        status, page = port.ask(f"X-Forwarded-User: {name}")
        assert status == 200 and heading(page) == "reader" and "/sign-out" not in page
    assert "signed in by your office" in page and 'name="old"' not in page
    assert port.ask(line="GET /account")[0] == port.ask("X-Forwarded-User: ")[0] == 303
    lines = audit(access_of(office).store, Wanted(kind="sign-in"), 9)
    assert [(line["person"], line["about"]) for line in lines] == [("reader", "proxy")]


@pytest.mark.parametrize(
    "headers",
    [
        ("X-Forwarded-User: administrator", "X-Forwarded-User: reader"),
        ("X-Forwarded-User: administrator, reader",),
        ("X-Forwarded-User: administrator reader",),
        ("X-Forwarded-User: nobody-here",),
        ("X-Forwarded-User: <b>x</b>",),
        ("X-Forwarded-User: EXAMPLE\\reader",),
    ],
)
def test_what_is_not_one_name_of_an_account_is_refused(port: Port, headers: tuple[str, ...]) -> None:
    status, page = port.ask(*headers)
    assert status == 403 and "<b>x" not in page
    assert "not one name of an account" in page or "may not sign in here" in page


@pytest.mark.parametrize(
    "spelling", ["X_Forwarded_User", "X-Forwarded_User", "X-Forwarded-User-", "HTTP_X_Forwarded_User"]
)
def test_other_spellings_name_nobody(port: Port, spelling: str) -> None:
    assert port.ask(f"{spelling}: administrator")[0] in {303, 400}
    assert heading(port.ask(f"{spelling}: administrator", "X-Forwarded-User: reader")[1]) == "reader"


def test_who_reaches_the_port_without_the_proxy_is_not_believed(tmp_path: Path) -> None:
    elsewhere = Port(site(tmp_path, GRAPH_APP_PROXY_ADDRESSES="10.0.3.0/28"))
    try:
        for more in (
            (),
            ("X-Forwarded-For: 10.0.3.1",),
            ("X-Forwarded-For: 10.0.3.1, 10.0.3.1", "X-Real-IP: 10.0.3.1"),
        ):
            assert elsewhere.ask("X-Forwarded-User: administrator", *more)[0] == 303
    finally:
        elsewhere.close()


def test_without_the_setting_the_header_means_nothing(tmp_path: Path) -> None:
    plain = {"GRAPH_APP_PROXY_USER_HEADER": "", "GRAPH_APP_PROXY_ADDRESSES": ""}
    assert (
        site(tmp_path, **plain).test_client().get("/account", headers={"X-Forwarded-User": "reader"}).status_code == 303
    )


def test_another_sites_form_changes_nothing_for_whom_the_proxy_knows(port: Port) -> None:
    post, named = "POST /account/sessions/end", "X-Forwarded-User: reader"
    for told in ((), ("Sec-Fetch-Site: cross-site",), ("Origin: https://evil.example",)):
        assert port.ask(named, *told, line=post)[0] == 403
    assert port.ask(named, OUR_PAGE, line=post)[0] == 303


def test_a_token_goes_before_the_proxy_and_the_proxy_before_an_old_sign_in(office: Flask, port: Port) -> None:
    store = access_of(office).store
    secret = add_token(store, By("x", "", now()), account_named(store, "steward"), "report", READER, 1)
    assert heading(port.ask("X-Forwarded-User: reader", f"Authorization: Bearer {secret}")[1]) == "steward"
    kept = signed_in(office, "administrator").get_cookie("session")
    assert kept is not None
    cookie = f"Cookie: session={kept.value}"
    assert heading(port.ask(cookie)[1]) == "administrator"
    assert heading(port.ask("X-Forwarded-User: reader", cookie)[1]) == "reader"


def test_a_disabled_account_stays_outside_and_names_may_have_marks(office: Flask, port: Port) -> None:
    add(access_of(office), "nguyễn", READER)
    assert heading(port.ask("X-Forwarded-User: NGUYỄN")[1]) == "nguyễn"
    disable(access_of(office).store, FIRST, "reader", True)
    status, page = port.ask("X-Forwarded-User: reader")
    assert status == 403 and "may not sign in here" in page


def test_unknown_people_become_what_the_setting_says(tmp_path: Path) -> None:
    app = site(tmp_path, GRAPH_APP_UNKNOWN_PEOPLE="steward")
    named = {"X-Forwarded-User": "Hoa"}
    assert heading(app.test_client().get("/account", headers=named).text) == "hoa"
    assert account_named(access_of(app).store, "hoa").role is STEWARD
    refused = app.test_client().get("/account", headers={"X-Forwarded-User": "a/b"})
    assert refused.status_code == 403


@pytest.mark.parametrize("lacking", ["GRAPH_APP_PROXIES", "GRAPH_APP_PROXY_ADDRESSES"])
def test_the_start_is_refused_where_anybody_would_be_believed(lacking: str) -> None:
    with pytest.raises(MissingSetting, match=lacking):
        Settings.from_environment({**SET, lacking: ""})
    for wide in ("0.0.0.0/0", "::/0", "10.0.0.0/8", "127.0.0.1,0.0.0.0/1", "anybody", "10.0.3.1/28"):
        with pytest.raises(WrongSetting):
            Settings.from_environment({**SET, "GRAPH_APP_PROXY_ADDRESSES": wide})
    for header in ("Cookie", "Host", "X_Forwarded_User", "X-Forwarded-For", "Accept-Language", "User", "Remote User"):
        with pytest.raises(WrongSetting):
            Settings.from_environment({**SET, "GRAPH_APP_PROXY_USER_HEADER": header})
