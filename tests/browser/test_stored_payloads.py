"""What is made to run in a page is stored wherever something can be stored, and each page is opened: nothing runs.

Stored by imports and by the forms that people use; opened are all pages that the site has, new ones without a word.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, Route, expect

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.roles import ADMINISTRATOR
from graph_app.database.database import Database
from graph_app.web.openapi import ending_of
from tests.access.people import CHEAP, PASSWORD, add
from tests.attacks.payloads import payloads
from tests.browser.conftest import serving
from tests.browser.test_network_in_browser import open_network, place_of
from tests.persons.people import AN
from tests.small_network import load_small_network
from tests.web.test_accounts import signed_in
from tests.web.test_imports import bring, import_it, settled

STORED = [text for text in payloads("markup", "script addresses", "template") if text.isprintable()]
OF_EVERY_PAGE = 1  # the name of who is signed in
ALL_AT_ONCE = "</textarea></script>'\"><img src=x onerror=window.__ran=1>{{7*7191}}"
SIGNED = {"who": ALL_AT_ONCE, "why": ALL_AT_ONCE}

# Before any script of a page: whatever its policy forbids is written down.
WATCH = """document.addEventListener("securitypolicyviolation", (event) => {
  window.__forbidden = [...(window.__forbidden ?? []), `${event.violatedDirective} ${event.blockedURI}`];
});"""
# What ran, was forbidden, became an element, or leads elsewhere.
LOOK = """() => {
  const every = [...document.querySelectorAll("*")];
  const bad = /^\\s*(java\\s*script|vbscript|data:text|blob):|^(https?:)?[/\\\\]{2}[^/?#]*pwned/i;
  const leads = (one) => ["href", "src", "action", "formaction", "xlink:href"].some((name) =>
    bad.test(one.getAttribute(name) ?? ""));
  const handles = (one) => one.getAttributeNames().some((name) => name.startsWith("on") || name === "srcdoc");
  const own = (one) => /^(iframe|object|embed|base|math|video|audio|x)$/i.test(one.tagName);
  return {
    ran: window.__ran ?? null,
    forbidden: window.__forbidden ?? [],
    elements: every.filter((one) => leads(one) || handles(one) || own(one)).map((one) => one.outerHTML.slice(0, 150)),
    computed: document.documentElement.innerHTML.includes("50337"),
  };
}"""
NOTHING: dict[str, Any] = {"ran": None, "forbidden": [], "elements": [], "computed": False}


def rows(heads: str, lines: Iterable[list[str]]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([heads.split(","), *lines])
    return file.getvalue().encode()


def import_all(client: FlaskClient, name: str, file: bytes) -> str:
    """Brings the rows on record; what looks like something that is there is new all the same. The upload's address."""
    address = bring(client, file, name)
    settled(client, address)
    client.post(f"{address}/answers", data={"duplicates": "new"})
    settled(client, address)
    assert import_it(client, address, **SIGNED).status_code == 303
    told = settled(client, address)
    assert told["standing"]["change"] > 0, told
    return address


def tables() -> dict[str, bytes]:
    each = [(f"p{number}", text) for number, text in enumerate(STORED)]
    days = [f"202{number % 6}-0{number % 9 + 1}-11" for number in range(len(each))]
    return {
        "sources": rows("id,title,publisher", [["s" + id, text, text] for id, text in each]),
        "partners": rows(
            "id,kind,name_vi,name_en,name_local,aliases,country,note,quote,source_id",
            [[id, "City", text, text, text, text, "LA", text, text, "s" + id] for id, text in each],
        ),
        "meetings": rows(
            "host,guest,date,event_id,title_vi,title_en,place,quote,source_id",
            [
                ["hanoi", id, day, text, text, text, text, text, "s" + id]
                for (id, text), day in zip(each, days, strict=True)
            ],
        ),
    }


def store_in_forms(client: FlaskClient) -> None:
    """Whatever takes words and is shown again, each with what its page has."""

    def sent(address: str, form: Mapping[str, Any], status: int = 303) -> str:
        answer = client.post(address, data=form)
        assert answer.status_code == status, (address, answer.status_code, answer.text)
        return answer.headers.get("Location", "")

    for four in zip(*[iter(STORED)] * 4, strict=False):
        person = dict(zip(("name", "post", "body", "purpose"), four, strict=True))
        sent("/partners/p5/persons/new", {**AN, **person, "review_on": "2028-09-14"})
    matter = dict(re.findall(r'name="(id|digest)" value="(\w+)"', client.get("/inbox").text))
    sent("/inbox/right", {**matter, **SIGNED})
    sent("/duplicates/p1/p2/apart", SIGNED)
    seen = client.get("/duplicates/p3/p4.json").get_json()["seen"]
    sent("/duplicates/p3/p4", {"stays": "p3", "seen": seen, **SIGNED})
    sent("/structure/suggestions", {"partner": "alone", "reason": ALL_AT_ONCE})
    was = dict(re.findall(r'name="(was\.\w+)" value="([^"]*)"', client.get("/partners/old/edit").text))
    old = {name.removeprefix("was."): text for name, text in was.items()}
    edited = sent("/partners/old/edit", {**was, **old, "note": ALL_AT_ONCE, **SIGNED})
    sent(f"/changes/{edited.rpartition('=')[2]}/undo", SIGNED)
    sent("/users", {"name": "minh", "shown": ALL_AT_ONCE, "role": "reader"}, 201)
    sent("/account/tokens", {"label": ALL_AT_ONCE, "role": "reader", "days": "9"}, 201)
    sent("/links", {"of": "/partners/p5", "label": ALL_AT_ONCE, "last_day": "2027-01-01"}, 201)
    view = client.post("/network/views", json={"state": "kind=City&colour=degree", "name": ALL_AT_ONCE})
    assert view.status_code == 200
    sent("/cypher", {"query": f"RETURN {ALL_AT_ONCE!r} AS x"}, 200)


def left_on_the_desk(client: FlaskClient) -> str:
    """The id of a file with such names of itself, columns and cells; how it is read is remembered, and nothing more."""
    text = STORED[2]
    file = rows(f"host,guest,date,title_en,quote,source_id,{text}", [["hanoi", "p5", text, text, text, text, text]])
    address = bring(client, file, f"{text}.csv")
    settled(client, address)
    reading = {"s0-known": "1", "s0-field-6": "place", "remember_as": ALL_AT_ONCE}
    assert client.post(f"{address}/reading", data=reading).status_code == 303
    settled(client, address)
    return address.rpartition("/")[2]


# What is no page: styles and scripts, what leads to another site, and files (two of which are opened below).
NO_PAGES = {"static_files.static_file", "static_files.named_file", "openid.begin", "openid.leave", "take_along.html"}
WITH = {
    "between.between": "partner=hanoi,p5,p6",
    "between.between_panel": "partner=hanoi,p5,p6",
    "calendar.calendar": "view=list&months=120",
    "console.console": "run=yes&query=MATCH (p:Partner) RETURN p, p.name_vi, p.note LIMIT 100",
    "duplicates.compare": "first=p5&second=p6",
    "ledger.ledger": "source=hanoi&target=p5",
    "links.new": "of=/partners/p5",
    "network.network": "partner=p5&layout=rings&colour=community",
    "queries.query": "partner=p5",
    "structure_without.structure_without": "partner=hanoi",
    "warm_path.warm_path": "to=p5",
}
MORE = (
    *("/network?tie=hanoi~p5~MET_WITH", "/network?lens=engagement&layout=time&lang=vi", "/queries/last_contact"),
    *("/portfolio/facts?quarter=2023-Q2", "/imports/{upload}?state=wrong", "/changes/2", "/changes/3", "/changes/4"),
    f"/partners?q={ALL_AT_ONCE}",
    "/cypher",  # with the queries that the browser remembers
)


def pages(app: Flask, client: FlaskClient, upload: str) -> Iterator[str]:
    """The address of each page, and of some more of their views."""
    person = re.search(r"/persons/(person-\w+)/edit", client.get("/persons").text)
    fact = re.search(r"/facts/([^/\"]+)/edit", client.get("/partners/p5").text)
    assert person and fact
    parts = {"partner": "p5", "source": "sp5", "first": "p1", "second": "p2", "number": "1", "upload": upload}
    parts |= {"person": person[1], "fact": fact[1], "name": "partner_history"}
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if "GET" in (rule.methods or ()) and ending_of(rule.rule) == "html" and rule.endpoint not in NO_PAGES:
            address = re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda found: parts[found[1]], rule.rule)
            yield f"{address}?{WITH.get(rule.endpoint, '')}"
    yield from (address.replace("{upload}", upload) for address in MORE)


