"""The log of changes on pages: who changed what, before and after, and taking it back; on the small network."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.changes.change import Told
from graph_app.changes.checksum import checksum
from graph_app.changes.edits import Edit, Record
from graph_app.changes.log import Asked, changes
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from tests.changes.edits import LAN, MINH, new_meeting, new_partner, record, renaming, with_properties
from tests.small_network import load_small_network

SIGNED = {"who": "Hoa", "why": "entered twice"}


@pytest.fixture
def stage(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path)
    return client


@pytest.fixture
def changed(stage: FlaskClient, database: Database) -> FlaskClient:
    """1: Lan renames Old. 2: Minh records a meeting with Recent. 3: Lan renames Old again."""
    make_change(database, [renaming(database, "old", "Older")], LAN)
    make_change(database, [new_meeting("m9", "hanoi", "recent", date="2026-11", rank="mayor")], MINH)
    make_change(database, [renaming(database, "old", "Oldest")], LAN)
    return stage


def numbers(client: FlaskClient, query: str = "") -> list[int]:
    return [row["number"] for row in client.get(f"/changes.json{query}").get_json()["rows"]]


def test_an_empty_log_says_so(stage: FlaskClient) -> None:
    assert "Nothing was changed here yet." in stage.get("/changes").text
    assert numbers(stage) == []


def test_it_lists_the_newest_first_with_who_why_and_about_whom(changed: FlaskClient) -> None:
    page = changed.get("/changes").text
    assert numbers(changed) == [3, 2, 1]
    assert page.index("/changes/3") < page.index("/changes/2") < page.index("/changes/1")
    assert "a letter of the embassy" in page and "Minh" in page
    assert 'data-partner="recent"' in page and 'data-partner="old"' in page


def test_a_change_of_one_record_is_told_by_its_title(changed: FlaskClient, database: Database) -> None:
    source = Edit("source", "paper", None, {"id": "paper", "properties": {"id": "paper", "title": "A <b>paper</b>"}})
    make_change(database, [source], LAN)
    make_change(database, [Edit("source", "paper", record(database, "source", "paper"), None)], MINH)
    page = changed.get("/changes?lang=en").text
    told = re.findall(r'<span class="about-record">(.*?)</span>', page)
    paper = "A &lt;b&gt;paper&lt;/b&gt;"  # it is gone, and leads nowhere
    assert told == [paper, paper, '<a href="/facts/m9">t</a>']
    # A partner that is on record is named by its link alone.
    assert page.count('data-partner="old"') == 2 and "Oldest</span></a>" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?partner=old", [3, 1]),
        ("?partner=Recent", [2]),
        ("?who=minh", [2]),
        ("?since=2026-11-26", [2]),
        ("?until=2026-11-25", [3, 1]),
        ("?before=3", [2, 1]),
    ],
)
def test_it_is_asked_by_partner_person_and_day(changed: FlaskClient, query: str, found: list[int]) -> None:
    assert numbers(changed, query) == found
    page = changed.get(f"/changes{query}").text
    assert [number for number in (3, 2, 1) if f'href="/changes/{number}"' in page] == found


def test_a_data_version_shows_the_changes_that_its_pages_rest_on(changed: FlaskClient, database: Database) -> None:
    version = database.data_version()
    assert numbers(changed, f"?version={version - 1}") == [2, 1]
    assert f'href="/changes?version={version}"' in changed.get("/partners/old").text


def test_a_partner_that_nobody_ever_knew_is_told_and_one_that_is_gone_is_found(
    changed: FlaskClient, database: Database
) -> None:
    make_change(database, [Edit("partner", "alone", record(database, "partner", "alone"), None)], LAN)
    assert numbers(changed, "?partner=alone") == [4]
    assert changed.get("/changes?partner=alone").status_code == 200
    assert changed.get("/changes.json?partner=nobody").status_code == 404
    assert changed.get("/changes.json?since=yesterday").status_code == 400


def test_a_partner_page_leads_to_its_changes(changed: FlaskClient) -> None:
    assert 'href="/changes?partner=old"' in changed.get("/partners/old").text


def test_long_logs_are_paged(stage: FlaskClient, database: Database) -> None:
    for number in range(51):
        make_change(database, [new_partner(f"p{number}")], LAN)
    first = stage.get("/changes").text
    assert "/changes/2" in first and 'href="/changes/1"' not in first
    assert "before=2" in first
    last = stage.get("/changes?before=2").text
    assert 'href="/changes/1"' in last and "Newest" in last and "Older" not in last


def test_a_partner_s_rare_changes_are_found_below_many_others(stage: FlaskClient, database: Database) -> None:
    """They are looked for in pieces: here four, then sixteen."""
    make_change(database, [renaming(database, "old", "Name")], MINH)
    for number in range(9):
        make_change(database, [renaming(database, "old", f"Name {number}")], LAN)
    make_change(database, [renaming(database, "recent", "Other")], MINH)
    [found] = changes(database, Asked(touching="old", who="minh"), 1)
    assert found.number == 1
    assert [each.number for each in changes(database, Asked(touching="old", before=4), 2)] == [3, 2]
    assert changes(database, Asked(touching="nobody"), 1) == []


def test_a_change_shows_before_and_after_in_words(changed: FlaskClient) -> None:
    page = changed.get("/changes/1").text
    assert '<td class="before">Old</td>' in page and '<td class="after">Older</td>' in page
    assert "English name" in page and 'href="/partners/old"' in page
    new = changed.get("/changes/2?lang=vi").text
    assert "Thị trưởng, Chủ tịch UBND" in new and "11/2026" in new and 'class="before"' not in new


def test_a_change_as_json_and_as_files(changed: FlaskClient) -> None:
    body = changed.get("/changes/1.json").get_json()
    assert (body["number"], body["who"], body["edit_count"], body["made"], body["changed"]) == (1, "Lan", 1, 0, 1)
    [edit] = body["edits"]
    assert (edit["before"]["properties"]["name_en"], edit["after"]["properties"]["name_en"]) == ("Old", "Older")
    rows = list(csv.DictReader(io.StringIO(changed.get("/changes/1.csv").data.decode("utf-8-sig"))))
    assert rows == [
        {"place": "1", "what": "partner", "id": "old", "way": "changed", "property": "name_en"}
        | {"before": "Old", "after": "Older"}
    ]
    assert changed.get("/changes/1.xlsx").data.startswith(b"PK")
    assert changed.get("/changes/9.csv").status_code == 404


@pytest.mark.parametrize("number", ["9", "0", "x", "-1", "1" * 30, "²"])
def test_a_change_that_is_not_there_is_told(changed: FlaskClient, number: str) -> None:
    assert changed.get(f"/changes/{number}").status_code == 404
    assert changed.post(f"/changes/{number}/undo", data=SIGNED).status_code == 404


def test_a_large_change_is_read_a_page_at_a_time(stage: FlaskClient, database: Database) -> None:
    edits = [new_partner(f"p{number:04}") for number in range(1_101)]
    make_change(database, edits, Told("Lan", "list of 2026", "import", LAN.at, "list.xlsx"))
    body = stage.get("/changes/1.json?page=11").get_json()
    assert [edit["id"] for edit in body["edits"]][::49] == ["p0500", "p0549"]
    assert (body["pages"], body["truncated"]) == (23, True)
    assert [edit["id"] for edit in stage.get("/changes/1.json?page=99").get_json()["edits"]] == ["p1100"]
    page = stage.get("/changes/1?page=23").text
    assert "list.xlsx" in page and "new: 1,101" in page and "Page 23 of 23" in page and "P1100" in page
    assert len(stage.get("/changes/1.csv").text.splitlines()) == 1 + 1_101 * 3  # kind, name, side


def test_undoing_takes_back_and_leads_to_the_change_that_did_so(changed: FlaskClient, database: Database) -> None:
    answer = changed.post("/changes/3/undo", data=SIGNED)
    assert (answer.status_code, answer.location) == (303, "/changes/4")
    assert "Older" in changed.get("/partners/old").text
    page = changed.get("/changes/4").text
    assert "entered twice" in page and 'href="/changes/3"' in page
    undone = changed.get("/changes/3").text
    assert "This change was undone." in undone and "/changes/3/undo" not in undone
    assert "undone by" in changed.get("/changes").text


def test_undoing_everything_in_reverse_order_gives_the_start_again(stage: FlaskClient, database: Database) -> None:
    start = checksum(database)
    make_change(database, [renaming(database, "old", "Older")], LAN)
    meeting = record(database, "fact", "m1")
    make_change(database, [new_partner("new"), new_meeting("m9", "new", "old")], MINH)
    make_change(database, [Edit("fact", "m1", meeting, with_properties(meeting, place="Huế"))], LAN)
    for number in (3, 2, 1):
        assert stage.post(f"/changes/{number}/undo", data=SIGNED).status_code == 303
    assert checksum(database) == start


def test_an_older_change_is_undone_where_nothing_later_stands_on_it(changed: FlaskClient) -> None:
    assert changed.post("/changes/2/undo", data=SIGNED).status_code == 303
    assert changed.get("/facts/m9").status_code == 404


def test_what_stands_in_the_way_is_said_with_a_link(changed: FlaskClient, database: Database) -> None:
    later = changed.post("/changes/1/undo", data=SIGNED)
    assert later.status_code == 409
    assert "Change 1 cannot be undone: old was changed later, by change 3." in later.text
    assert "Open change 3" in later.text and 'value="entered twice"' in later.text
    changed.post("/changes/3/undo", data=SIGNED)
    twice = changed.post("/changes/3/undo", data=SIGNED)
    assert twice.status_code == 409 and "undone already, by change 4" in twice.text and "Open change 4" in twice.text
    make_change(database, [new_partner("new")], LAN)
    make_change(database, [new_meeting("m10", "new", "old")], LAN)
    used = changed.post("/changes/5/undo", data=SIGNED)
    assert used.status_code == 409 and "facts that came later hang on new (1)" in used.text
    assert "Open change 6" in used.text and 'href="/partners/new/edit">See what hangs on it' in used.text
    source: Record = {"id": "fresh", "properties": {"id": "fresh", "title": "Fresh"}}
    make_change(database, [Edit("source", "fresh", None, source)], LAN)
    make_change(database, [new_meeting("m11", "hanoi", "old", source_id="fresh")], LAN)
    used = changed.post("/changes/7/undo", data=SIGNED)
    assert used.status_code == 409 and 'href="/sources/fresh/edit">See what hangs on it' in used.text
    assert 'href="/facts/m11/edit"' in changed.get("/sources/fresh/edit").text


def test_who_and_why_are_asked_for_and_the_name_is_remembered(changed: FlaskClient) -> None:
    answer = changed.post("/changes/3/undo", data={"who": " ", "why": "entered twice"})
    assert answer.status_code == 400
    assert "Say who you are." in answer.text and 'value="entered twice"' in answer.text
    assert "Say why" in changed.post("/changes/3/undo", data={"who": "Hoa", "why": ""}).text
    assert "too long" in changed.post("/changes/3/undo", data={"who": "x" * 121, "why": "y"}).text
    assert numbers(changed) == [3, 2, 1]
    done = changed.post("/changes/3/undo", data={"who": "Nguyễn Thị Hoa", "why": "entered\u200b twice"})
    cookie = done.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
    assert 'value="Nguyễn Thị Hoa"' in changed.get("/changes/2").text
    assert changed.get("/changes/4.json").get_json()["why"] == "entered twice"


def test_a_remembered_name_is_shown_to_nobody_else(changed: FlaskClient) -> None:
    changed.post("/changes/3/undo", data={"who": "Hoa", "why": "entered twice"})
    assert 'value="Hoa"' in changed.get("/changes/2").text
    stranger = changed.application.test_client()
    assert 'value="Hoa"' not in stranger.get("/changes/2").text


def test_a_form_of_another_site_undoes_nothing(changed: FlaskClient) -> None:
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert changed.post("/changes/3/undo", data=SIGNED, headers=headers).status_code == 403
    assert numbers(changed) == [3, 2, 1]


def test_kept_copies_know_of_what_was_undone(changed: FlaskClient) -> None:
    assert "undone by" not in changed.get("/changes").text
    tag = changed.get("/changes").headers["ETag"]
    changed.post("/changes/3/undo", data=SIGNED)
    again = changed.get("/changes", headers={"If-None-Match": tag})
    assert again.status_code == 200 and "undone by" in again.text


def test_texts_of_a_change_are_text(stage: FlaskClient, database: Database) -> None:
    markup = "<script>alert(1)</script>"
    told = Told(markup, markup, "edit", LAN.at, markup)
    make_change(database, [new_partner("new", name_vi=markup, note=markup, odd=markup)], told)
    for address in ("/changes", "/changes/1", f"/changes?who={markup}"):
        page = stage.get(address).text
        assert markup not in page and "&lt;script&gt;alert(1)" in page


def test_a_value_that_is_none_of_its_property_is_shown_as_it_is(stage: FlaskClient, database: Database) -> None:
    edits = [new_partner("new", country="Atlantis", tier="high"), new_meeting("m9", "hanoi", "new", date="some day")]
    make_change(database, edits, LAN)
    page = stage.get("/changes/1").text
    assert "Atlantis" in page and "high" in page and "some day" in page
