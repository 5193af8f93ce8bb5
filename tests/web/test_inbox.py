"""The inbox: what is open, said to be right, mended; it comes back when what it is about changes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.backup.making import make_backup
from graph_app.backup.restoring import restore
from graph_app.changes.checksum import checksum
from graph_app.changes.edits import Edit
from graph_app.changes.log import record_now
from graph_app.changes.make import make_change
from graph_app.database.acknowledgements import acknowledgements
from graph_app.database.database import Database
from graph_app.records import Statement
from tests.changes.edits import LAN, record, with_properties
from tests.conftest import STATEMENTS
from tests.inbox.stage import AS_OF, FOUND, fact, load_matters, partner

DAY = f"as_of={AS_OF}"
COUNT = sum(len(found) for found in FOUND.values())


@pytest.fixture
def staged(client: FlaskClient, database: Database) -> FlaskClient:
    load_matters(database)
    return client


def told(client: FlaskClient, query: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/inbox.json?{DAY}&{query}").get_json()
    return answer


def row_of(client: FlaskClient, rule: str) -> dict[str, Any]:
    row: dict[str, Any] = told(client, f"rule={rule}")["rows"][0]
    return row


def sent(client: FlaskClient, rule: str, to: str = "right", query: str = "", **more: str) -> Any:
    """The form of the first matter of a rule, as its page has it."""
    page = client.get(f"/inbox?{DAY}&rule={rule}").text
    told = dict(re.findall(r'<input type="hidden" name="(id|digest|seen)" value="(\w+)">', page)[:3])
    data = {**told, "who": "Lan", "why": "two co-chairs, says the charter", **more}
    return client.post(f"/inbox/{to}?{DAY}&{query}", data=data)


def test_it_shows_the_worst_first_with_names_facts_and_ways_to_mend(staged: FlaskClient) -> None:
    rows = told(staged)["rows"]
    assert len(rows) == COUNT and told(staged)["failed"] == {} and told(staged)["cut"] == []
    order = [row["severity"] for row in rows]
    assert order == sorted(order, key=["contradiction", "doubt", "gap"].index) and set(order) == {
        *("contradiction", "doubt", "gap")
    }
    days = [row["date"] or "" for row in rows if row["severity"] == "contradiction"]
    assert days == sorted(days, reverse=True)
    chairs = row_of(staged, "two_chairs_at_once")
    assert chairs["matter"] == "Chair-A and Chair-B both chair Board, at the same time as far as is on record."
    page = staged.get(f"/inbox?{DAY}&rule=two_chairs_at_once").text
    for link in ("/partners/chair-a", "/facts/chair-one", "/facts/chair-two/edit#until"):
        assert f'href="{link}"' in page
    assert staged.get("/facts/chair-two/edit").status_code == 200
    assert 'id="until"' in staged.get("/facts/chair-two/edit").text  # where the link leads
    vietnamese = staged.get(f"/inbox?{DAY}&rule=two_chairs_at_once&lang=vi").text
    assert "đều là chủ tịch" in vietnamese and "nghi vấn" in vietnamese
    boxes = next(row for row in rows if row["facts"] == ["boxes", "pieces"])
    assert "1,000 boxes and 50,000 pieces" in boxes["matter"]


def test_filters_and_pages_and_files(staged: FlaskClient) -> None:
    assert {row["rule"] for row in told(staged, "severity=gap")["rows"]} == {
        row["rule"] for row in told(staged)["rows"] if row["severity"] == "gap"
    }
    assert {row["facts"][0] for row in told(staged, "partner=renewing")["rows"]} == {"term-met"}
    assert told(staged, "partner=Renewing")["rows"] == told(staged, "partner=renewing")["rows"]
    first, second = (staged.get(f"/inbox?{DAY}&page={page}").text for page in (1, 2))
    assert "Page 1 of 2" in first and first.count('<li class="card" id="matter-') == 30
    assert second.count('<li class="card" id="matter-') == COUNT - 30
    assert "past the last one" in staged.get(f"/inbox?{DAY}&page=9").text
    lines = list(csv.DictReader(io.StringIO(staged.get(f"/inbox.csv?{DAY}").data.decode("utf-8-sig"))))
    assert len(lines) == COUNT and lines[0]["rule"] == told(staged)["rows"][0]["rule"]
    assert staged.get(f"/inbox.xlsx?{DAY}").status_code == 200
    assert f'href="/inbox?partner=lao&amp;{DAY}"' in staged.get(f"/partners/lao?{DAY}").text
    for query, status in (
        ("rule=x", 400),
        ("severity=x", 400),
        ("partner=nobody", 404),
        ("page=0", 400),
        ("as_of=x", 400),
    ):
        assert staged.get(f"/inbox?{query}").status_code == status


def test_on_another_day_other_matters(staged: FlaskClient) -> None:
    later = staged.get("/inbox.json?as_of=2028-01-01").get_json()["rows"]
    assert {row["rule"] for row in later}.isdisjoint({"meeting_in_the_future", "signed_in_the_future"})
    assert "tiered" in {row["partners"][0] for row in later if row["rule"] == "sources_older_than_cadence"}


def test_what_is_right_stays_away_until_it_changes_and_can_be_taken_back(
    staged: FlaskClient, database: Database
) -> None:
    before = database.data_version()
    answer = sent(staged, "two_chairs_at_once", query="severity=doubt")
    assert answer.status_code == 303 and answer.location == f"/inbox?severity=doubt&{DAY}"
    assert database.data_version() == before
    other = create_app(database.settings, database).test_client()  # another worker
    for client in (staged, other):
        answered = told(client)
        assert len(answered["rows"]) == COUNT - 1
        (right,) = answered["right"]
        assert (right["who"], right["reason"]) == ("Lan", "two co-chairs, says the charter")
        assert right["found"] and right["acknowledged_on"] == date.today().isoformat()
    assert told(staged, "rule=two_chairs_at_once")["rows"] == []
    page = staged.get(f"/inbox?{DAY}").text
    assert "Said to be right (1)" in page and "two co-chairs, says the charter" in page

    chair = record(database, "fact", "chair-two")  # nothing that the rule looks at
    make_change(database, [Edit("fact", "chair-two", chair, with_properties(chair, note="n"))], LAN)
    assert len(told(staged)["rows"]) == COUNT - 1
    chair = record(database, "fact", "chair-two")  # the fact that it was about
    make_change(database, [Edit("fact", "chair-two", chair, with_properties(chair, until="2021"))], LAN)
    assert len(told(staged)["rows"]) == COUNT and told(staged)["right"] == []
    page = staged.get(f"/inbox?{DAY}&rule=two_chairs_at_once").text
    assert "It has changed since." in page and "two co-chairs, says the charter" in page

    assert sent(staged, "two_chairs_at_once", why="still so").status_code == 303
    (right,) = told(staged)["right"]
    assert right["reason"] == "still so"
    assert staged.post(f"/inbox/right/take-back?{DAY}", data={"id": right["id"]}).status_code == 303
    assert told(staged)["right"] == [] and len(told(staged)["rows"]) == COUNT


def test_what_was_right_of_a_fact_that_is_gone_can_be_forgotten(staged: FlaskClient, database: Database) -> None:
    sent(staged, "meeting_in_the_future")
    make_change(database, [Edit("fact", "met-later", record(database, "fact", "met-later"), None)], LAN)
    (right,) = told(staged)["right"]
    assert not right["found"] and "fact met-later" in right["about"]
    assert "No rule finds it any more." in staged.get(f"/inbox?{DAY}").text
    staged.post("/inbox/right/take-back", data={"id": right["id"]})
    assert told(staged)["right"] == []


def test_one_click_mends_as_a_change_that_can_be_undone(staged: FlaskClient, database: Database) -> None:
    answer = sent(staged, "paid_in_the_future", "mend", way="set", why="not paid yet")
    number = int(re.search(r"saved=(\d+)", answer.location).group(1))  # type: ignore[union-attr]
    assert record(database, "fact", "paid-later")["properties"]["stage"] == "committed"  # type: ignore[index,call-overload]
    assert "paid_in_the_future" not in {row["rule"] for row in told(staged)["rows"]}
    assert staged.get(f"/changes/{number}.json").get_json()["why"] == "not paid yet"
    assert sent(staged, "membership_twice", "mend", way="remove").status_code == 303
    assert staged.get("/facts/member-again").status_code == 404 and staged.get("/facts/member").status_code == 302
    undone = staged.post(f"/changes/{number}/undo", data={"who": "Lan", "why": "wrong"})
    assert undone.status_code == 303
    assert "paid_in_the_future" in {row["rule"] for row in told(staged)["rows"]}


def test_what_cannot_be_done_is_told_and_nothing_is_lost(staged: FlaskClient, database: Database) -> None:
    before = database.data_version()
    page = sent(staged, "two_chairs_at_once", who="", why="typed already")
    assert page.status_code == 400 and "Say who you are." in page.text and 'value="typed already"' in page.text
    assert sent(staged, "two_chairs_at_once", why="x" * 501).status_code == 400
    moved = sent(staged, "two_chairs_at_once", digest="0")
    assert moved.status_code == 409 and "not open any more" in moved.text
    assert sent(staged, "two_chairs_at_once", "mend", way="remove").status_code == 409  # the rule offers no such way
    assert sent(staged, "two_chairs_at_once", "mend", way="nonsense").status_code == 409
    assert staged.post("/inbox/right", data={}).status_code == 409
    for path in ("right", "mend", "right/take-back"):
        refused = staged.post(f"/inbox/{path}", data={"id": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
        assert refused.status_code == 403
    assert told(staged)["right"] == [] and database.data_version() == before


def test_one_click_removes_nothing_that_was_changed_since_its_page_was_made(
    staged: FlaskClient, database: Database
) -> None:
    page = staged.get(f"/inbox?{DAY}&rule=agreement_twice").text
    form = dict(re.findall(r'<input type="hidden" name="(id|digest|seen)" value="(\w+)">', page)[:3])
    form |= {"way": "remove", "who": "Lan", "why": "told twice"}
    twice = [id for ids in FOUND["agreement_twice"] for id in ids]
    noted = [
        Edit("fact", id, before, {**before, "properties": {**before["properties"], "note": "another copy"}})
        for id in twice
        if (before := record_now(database, "fact", id)) and isinstance(before["properties"], dict)
    ]
    make_change(database, noted, LAN)
    start = checksum(database)
    assert noted and staged.post(f"/inbox/mend?{DAY}", data=form).status_code == 409
    assert staged.post(f"/inbox/mend?{DAY}", data={**form, "seen": "x"}).status_code == 409
    assert checksum(database) == start
    assert sent(staged, "agreement_twice", "mend", way="remove").status_code == 303


def test_hostile_words_stay_words(staged: FlaskClient, database: Database) -> None:
    markup = "</script><img src=x onerror=alert(1)>"
    edits = [partner("evil", name_en=markup, name_vi="'}) DETACH DELETE n //", country=None)]
    edits += [fact("evil-fact", "MET_WITH", "evil", "hanoi", "2030-01-01", title_en=markup, quote=markup)]
    make_change(database, edits, LAN)
    assert sent(staged, "meeting_in_the_future", why=markup, who=markup).status_code == 303
    for language in ("vi", "en"):
        page = staged.get(f"/inbox?{DAY}&lang={language}&partner=evil").text
        assert "<img src=x" not in page and "&lt;img src=x" in page
    assert told(staged)["right"][0]["reason"] == markup


def test_a_rule_that_takes_too_long_is_named_and_the_others_answer(database: Database, tmp_path: Path) -> None:
    load_matters(database)
    told(create_app(database.settings, database).test_client())  # so that the others are planned already
    settings = replace(database.settings, query_seconds=4)
    short = Database(settings)
    app = create_app(settings, short)
    slow = app.extensions["graph_app"].queries
    forever = "UNWIND range(1, 1000000000) AS n WITH count(n * n) AS c MATCH (p:Partner) RETURN p.id AS partner, c"
    app.extensions["graph_app"].queries = {
        **slow,
        "partner_without_facts": replace(slow["partner_without_facts"], text=forever),
        "fact_without_quote": replace(slow["fact_without_quote"], text="RETURN nonsense"),
    }
    try:
        answer = app.test_client().get(f"/inbox.json?{DAY}&lang=en").get_json()
        page = app.test_client().get(f"/inbox?{DAY}&lang=en").text
    finally:
        short.close()
    assert answer["failed"].keys() == {"partner_without_facts", "fact_without_quote"}
    assert len(answer["rows"]) == COUNT - 2
    assert "Not looked for: “A partner without any fact”. The other rules answered." in page


def test_an_empty_inbox_says_what_was_looked_for(client: FlaskClient) -> None:
    page = client.get("/inbox").text
    assert "Nothing is open." in page and "Two chairs at once" in page
    assert 'class="card looked-for" open' in page


def test_what_is_right_is_in_backups_and_in_no_graph(staged: FlaskClient, database: Database, tmp_path: Path) -> None:
    sent(staged, "two_chairs_at_once")
    kept = acknowledgements(database)
    assert len(kept) == 1 and "Acknowledgement" not in staged.get("/cypher").text
    make_backup(database, tmp_path / "b.zip", "2026-11-25T08:00:00+00:00")
    with database.write() as transaction:
        transaction.run(STATEMENTS["wipe"])
        transaction.run(Statement("wipe_state", "MATCH (version:DataVersion) DELETE version"))
    restore(database, tmp_path / "b.zip")
    assert acknowledgements(database) == kept
    assert len(told(staged)["rows"]) == COUNT - 1
