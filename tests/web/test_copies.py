"""Answers that are kept: a browser that has one is told so, and a second reader gets the same without computing it."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_app.database.database import Database
from graph_app.explorer import Explorer
from graph_app.queries.statements import CYPHER_FOLDER
from graph_app.web.copies import Copies
from tests.conftest import STATEMENTS

ADDRESSES = ("/", "/network", "/partners", "/partners/havana", "/centrality", "/queries", "/sources")
DATA = (
    "/partners.json",
    "/partners.csv",
    "/network.json",
    "/centrality.json",
    "/queries/partners_by_kind_and_country.json",
)


def add_partner(database: Database) -> None:
    with database.write() as transaction:
        transaction.run(STATEMENTS["make_network"], {"ids": ["somewhere-new"], "pairs": []})


@pytest.mark.parametrize("address", ADDRESSES + DATA)
def test_whoever_has_an_answer_is_told_that_it_is_still_this_one(seeded: FlaskClient, address: str) -> None:
    first = seeded.get(address)
    assert first.status_code == 200 and first.headers["ETag"].startswith('W/"')
    again = seeded.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "private, no-cache"


def test_an_answer_is_computed_once(seeded: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = seeded.get("/partners")
    tag = first.headers["ETag"]

    def fail(*_: object) -> None:
        pytest.fail("The view was called again.")

    monkeypatch.setattr("graph_app.web.partners._rows", fail)
    assert seeded.get("/partners").data == first.data
    assert seeded.get("/partners", headers={"If-None-Match": tag}).status_code == 304


def test_new_data_is_a_new_answer(seeded: FlaskClient, database: Database) -> None:
    before = seeded.get("/partners.json")
    add_partner(database)
    after = seeded.get("/partners.json", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "somewhere-new" in after.text and "somewhere-new" not in before.text


def test_languages_are_never_mixed(seeded: FlaskClient) -> None:
    english = seeded.get("/centrality")
    vietnamese = seeded.get("/centrality", headers={"Accept-Language": "vi", "If-None-Match": english.headers["ETag"]})
    assert vietnamese.status_code == 200 and "Cầu nối" not in english.text
    assert '<html lang="en">' in english.text and '<html lang="vi">' in vietnamese.text
    asked = seeded.get("/centrality?lang=vi")
    assert '<html lang="vi">' in asked.text and "language=vi" in asked.headers["Set-Cookie"]
    remembered = seeded.get("/centrality", headers={"If-None-Match": english.headers["ETag"]})
    assert remembered.status_code == 200 and '<html lang="vi">' in remembered.text
    assert {"Cookie", "Accept-Language"} <= set(remembered.headers["Vary"].split(", "))


def test_a_choice_of_language_is_remembered_from_a_kept_answer_too(seeded: FlaskClient) -> None:
    seeded.get("/partners?lang=vi")
    seeded.delete_cookie("language")
    assert "language=vi" in seeded.get("/partners?lang=vi").headers["Set-Cookie"]


def test_other_parameters_are_another_answer(seeded: FlaskClient) -> None:
    first = seeded.get("/partners.json?kind=City")
    assert first.headers["ETag"] != seeded.get("/partners.json?kind=Organisation").headers["ETag"]


def test_what_is_wrong_is_not_kept(seeded: FlaskClient) -> None:
    for address in ("/partners/nobody", "/partners?sort=nothing", "/health", "/partners?lang=fr"):
        answer = seeded.get(address)
        assert "ETag" not in answer.headers
        assert seeded.get(address).status_code == answer.status_code


def test_a_head_request_has_the_same_headers_and_no_body(seeded: FlaskClient) -> None:
    assert seeded.head("/partners").headers["ETag"] == seeded.get("/partners").headers["ETag"]
    assert seeded.head("/partners").data == b""


@pytest.mark.parametrize("address", ["/partners", "/partners.json", "/network", "/partners/havana/panel"])
def test_compressed_and_plain_are_the_same(seeded: FlaskClient, address: str) -> None:
    small = seeded.get(address, headers={"Accept-Encoding": "gzip, br"})
    plain = seeded.get(address)
    assert small.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert gzip.decompress(small.data) == plain.data
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data) / 2
    assert "Accept-Encoding" in small.headers["Vary"] and "Accept-Encoding" in plain.headers["Vary"]


def test_a_reader_who_refuses_gzip_gets_it_plain(seeded: FlaskClient) -> None:
    assert "Content-Encoding" not in seeded.get("/partners", headers={"Accept-Encoding": "gzip;q=0, br"}).headers


def test_copies_are_bounded_and_the_one_asked_for_longest_ago_goes_first(app: Flask) -> None:
    copies = Copies(most_bytes=250)
    for tag in ("a", "b"):
        copies.keep(tag, app.response_class("x" * 100))
    copies.get("a")
    copies.keep("c", app.response_class("x" * 100))
    assert [copies.get(tag) is not None for tag in ("a", "b", "c")] == [True, False, True]
    copies.keep("large", app.response_class("x" * 300))
    assert copies.get("large") is None


def test_a_new_query_and_another_setting_make_other_answers(
    seeded: FlaskClient, app: Flask, database: Database, tmp_path: Path
) -> None:
    """Somebody adds a query, starts again, and the browser shows what it had: that must not be."""
    queries, rows = (seeded.get(address).headers["ETag"] for address in ("/queries.json", "/partners.json"))
    cypher = tmp_path / "cypher"
    shutil.copytree(CYPHER_FOLDER, cypher)
    shutil.copy(cypher / "undated_facts.cypher", cypher / "undated_facts_again.cypher")
    other = Explorer(replace(database.settings, row_limit=7), database, cypher)
    same = Explorer(replace(database.settings, port=8001), database)
    first = Explorer(database.settings, database)
    assert first.edition() == same.edition()
    assert first.edition() != Explorer(database.settings, database, cypher).edition() != other.edition()
    app.extensions["graph_app"] = other
    for address, tag in (("/queries.json", queries), ("/partners.json", rows)):
        assert seeded.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_star_is_no_answer_that_somebody_has(seeded: FlaskClient) -> None:
    assert seeded.get("/partners/nobody.json", headers={"If-None-Match": "*"}).status_code == 404


def test_an_escaped_question_mark_is_part_of_the_name(seeded: FlaskClient) -> None:
    asked = ("/partners/havana%3Fzz?y", "/partners/havana?zz?y", "/partners/havana%3Fzz?y")
    assert [seeded.get(address).status_code for address in asked] == [404, 200, 404]


@pytest.mark.parametrize("address", ["/partners/hanoi/panel", "/nowhere", "/nowhere.json", "/health", "/facts/meet-1"])
def test_no_shared_cache_keeps_what_has_no_tag(seeded: FlaskClient, address: str) -> None:
    assert seeded.get(address).headers["Cache-Control"] in {"private, no-cache", "no-store"}
