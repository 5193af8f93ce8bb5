"""Links for people outside: made on a page, opened by a stranger, shown in a frame, refused for anything else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.store import FILE
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.settings import Settings
from graph_app.web.roles_needed import LINKABLE, ROLES_NEEDED
from tests.access.people import CHEAP, add_one_of_each
from tests.web.test_accounts import access_of, browser, signed_in

UNTIL = (date.today() + timedelta(days=7)).isoformat()
INTRANET = "https://intranet.example.org"


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Flask:
    """The seed behind accounts; another site may show what was signed for it."""
    load_seed(database, SEED_FOLDER)
    named = {"GRAPH_APP_INSTANCE": str(tmp_path), "GRAPH_APP_LANGUAGE": "en", "GRAPH_APP_EMBED_IN": INTRANET}
    settings = Settings.from_environment(named)
    access = Access.of(settings, CHEAP)
    add_one_of_each(access)
    return create_app(settings, database, access)


def link_to(client: FlaskClient, of: str) -> str:
    answer = client.post("/links", data={"of": of, "label": "Viêng Chăn", "last_day": UNTIL})
    assert answer.status_code == 201, answer.text
    found = re.search(r'id="address">([^<]+)<', answer.text)
    assert found is not None
    parts = urlsplit(unescape(found[1]))
    return f"{parts.path}?{parts.query}"


def test_a_stranger_sees_one_view_and_nothing_else(office: Flask) -> None:
    steward, stranger = signed_in(office, "steward"), browser(office)
    assert "/links/new?of=/network?kind%3DCity" in unescape(steward.get("/network?kind=City").text)
    form = steward.get("/links/new?of=/network?kind%3DCity")
    assert "/network/embed?kind=City&amp;lang=en" in form.text and form.headers["Cache-Control"] == "no-store"
    address = link_to(steward, "/network?kind=City")
    page = stranger.get(address)
    assert page.status_code == 200 and "Shown: 92 of 136 partners" in page.text and "Open as a page" not in page.text
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow" and "signature" not in page.text
    assert page.headers["Content-Security-Policy"].endswith(f"frame-ancestors 'self' {INTRANET}")
    for scripted in re.findall(r'(?:src|href)="(/files/[^"]+)"', page.text):
        assert stranger.get(scripted).status_code == 200
    changed = stranger.get(address.replace("City", "Organisation"))
    assert changed.status_code == 403 and "it shows one view and no other" in changed.text
    assert INTRANET not in str(changed.headers) + str(steward.get("/network/embed").headers)
    signed = address.partition("&signature=")[2]
    for path in ("/", "/network", "/partners", "/persons", "/cypher", "/network.json", "/calendar.ics"):
        assert stranger.get(f"{path}?kind=City&lang=en&signature={signed}").status_code == 403
    assert stranger.post(address).status_code in {403, 405}
    assert stranger.get(address.partition("&signature")[0]).status_code == 303
    assert stranger.get(f"{address}&signature={signed}").status_code == 403


def test_a_page_that_is_shared_offers_nothing_and_names_no_person(office: Flask) -> None:
    steward, stranger = signed_in(office, "steward"), browser(office)
    address = link_to(steward, "/partners/vientiane?signature=old")
    for reader in (stranger, steward):  # its maker sees what it shows
        page = reader.get(address).text
        assert "You see one page that was shared with you until" in page
        assert 'class="search"' not in page and "Sign in</a>" not in page and "/sign-out" not in page
        assert "/persons" not in page and ".csv" not in page and "<nav" not in page.replace('<nav class="main"', "")
    assert "/links/new" in steward.get("/partners/vientiane").text
    assert "/links/new" not in signed_in(office, "reader").get("/partners/vientiane").text


def test_a_calendar_program_asks_with_a_link_that_a_reader_makes(office: Flask) -> None:
    reader, program = signed_in(office, "reader"), office.test_client()
    assert "/links/new?of=/calendar.ics" in reader.get("/calendar").text
    address = link_to(reader, "/calendar.ics?kind=City&lang=vi")
    feed = program.get(address)
    assert feed.status_code == 200 and feed.text.startswith("BEGIN:VCALENDAR")
    assert program.get(address.replace("calendar.ics", "calendar.csv")).status_code == 403
    assert reader.post("/links", data={"of": "/partners", "label": "x", "last_day": UNTIL}).status_code == 403
    page = reader.get("/account").text
    assert "/calendar.ics?kind=City" in unescape(page) and "Revoke: Viêng Chăn" in page
    [revoke] = re.findall(r'action="(/links/[^"]+/revoke)"', page)
    assert signed_in(office, "steward").post(revoke).status_code == 404
    assert reader.post(revoke).headers["Location"] == "/account#links"
    assert program.get(address).status_code == 403


@pytest.mark.parametrize(
    "of",
    [
        *(
            "",
            "https://evil.example/partners",
            "//evil.example/partners",
            "/nothing",
            "/persons",
            "/cypher",
            "/account",
        ),
        *("/partners.csv", "/links/new", "/network.zip", "javascript:alert(1)", "partners", "/sign-in", "/\n/partners"),
    ],
)
def test_no_link_is_made_to_anything_else(office: Flask, of: str) -> None:
    client = signed_in(office, "administrator")
    answer = client.post("/links", data={"of": of, "label": "x", "last_day": UNTIL})
    assert answer.status_code == 400 and "No link can be made" in answer.text and "evil.example" not in answer.text


@pytest.mark.parametrize(
    "wrong", [{"label": " "}, {"label": "x" * 200}, {"last_day": "2020-01-01"}, {"last_day": "soon"}, {"last_day": ""}]
)
def test_what_is_wrong_in_the_form_is_said_there(office: Flask, wrong: dict[str, str]) -> None:
    client = signed_in(office, "steward")
    answer = client.post("/links", data={"of": "/partners?q=%3Cb%3E", "label": "x", "last_day": UNTIL, **wrong})
    assert (
        answer.status_code == 400 and 'role="alert"' in answer.text and "<b>" not in answer.text.split("<h1>")[1][:900]
    )


def test_only_pages_for_guests_and_the_feed_can_be_shared() -> None:
    for endpoint in LINKABLE.keys() - {"calendar.calendar_ics"}:
        needed = ROLES_NEEDED[endpoint, "GET"]
        assert needed is not None and needed.name == "guest"


def test_the_key_lies_in_the_file_of_accounts_alone(office: Flask, tmp_path: Path) -> None:
    link_to(signed_in(office, "steward"), "/partners")
    [row] = access_of(office).store.read("secret", name="links")
    assert len(row["secret"]) == 32
    for file in tmp_path.rglob("*"):
        if file.is_file() and not file.name.startswith(FILE):
            assert row["secret"] not in file.read_bytes()


def test_strangers_hear_of_health_no_versions_once_there_are_accounts(office: Flask) -> None:
    told = browser(office).get("/health").get_json()
    assert told.keys() == {"ok", "data_version"} and told["ok"]
    assert "Neo4j" in signed_in(office, "reader").get("/health").get_json()["database"]