@pytest.fixture
def filled(database: Database, tmp_path: Path) -> Flask:
    """A site with accounts whose every place is filled."""
    load_small_network(database, tmp_path)
    settings = replace(database.settings, instance=tmp_path / "instance")
    access = Access.of(settings, CHEAP)
    add(access, "lan", ADMINISTRATOR, shown="<img src=x onerror=window.__ran=1>")
    return create_app(settings, database, access)


@pytest.fixture
def site(filled: Flask, database: Database) -> Iterator[str]:
    yield from serving(database, filled.extensions["graph_app"].settings, filled.extensions["access"])


@pytest.mark.slow  # a minute: it opens eighty pages
def test_nothing_that_is_stored_runs_on_any_page(page: Page, filled: Flask, site: str) -> None:
    client = signed_in(filled, "lan")
    for name, file in tables().items():
        import_all(client, f"{name}.csv", file)
    store_in_forms(client)
    addresses = [*pages(filled, client, left_on_the_desk(client))]
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
    page.add_init_script(WATCH)
    sign_in(page, site)
    shown, wrong = 0, {}

    def look(address: str) -> None:
        nonlocal shown
        shown += page.content().count("window.__ran") > OF_EVERY_PAGE
        found = page.evaluate(LOOK)
        if found != NOTHING or refused:
            wrong[address] = (found, refused[:])
        refused.clear()

    for address in addresses:
        page.goto(site + address)
        if page.locator("#explore").count():
            expect(page.locator("#explore")).to_have_attribute("data-drawn", "true")
        look(address)
    search_and_hover(page, site)
    look("what the picture and its search say")
    for ending, kind in (("html", "text/html"), ("svg", "image/svg+xml")):  # what people take along and open later
        page.route(f"{site}/taken", answering(client.get(f"/network.{ending}").data, kind))
        page.goto(f"{site}/taken")
        look(f"a taken .{ending}")
    assert wrong == {}
    assert len(addresses) > 60 and shown > 40


def answering(body: bytes, kind: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type=kind)


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in?lang=en")
    page.fill("#name", "lan")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".signed-in")).to_be_visible()


def search_and_hover(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?partner=p2&lang=en")
    page.mouse.move(*place_of(page, "p2"))
    expect(page.locator(".vis-tooltip")).to_contain_text(STORED[2])
    page.locator("#search").fill("img src")
    expect(page.locator("#search-suggestions [role=option]").first).to_contain_text("<img src=x")
