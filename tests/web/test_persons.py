"""Contact persons on their pages: kept with a purpose, reviewed, left out of every export, erased."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.roles import ADMINISTRATOR, READER, STEWARD
from graph_app.database.database import Database
from tests.access.people import CHEAP, add
from tests.persons.people import AN
from tests.small_network import load_small_network
from tests.web.test_accounts import signed_in

NAME = AN["name"]
PERSON = {**AN, "review_on": "2028-09-14"}


@pytest.fixture
def stage(database: Database, tmp_path: Path) -> Iterator[FlaskClient]:
    """The small network, with an instance folder of its own for persons."""
    load_small_network(database, tmp_path)
    client = create_app(replace(database.settings, instance=tmp_path / "instance"), database).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    yield client


def test_a_person_is_kept_changed_and_deleted(stage: FlaskClient) -> None:
    assert "No contact person of this partner is on record." in stage.get("/partners/old/persons").text
    assert stage.post("/partners/old/persons/new", data=PERSON).status_code == 303
    page = stage.get("/partners/old/persons").text
    assert NAME in page and "A task that the law gives the office" in page
    [edit] = set(re.findall(r"/persons/person-\w+/edit", page))
    form = stage.get(edit).text
    assert 'name="edition" value="1"' in form
    changed = {**PERSON, "post": "Director", "edition": "1"}
    assert stage.post(edit, data=changed).status_code == 303
    second = stage.post(edit, data={**changed, "post": "Mayor"})
    assert second.status_code == 409 and "changed by somebody else" in second.text and "Mayor" in second.text
    assert "Director" in stage.get("/persons").text
    assert stage.post(edit.replace("edit", "delete")).status_code == 303
    assert NAME not in stage.get("/persons").text
    assert stage.get(edit).status_code == 404


def test_a_partner_with_contact_persons_is_not_deleted_before_them(stage: FlaskClient) -> None:
    """The partner to which nothing else is tied: nobody would be left without a reason to keep them."""
    stage.post("/partners/alone/persons/new", data=PERSON)
    form = stage.get("/partners/alone/edit").text
    assert NAME in form and "1 record hangs on it" in form
    signed = {"who": "Lan", "why": "closed"}
    refused = stage.post("/partners/alone/delete", data=signed)
    assert refused.status_code == 409 and "Contact persons are kept for this partner (1)" in refused.text
    [person] = set(re.findall(r"/persons/(person-\w+)/edit", form))
    stage.post(f"/persons/{person}/delete")
    assert stage.post("/partners/alone/delete", data=signed).location == "/changes/1"


def test_persons_of_a_merged_partner_stand_with_the_one_that_stays_and_come_back(
    stage: FlaskClient, database: Database
) -> None:
    stage.post("/partners/recent/persons/new", data=PERSON)
    seen = stage.get("/duplicates/old/recent.json").get_json()["seen"]
    signed = {"who": "Lan", "why": "one town"}
    assert stage.post("/duplicates/old/recent", data={**signed, "stays": "old", "seen": seen}).status_code == 303
    assert NAME in stage.get("/partners/old/persons").text
    assert stage.get("/partners/recent/persons").location == "/partners/old/persons"
    assert "no longer on record" not in stage.get("/persons").text
    stage.post("/changes/1/undo", data=signed)
    assert NAME in stage.get("/partners/recent/persons").text and NAME not in stage.get("/partners/old/persons").text


def test_what_is_wrong_is_told_at_its_field_and_all_else_is_kept(stage: FlaskClient) -> None:
    answer = stage.post("/partners/old/persons/new", data={**PERSON, "review_on": "soon", "purpose": ""})
    assert answer.status_code == 400
    assert "This is no day." in answer.text and "This must be filled in." in answer.text and NAME in answer.text
    assert stage.get("/persons.json").json["rows"] == []  # type: ignore[index]


def test_a_name_that_is_markup_is_shown_as_text(stage: FlaskClient) -> None:
    stage.post("/partners/old/persons/new", data={**PERSON, "name": "<b onclick=x>Ân</b>", "email": 'a"><i>@b.c'})
    for address in ("/persons", "/partners/old/persons"):
        page = stage.get(address).text
        assert "<b onclick" not in page and "&lt;b onclick" in page and "<i>" not in page


def test_no_export_and_no_query_holds_a_person(stage: FlaskClient) -> None:
    stage.post("/partners/old/persons/new", data=PERSON)
    others = ("/partners/old.json", "/partners/old.csv", "/partners.csv", "/network.graphml", "/network.json")
    for address in (*others, "/partners/old/briefing", "/partners/old"):
        assert NAME not in stage.get(address).text, address
    rows = stage.post("/cypher", data={"query": "MATCH (n) RETURN n"}).text
    assert "Recent" in rows and NAME not in rows
    assert NAME in stage.get("/persons.csv").text


def test_a_person_is_found_and_erased_and_the_page_says_what_it_removed(stage: FlaskClient, database: Database) -> None:
    stage.post("/partners/old/persons/new", data=PERSON)
    stage.post("/network/views", json={"state": "kind=City", "name": f"for {NAME}"})
    page = stage.post("/persons/erase", data={"name": NAME.lower()}).text
    traces = re.findall(r'name="trace" value="([^"]+)"', page)
    assert len(traces) == 2 and "<mark>" in page
    sent = {"name": NAME, "erase": "1", "trace": traces, "who": "Lan", "why": "she asked"}
    refused = stage.post("/persons/erase", data={**sent, "why": ""})
    assert refused.status_code == 400 and NAME in stage.get("/persons").text
    done = stage.post("/persons/erase", data=sent)
    assert "Removed: contact persons 1, passages 1, parts of the list of changes 0, files 0." in done.text
    assert "The name was not found" in done.text
    assert NAME not in stage.get("/persons").text + stage.get("/network/views").text
    [number] = re.findall(r"/changes/(\d+)", done.text)
    change = stage.get(f"/changes/{number}").text
    assert "Erasing a person" in change and "cannot be undone" in change and NAME not in change
    assert stage.get("/changes").status_code == 200


def test_a_short_name_and_another_site_are_refused(stage: FlaskClient) -> None:
    assert "Give the whole name" in stage.post("/persons/erase", data={"name": "An"}).text
    for address in ("/persons/erase", "/partners/old/persons/new"):
        answer = stage.post(address, data=PERSON, headers={"Origin": "https://elsewhere.example"})
        assert answer.status_code == 403


def test_who_is_due_stands_first_and_can_be_listed_alone(stage: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.post("/partners/old/persons/new", data=PERSON)
    stage.post("/partners/recent/persons/new", data={**PERSON, "name": "Lê Văn Bình", "review_on": "2027-01-01"})

    class Later:
        @staticmethod
        def today():  # type: ignore[no-untyped-def]
            from datetime import date

            return date(2027, 2, 1)

    monkeypatch.setattr("graph_app.web.persons.date", Later)
    page = stage.get("/persons").text
    assert page.index("Lê Văn Bình") < page.index(NAME) and "1 record is due for its review" in page
    assert NAME not in stage.get("/persons?review=due").text
    assert stage.get("/persons?review=all").status_code == 400


def test_with_accounts_who_did_it_is_on_record_and_nobody_s_name_is(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path)
    settings = replace(database.settings, instance=tmp_path / "instance")
    access = Access.of(settings, CHEAP)
    for name, role in (("steward", STEWARD), ("reader", READER), ("boss", ADMINISTRATOR)):
        add(access, name, role)
    app = create_app(settings, database, access)
    steward, reader, boss = (signed_in(app, name) for name in ("steward", "reader", "boss"))
    steward.post("/partners/old/persons/new", data=PERSON)
    assert NAME in reader.get("/persons").text and reader.get("/persons.csv").status_code == 403
    [edit] = set(re.findall(r"/persons/person-\w+/edit", steward.get("/persons").text))
    assert reader.get(edit).status_code == 403 and reader.post(edit, data=PERSON).status_code == 403
    assert NAME in steward.get("/persons.csv").text and NAME in steward.get("/persons.json").text
    id = edit.split("/")[2]
    steward.post("/persons/erase", data={"name": NAME, "erase": "1", "trace": [id], "why": "she asked"})
    audit = boss.get("/audit.csv").text
    assert (
        f'person,"new: {id}, old"' in audit
        and "erasure,persons: 1" in audit
        and "/persons.csv" in audit
        and "/persons.json" in audit
    )
    assert NAME not in audit and NAME not in reader.get("/persons").text
