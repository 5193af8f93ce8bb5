"""Behind a reverse proxy, at a prefix and over TLS: every link of every page stays inside, cookies and headers fit."""

from __future__ import annotations

import http.client
import json
import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

import graph_app.web.static_files
from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.roles import ADMINISTRATOR
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from tests.access.people import CHEAP, PASSWORD, add
from tests.web.forwarding import behind_proxy
from tests.web.test_pages import PAGES

PREFIX, NAME = "/doi-ngoai", "city.example"
FOLLOWED = frozenset({"href", "src", "location"})
# Files are looked at as links only; of pages that are alike, as those of partners, one is asked.
FILES = re.compile(r"\.(json|csv|xlsx|docx|pdf|png|svg|zip|html|graphml|gexf|ics)$")
EACH = 1
SENT = "only sent to"  # what forms are sent to cannot be opened
ONE_OF_EACH = [*{page.partition("?")[0]: page for page in PAGES}.values()]
STATIC = Path(graph_app.web.static_files.__file__).parent / "static"


class Attributes(HTMLParser):
    """All attributes of a page that could be addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [(name, value) for name, value in attributes if value]


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Message
    body: str


@dataclass
class Walk:
    """What is still to be asked, what was, and what pointed outside."""

    port: int
    waiting: list[str]
    cookie: str = ""
    asked: set[str] = field(default_factory=set)
    outside: set[tuple[str, str]] = field(default_factory=set)
    failed: set[tuple[str, int]] = field(default_factory=set)

    def sign_in(self, name: str) -> None:
        """By the form, as a browser sends it."""
        told = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{NAME}"}
        answer = self.ask(f"{PREFIX}/sign-in", "POST", urlencode({"name": name, "password": PASSWORD}), **told)
        assert answer.status == 303 and answer.headers["Location"].startswith(f"{PREFIX}/"), answer
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        assert self.cookie.startswith("__Host-session=") and "; Secure" in answer.headers["Set-Cookie"]

    def ask(self, address: str, method: str = "GET", body: str | None = None, **told: str) -> Answered:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Accept-Language": "en", "Connection": "close", "Cookie": self.cookie, **told}
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            return Answered(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def links_of(self, address: str) -> list[str]:
        answer = self.ask(address)
        self.asked.add(address)
        if answer.status not in (200, 302, 304):
            self.failed.add((address, answer.status))
        found = [("location", answer.headers["Location"])] if answer.headers["Location"] else []
        if (answer.headers["Content-Type"] or "").startswith("text/html"):
            found += Attributes(answer.body).found
        self.outside |= {(address, f"{name}={value}") for name, value in found if points_outside(name, value)}
        return [relative(value) for name, value in found if name in FOLLOWED and inside(value)]


def relative(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def inside(address: str) -> bool:
    """Whether it leads to this site."""
    parts = urlsplit(address)
    return parts.path.startswith(PREFIX + "/") and parts.netloc in ("", NAME)


def points_outside(name: str, value: str) -> bool:
    """An address from the root without the prefix, or one of this site by another name, scheme or place."""
    if name == "content" or not re.match(r"/|https?://(city\.example|127\.0\.0\.1|localhost)", value):
        return False
    return not (inside(value) and urlsplit(value).scheme in ("", "https"))


@pytest.fixture
def walk(database: Database, tmp_path: Path) -> Iterator[tuple[Walk, Flask]]:
    load_seed(database, SEED_FOLDER)
    settings = replace(database.settings, proxies=1, hosts=(NAME,), instance=tmp_path)
    access = Access.of(settings, CHEAP)
    add(access, "lan", ADMINISTRATOR)
    app = create_app(settings, database, access)
    with behind_proxy(app, PREFIX, NAME) as port:
        seen = Walk(port, [PREFIX + page for page in ONE_OF_EACH])
        seen.sign_in("lan")
        yield seen, app


def test_every_link_stays_inside_and_what_the_proxy_tells_is_believed(
    walk: tuple[Walk, Flask], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "graph_app.requests")
    seen, app = walk
    believed(seen, caplog)
    copies_are_apart(seen, app)
    counted: dict[str, int] = {}
    while seen.waiting:
        for link in seen.links_of(seen.waiting.pop()):
            endpoint = endpoint_of(app, link)
            if endpoint == SENT:
                continue
            if FILES.search(urlsplit(link).path) and "/files/" not in link:
                continue
            if link not in seen.asked and link not in seen.waiting and counted.get(endpoint, 0) < EACH:
                counted[endpoint] = counted.get(endpoint, 0) + 1
                seen.waiting.append(link)
    assert seen.outside == set()
    assert seen.failed == set()
    assert {"partners.partner", "sources.source", "static_files.static_file", "console.console"} <= set(counted)


def endpoint_of(app: Flask, link: str) -> str:
    adapter = app.url_map.bind(NAME)
    try:
        found: str = adapter.match(urlsplit(link).path.removeprefix(PREFIX))[0]
    except MethodNotAllowed:
        return SENT
    except (HTTPException, RequestRedirect):
        return "none"
    return found


def believed(seen: Walk, caplog: pytest.LogCaptureFixture) -> None:
    page = seen.ask(f"{PREFIX}/network/embed?lang=vi&kind=City")
    assert f"https://{NAME}{PREFIX}/network?kind=City" in page.body
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    cookie = page.headers["Set-Cookie"]
    assert cookie.startswith("language=vi;") and f"Path={PREFIX}" in cookie
    assert "; Secure" in cookie and "; HttpOnly" in cookie and "; SameSite=Lax" in cookie
    told = told_of(caplog, "/network/embed")
    assert told["address"] == "203.0.113.7" and told["path"].startswith(f"{PREFIX}/network/embed")
    hits = json.loads(seen.ask(f"{PREFIX}/search.json?q=vieng").body)
    assert hits["rows"][0]["href"].startswith(f"{PREFIX}/partners/vientiane")
    assert json.loads(seen.ask(f"{PREFIX}/openapi.json").body)["servers"] == [{"url": PREFIX}]
    error = seen.ask(f"{PREFIX}/partners/vientian").body
    assert f'href="{PREFIX}/partners/vientiane"' in error and f'class="button" href="{PREFIX}/"' in error


def told_of(caplog: pytest.LogCaptureFixture, part: str) -> dict[str, str]:
    """The line of a request, which is written a moment after its answer was read."""
    for _ in range(200):
        for record in caplog.records:
            fields: dict[str, str] = record.__dict__.get("fields", {})
            if part in fields.get("path", ""):
                return fields
        time.sleep(0.05)
    pytest.fail(f"No line tells of {part}.")


def copies_are_apart(seen: Walk, app: Flask) -> None:
    behind = seen.ask(f"{PREFIX}/partners").body
    client = app.test_client()
    client.set_cookie(*seen.cookie.split("=", 1), domain=NAME, secure=True)
    own = client.get("/partners", base_url=f"https://{NAME}", headers={"Accept-Language": "en"}).text
    assert f'href="{PREFIX}/partners/hanoi"' in behind
    assert 'href="/partners/hanoi"' in own and PREFIX not in own


@pytest.mark.parametrize("prefix", ["//evil.example", "/persons.csv?forged&", "javascript:alert(1)//", "/..", "/a//b"])
def test_a_prefix_that_is_no_plain_path_is_not_believed(database: Database, tmp_path: Path, prefix: str) -> None:
    """A proxy that does not set it passes on what a browser claims."""
    settings = replace(database.settings, proxies=1, hosts=(NAME,), instance=tmp_path)
    access = Access.of(settings, CHEAP)
    add(access, "lan", ADMINISTRATOR)
    client = create_app(settings, database, access).test_client()
    told = {"X-Forwarded-Host": NAME, "X-Forwarded-Prefix": prefix, "X-Forwarded-For": "203.0.113.7"}
    answer = client.get("/partners", headers={**told, "X-Forwarded-Proto": "https"})
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/partners")
    assert "evil.example" not in client.get(answer.location, headers=told).text


def test_nobody_is_believed_where_no_proxy_is_named(database: Database) -> None:
    client = create_app(database.settings, database).test_client()
    told = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil", "X-Forwarded-Proto": "https"}
    page = client.get("/nowhere", headers={**told, "X-Forwarded-For": "203.0.113.7"})
    assert page.status_code == 403 and "evil" not in page.text  # without accounts no proxy may stand before the site
    assert "Strict-Transport-Security" not in page.headers


@pytest.mark.parametrize("file", sorted(STATIC.glob("*.js")), ids=lambda file: str(file.name))
def test_no_script_of_ours_names_an_address_from_the_root(file: Path) -> None:
    assert re.findall(r"""["'`]/[a-z$][^"'`]*""", file.read_text(encoding="utf-8")) == []
