"""A partner's name is text, whatever stands in it: in pages, the picture, panels, JSON, CSV and errors."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from graph_app.ingest.seed import load_seed
from tests.exports.calendar_rules import broken_rules
from tests.tables import write_tables

MARKUP = "<img src=x onerror=alert(1)>"
CYPHER = "'}) DETACH DELETE n //"
CLOSING = "</script><script>alert(2)</script>"

SOURCES = "id,title,publisher,published_on,url,retrieved_on\ns1,{closing},{markup},,,\n"
PARTNERS = """id,kind,name_vi,name_en,country,home,level,source_id,quote
home,City,Hà Nội,Hanoi,VN,true,capital,s1,q
markup,City,{markup},{markup},LA,false,city,s1,{closing}
cypher,City,"{cypher}","{cypher}",LA,false,city,s1,q
formula,City,=1+1,=1+1,LA,false,city,s1,q
"""
MEETINGS = """id,host,guest,event_id,event_type,date,title_vi,title_en,source_id,quote
m1,home,markup,e1,talks,2021,{closing},{closing},s1,{markup}
m2,home,cypher,e2,talks,2021-02,"{cypher}","{cypher}",s1,q
m3,home,formula,e3,talks,2021-03-04,t,t,s1,q
"""
AGREEMENTS = """id,our_side,partner,agreement_type,signed_on,title_vi,title_en,source_id,quote
a1,home,markup,mou,2022-03,{closing},{markup},s1,q
a2,home,cypher,twinning,2022-03-08,{closing},{markup},s1,q
"""


@pytest.fixture
def hostile(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    tables = {"sources": SOURCES, "partners": PARTNERS, "meetings": MEETINGS, "agreements": AGREEMENTS}
    filled = {name: text.format(markup=MARKUP, cypher=CYPHER, closing=CLOSING) for name, text in tables.items()}
    load_seed(database, write_tables(tmp_path, **filled))
    return client


class _Tags(HTMLParser):
    """What a browser would find in a page: tags and the scripts' types."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))


PAGES = (
    "/",
    "/network",
    "/network?lens=engagement",
    "/network/tie?source=home&target=markup",
    "/network/between?partner=markup",
    "/network/between?partner=markup,cypher,formula",
    "/network/between/panel?partner=markup&partner=cypher",
    f"/network/between?partner={MARKUP}&partner=home",
    f"/network/between?partner=markup,cypher&note={MARKUP}",
    "/partners",
    "/partners?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
    "/partners/markup",
    "/partners/markup/panel",
    "/partners/markup/briefing",
    "/partners/cypher",
    "/centrality",
    "/calendar",
    "/calendar?view=list&months=120",
    "/calendar?as_of=2026-03-01&month=2027-03",
    f"/calendar?country={MARKUP}",
    f"/calendar?due={MARKUP}",
    "/structure",
    "/structure/without?partner=home",
    "/structure/without?tie=home,markup",
    f"/structure/without?partner={MARKUP}",
    f"/structure/without?membership={MARKUP}",
    "/structure/warm-path?to=markup",
    f"/structure/warm-path?to=markup&from={CLOSING}",
    "/structure/suggestions",
    "/duplicates",
    "/duplicates/markup/cypher",
    f"/duplicates?country={MARKUP}",
    f"/partners/markup?merged={CLOSING}",
    "/engagement",
    "/engagement/compare?before=2010-01-01",
    f"/engagement?body={MARKUP}",
    "/portfolio",
    "/portfolio/facts",
    "/portfolio/partners",
    f"/portfolio/facts?quarter={MARKUP}",
    f"/portfolio/partners?network={MARKUP}",
    f"/inbox?partner={MARKUP}",
    "/inbox?as_of=2020-01-01",
    f"/inbox?rule={MARKUP}",
    "/sources",
    "/sources/s1",
    f"/audit?person={MARKUP}",
    "/queries/partner_history?partner=markup",
    "/queries/neighbourhood?partner=markup",
    f"/partners/{MARKUP}",
    f"/queries/{CLOSING.replace('/', '%2F')}",
    f"/nothing?x={CLOSING}",
    f"/network?kind={MARKUP}",
)


@pytest.mark.parametrize("address", PAGES)
def test_no_name_becomes_markup_or_script(hostile: FlaskClient, address: str) -> None:
    page = hostile.get(address)
    assert page.status_code in {200, 400, 404}
    tags = _Tags()
    tags.feed(page.text)
    assert not [tag for tag, attributes in tags.found if any(name.startswith("on") for name in attributes)]
    scripts = [attributes for tag, attributes in tags.found if tag == "script"]
    assert all("src" in script or script.get("type") == "application/json" for script in scripts)
    assert not [attributes for tag, attributes in tags.found if (attributes.get("href") or "").startswith("javascript")]


def test_the_names_are_shown_as_they_are_written(hostile: FlaskClient) -> None:
    assert "&lt;img src=x onerror=alert(1)&gt;" in hostile.get("/partners").text
    names = {row["name_vi"] for row in hostile.get("/partners.json").get_json()["rows"]}
    assert {MARKUP, CYPHER} <= names
    data = re.search(r'id="network-data">(.*?)</script>', hostile.get("/network").text, re.DOTALL)
    assert data is not None
    assert any(MARKUP in node["title"] for node in json.loads(data.group(1))["nodes"])


def test_a_calendar_program_takes_no_name_for_more_than_a_name(hostile: FlaskClient) -> None:
    file = hostile.get("/calendar.ics?as_of=2026-03-01&months=24&lang=vi").data
    assert broken_rules(file) == []
    titles = [str(event["summary"]) for event in icalendar.Calendar.from_ical(file).walk("VEVENT")]
    assert f"Tròn 5 năm: {CYPHER}" in titles and f"Đến hạn liên hệ: {MARKUP}" in titles


def test_nothing_was_deleted_by_a_name(hostile: FlaskClient) -> None:
    hostile.get("/partners", query_string={"q": CYPHER})
    hostile.get("/queries/partner_history.json", query_string={"partner": CYPHER})
    assert len(hostile.get("/partners.json").get_json()["rows"]) == 4


def test_a_spreadsheet_does_not_take_a_name_for_a_formula(hostile: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(hostile.get("/partners.csv").data.decode("utf-8-sig"))))
    names = {row["id"]: row["name_vi"] for row in rows}
    assert names == {
        "home": "Hà Nội",
        "markup": MARKUP,
        "cypher": "''}) DETACH DELETE n //".replace("''", "'"),
        "formula": "'=1+1",
    }
