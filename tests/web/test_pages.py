"""What holds for every page: both languages, one JSON shape, errors in one form, no other host."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from graph_app.version import version

PAGES = (
    "/",
    "/network",
    "/network?lens=engagement&as_of=2022-06-30",
    "/network/compare",
    "/network/between",
    "/network/between?partner=havana,c40",
    "/network/between?partner=havana,bangkok,iclei",
    "/partners",
    "/partners/vientiane",
    "/partners/vientiane/briefing",
    "/calendar",
    "/calendar?as_of=2026-11-01&month=2027-03",
    "/calendar?as_of=2026-11-01&view=list",
    "/engagement",
    "/engagement?as_of=2022-01-01&state=dormant",
    "/engagement/compare?before=2022-01-01",
    "/portfolio",
    "/portfolio?as_of=2022-01-01",
    "/portfolio/facts?region=035&by=us&type=MET_WITH",
    "/portfolio/partners?network=ascn&active=no",
    "/centrality",
    "/structure",
    "/structure/without",
    "/structure/without?partner=hanoi",
    "/structure/warm-path",
    "/structure/warm-path?to=ulaanbaatar",
    "/structure/suggestions",
    "/queries",
    "/queries/partner_history",
    "/queries/partner_history?partner=vientiane",
    "/queries/shortest_path?first=havana&second=c40",
    "/changes",
    "/duplicates",
    "/duplicates/haufo/ho-chi-minh-city",
    "/users",
    "/audit",
    "/imports",
    "/imports/mappings",
    "/inbox",
    "/inbox?severity=gap&partner=iclei",
    "/partners/vientiane/edit",
    "/partners/vientiane/facts/new?type=GAVE_AID_TO",
    "/partners/new",
    "/facts/aid-2021-rice-havana/edit",
    "/sources/new",
    "/persons",
    "/persons/erase",
    "/partners/vientiane/persons",
    "/partners/vientiane/persons/new",
    "/sources",
    "/sources/hanoi-external-relations-2021",
)
TABLES = (
    *("/network", "/network/compare", "/partners", "/partners/vientiane", "/centrality", "/queries", "/sources"),
    *("/engagement", "/engagement/compare", "/calendar"),
    *("/portfolio", "/portfolio/facts", "/portfolio/partners"),
    *("/structure", "/structure/suggestions", "/inbox"),
)


@pytest.mark.parametrize("address", PAGES)
def test_it_speaks_both_languages_and_names_no_other_host(seeded: FlaskClient, address: str) -> None:
    joint = "&" if "?" in address else "?"
    pages = {language: seeded.get(f"{address}{joint}lang={language}") for language in ("vi", "en")}
    for language, page in pages.items():
        assert page.status_code == 200
        assert f'<html lang="{language}">' in page.text
        loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*?(?:src|href)="([^"]*)"', page.text)
        assert loaded and all(target.startswith("/") and not target.startswith("//") for target in loaded)
    assert f"<span>Version {version()}</span>" in pages["en"].text
    assert "Bản đồ quan hệ đối tác" in pages["vi"].text and "Bản đồ quan hệ đối tác" not in pages["en"].text


@pytest.mark.parametrize("address", [*TABLES, "/start"])
def test_its_data_has_the_one_shape(seeded: FlaskClient, address: str) -> None:
    answer = seeded.get(f"{address}.json").get_json()
    assert answer["ok"] is True and answer["truncated"] is False and answer["data_version"] > 0
    assert answer.get("rows") or answer.get("nodes")


@pytest.mark.parametrize("address", TABLES)
def test_its_table_opens_in_a_spreadsheet_with_vietnamese_letters(seeded: FlaskClient, address: str) -> None:
    answer = seeded.get(f"{address}.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.mimetype == "text/csv"
    assert len(answer.text.splitlines()) > 2


def test_the_language_is_remembered_and_the_browser_is_asked(seeded: FlaskClient) -> None:
    assert '<html lang="vi">' in seeded.get("/", headers={"Accept-Language": "vi-VN,vi;q=0.9,en;q=0.5"}).text
    seeded.get("/?lang=vi")
    assert '<html lang="vi">' in seeded.get("/", headers={"Accept-Language": "en"}).text


def test_a_language_we_do_not_speak_is_told(seeded: FlaskClient) -> None:
    assert seeded.get("/?lang=fr").status_code == 400


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing-here", 404),
        ("/partners/nobody", 404),
        ("/queries/nothing", 404),
        ("/sources/nothing", 404),
        ("/queries/partner_history?partner=nobody", 404),
        ("/partners?sort=size", 400),
    ],
)
def test_errors_are_a_page_and_the_one_json_shape(seeded: FlaskClient, address: str, status: int) -> None:
    page = seeded.get(address)
    assert page.status_code == status and 'role="alert"' in page.text
    path, _, query = address.partition("?")
    data = seeded.get(f"{path}.json?{query}")
    assert data.status_code == status
    body = data.get_json()
    assert body.keys() == {"ok", "error", "status", "request_id"}
    assert (body["ok"], body["status"]) == (False, status) and body["error"]


def test_a_misspelt_partner_is_answered_with_near_names(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/vientianne")
    assert page.status_code == 404
    assert 'href="/partners/vientiane"' in page.text


def test_a_misspelt_query_is_answered_with_near_names(seeded: FlaskClient) -> None:
    assert 'href="/queries/partner_history"' in seeded.get("/queries/partners_history").text


def test_only_our_own_scripts_may_run(seeded: FlaskClient) -> None:
    page = seeded.get("/network")
    assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page.text)
    assert inline == []


def test_health_says_which_database_answers(seeded: FlaskClient) -> None:
    answer = seeded.get("/health").get_json()
    assert answer["ok"] is True and answer["database"].startswith("Neo4j 5.26") and answer["data_version"] > 0
    assert (answer["backup"], answer["last_backup"]) == ("off", None)
