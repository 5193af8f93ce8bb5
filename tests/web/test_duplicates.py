"""`/duplicates`: pairs with reasons, two side by side, a merge as one change, and pairs that somebody held apart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_app.changes.checksum import checksum
from graph_app.changes.log import Asked, record_now
from graph_app.changes.log import changes as logged
from graph_app.changes.make import make_change
from graph_app.changes.merges import merged_partners
from graph_app.database.database import Database
from graph_app.database.held_apart import held_apart
from graph_app.ingest.previewing.stock import read_stock
from graph_app.ingest.previewing.who import register_of
from tests.changes.edits import LAN, new_meeting, renaming
from tests.small_network import load_small_network

HOSTILE = "<script>alert(1)</script>"
SIGNED = {"who": "Lan", "why": "one town"}
# old-town was met by Hanoi in 2015 as old was, and is in the same network.
TWIN: dict[str, str] = {
    "partners": "old-town,City,OLD,LA,false,s,q2\n",
    "meetings": "t1,hanoi,old-town,e9,2015,,,t,s,q\nt3,recent,old-town,e8,2016,,,t,s,q\n",
    "memberships": "t2,old-town,net,member,2018,,t,s,q\n",
}


@pytest.fixture
def twins(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path, **TWIN)
    return client


def told(client: FlaskClient, query: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/duplicates.json?{query}").get_json()
    return answer


def ids(client: FlaskClient, query: str = "") -> list[tuple[str, str]]:
    return [(row["first"], row["second"]) for row in told(client, query)["rows"]]


def merge(client: FlaskClient, stays: str = "old", pair: str = "old/old-town", **more: str) -> TestResponse:
    """The form as the page gives it, sent."""
    seen = re.findall(r'name="seen" value="(\w+)"', client.get(f"/duplicates/{pair}?stays={stays}").text)
    return client.post(f"/duplicates/{pair}", data={"stays": stays, "seen": seen[0], **SIGNED, **more})


def test_a_pair_is_proposed_with_reasons_in_numbers(twins: FlaskClient) -> None:
    """60 for the name, 15 for Laos, and net, which three are tied to, gives 25 * 2 / 3; Hanoi is our own side."""
    [pair] = told(twins)["rows"]
    assert (pair["first"], pair["second"], pair["score"], pair["common"]) == ("old", "old-town", 92, ["net"])
    assert pair["reasons"] == [
        "Both are called “Old”.",
        "Both are of Laos.",
        "1 partner beyond our own side is tied to both: Net.",
    ]
    assert ids(twins, "least=93") == ids(twins, "kind=Organisation") == ids(twins, "country=FR") == []
    assert ids(twins, "least=92&kind=City&country=LA") == [("old", "old-town")]
    assert "old,old-town,92,Old,OLD,same,100" in twins.get("/duplicates.csv").text
    page = twins.get("/duplicates").text
    assert "92 points of 100" in page and 'href="/duplicates/old/old-town"' in page
    assert "No pair fits these filters." in twins.get("/duplicates?least=93").text
    assert twins.get("/duplicates?least=101").status_code == 400


def test_without_any_partner_the_page_says_so(client: FlaskClient) -> None:
    assert "No two partners look like one." in client.get("/duplicates").text


def test_both_stand_side_by_side(twins: FlaskClient) -> None:
    answer = twins.get("/duplicates/old-town/old.json").get_json()
    assert (answer["stays"], answer["goes"]) == ("old", "old-town")  # the one with more facts
    assert {row["property"]: row["differs"] for row in answer["fields"]} == {
        **{"kind": False, "name_en": True, "country": False, "home": False, "source_id": True}
    }
    assert answer["facts"] == [
        *({"type": "GAVE_AID_TO", "stays": 6, "goes": 0}, {"type": "MET_WITH", "stays": 1, "goes": 2}),
        *({"type": "MEMBER_OF", "stays": 1, "goes": 1}, {"type": "HAS_AGREEMENT_WITH", "stays": 1, "goes": 0}),
    ]
    assert answer["alike"] == [["m3", "t1"]] and answer["between"] == []
    page = twins.get("/duplicates/old/old-town?stays=old-town").text
    assert "OLD stays, Old is merged into it." in page and "1 fact that both have alike" in page
    leads = twins.get("/duplicates/compare?first=Alone&second=old-town")
    assert leads.location == "/duplicates/alone/old-town"
    assert "do not propose this pair" in twins.get(leads.location).text
    assert [twins.get(address).status_code for address in ("/duplicates/old/old", "/duplicates/old/nobody")] == [
        400,
        404,
    ]


def test_a_merge_moves_every_fact_keeps_all_names_and_can_be_undone(twins: FlaskClient, database: Database) -> None:
    before, version = checksum(database), database.data_version()
    saved = merge(twins, **{"keep.name_en": "goes"})
    assert saved.status_code == 303 and saved.location == "/partners/old?saved=1"
    assert database.data_version() == version + 1
    [change] = logged(database, Asked(), 10)
    assert (change.kind, change.who, change.made, change.changed, change.deleted) == ("merge", "Lan", 0, 4, 1)
    kept = record_now(database, "partner", "old")
    assert kept and isinstance(kept["properties"], dict)
    assert (kept["properties"]["name_en"], kept["properties"]["aliases"]) == ("OLD", ["Old"])
    assert record_now(database, "partner", "old-town") is None
    ends = {fact["id"]: (fact["source"], fact["target"]) for fact in twins.get("/partners/old.json").get_json()["rows"]}
    assert ends["t1"] == ("hanoi", "old") and ends["t2"] == ("old", "net") and ends["t3"] == ("recent", "old")
    assert ends["m3"] == ("hanoi", "old")  # equal facts of both are both kept
    assert ids(twins) == []
    twins.post("/changes/1/undo", data=SIGNED)
    assert checksum(database) == before
    assert twins.get("/partners/old-town").status_code == 200
    twins.post("/changes/2/undo", data=SIGNED)  # and done again
    assert twins.get("/partners/old-town").location == "/partners/old?merged=old-town"


def test_old_addresses_lead_to_the_one_that_stays(twins: FlaskClient, database: Database) -> None:
    view = twins.post("/network/views", json={"state": "focus=old-town&pin=old-town:8:9", "name": "Two"}).get_json()[
        "id"
    ]
    merge(twins)
    page = twins.get("/partners/old-town", follow_redirects=True)
    assert page.request.path == "/partners/old" and "“old-town” was merged into this partner." in page.text
    leads = {
        "/partners/old-town.json?as_of=2026-01-01": "/partners/old.json?as_of=2026-01-01",
        "/partners/old-town/briefing?lang=vi&_external=1": "/partners/old/briefing?lang=vi",
        "/network/between?partner=recent,old-town": "/network/between?partner=recent,old",
        "/network/tie?source=hanoi&target=old-town": "/network/tie?source=hanoi&target=old",
        "/duplicates/old/old-town": "/partners/old?merged=old-town",
        "/duplicates/alone/old-town": "/duplicates/alone/old",
        f"/network?view={view}": "/network?focus=old&pin=old:8:9",
    }
    assert {address: twins.get(address).location for address in leads} == leads
    assert read_stock(database).merged == {"old-town": "old"}
    registered = register_of(read_stock(database).known_partners())  # and rows of last year's file name the old id
    assert registered.meant("old-town").id == "old"
    assert twins.get("/partners/nobody").status_code == 404


def test_a_partner_merged_twice_leads_to_the_last(twins: FlaskClient, database: Database) -> None:
    merge(twins)
    merge(twins, "recent", "recent/old", drop_between="yes")
    page = twins.get("/partners/old-town", follow_redirects=True)
    assert [step.location for step in page.history] == ["/partners/recent?merged=old-town"]
    assert merged_partners(database) == {"old": "recent", "old-town": "recent"}


def test_whoever_comes_second_is_told_and_nothing_is_lost(twins: FlaskClient, database: Database) -> None:
    form = {**SIGNED, "stays": "old", "seen": twins.get("/duplicates/old/old-town.json").get_json()["seen"]}
    make_change(database, [renaming(database, "old", "Older")], LAN)
    before = checksum(database)
    late = twins.post("/duplicates/old/old-town", data=form)
    assert late.status_code == 409 and "Somebody changed one of the two" in late.text and "Older" in late.text
    assert checksum(database) == before
    make_change(database, [new_meeting("m9", "hanoi", "old-town")], LAN)
    assert twins.post("/duplicates/old/old-town", data=form).status_code == 409  # a new fact is a change, too
    assert merge(twins).status_code == 303
    again = twins.post("/duplicates/old/old-town", data=form)
    assert again.status_code == 409
    assert "“old-town” is not on record any more: Lan merged it into “old”, change 3." in again.text


def test_what_is_missing_or_cannot_be_chosen_is_told(twins: FlaskClient) -> None:
    nameless = merge(twins, who="", why="")
    assert nameless.status_code == 400 and "Say who you are." in nameless.text
    assert merge(twins, **{"keep.country": "both"}).status_code == 400
    assert twins.post("/duplicates/old/old-town", data={**SIGNED, "stays": "recent"}).status_code == 400
    assert ids(twins) == [("old", "old-town")]


def test_facts_with_each_other_are_asked_for_and_come_back(twins: FlaskClient, database: Database) -> None:
    make_change(database, [new_meeting("inside", "old", "old-town")], LAN)
    before = checksum(database)
    refused = merge(twins)
    assert refused.status_code == 409 and "The two have facts with each other (1)" in refused.text
    assert merge(twins, drop_between="yes").status_code == 303
    assert record_now(database, "fact", "inside") is None
    twins.post("/changes/2/undo", data=SIGNED)
    assert checksum(database) == before


def test_these_are_two_is_remembered_until_it_is_taken_back(twins: FlaskClient, database: Database) -> None:
    version = database.data_version()
    assert twins.post("/duplicates/old-town/old/apart", data={"who": "Lan"}).status_code == 400
    done = twins.post("/duplicates/old-town/old/apart", data={"who": "Lan", "why": HOSTILE})
    assert done.location == "/duplicates#apart"
    assert ids(twins) == [] and database.data_version() == version
    [apart] = held_apart(database)
    assert (apart.first, apart.second, apart.who, apart.reason) == ("old", "old-town", "Lan", HOSTILE)
    for page in (twins.get("/duplicates").text, twins.get("/duplicates/old/old-town").text):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and HOSTILE not in page
    twins.post("/duplicates/old/old-town/apart", data={"who": "Minh", "why": "seen both"})
    assert [each.who for each in held_apart(database)] == ["Minh"]
    twins.post("/duplicates/old/old-town/let-go")
    assert ids(twins) == [("old", "old-town")]
