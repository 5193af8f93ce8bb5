"""How a file is read is remembered under a name, offered to files that look like it, and never taken silently."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.backup.making import make_backup
from graph_app.backup.restoring import restore
from graph_app.database.database import Database
from graph_app.database.remembered_mappings import remembered_mappings
from graph_app.queries.statements import load_statements
from tests.small_network import load_small_network
from tests.web.test_hostile_names import MARKUP
from tests.web.test_imports import bring, counts, settled

STATEMENTS = load_statements(Path(__file__).parents[1] / "statements")
NAME = "Sở Y tế: đoàn"
# “Chủ trì” and “Đoàn” are no names that we know.
LAST_YEAR = "Bảng kê,,,,\nChủ trì,Đoàn,Khi nào,Nội dung,Ghi chú\nhanoi,recent,3/4/2025,Talks,x\n"
THIS_YEAR = "Bảng kê 2026,,,,\nPhòng,,,,\nKhi nào,Nội dung,Đoàn,Chủ trì,Số ngày\n5/4/2026,Visit,old,hanoi,9\n"
READING = {
    **{"s0-known": "1", "s0-target": "meetings", "s0-header_row": "2", "s0-day_order": "mdy", "s0-decimal": "."},
    **{"s0-field-0": "host", "s0-field-1": "guest", "s0-field-2": "date", "s0-field-3": "title_vi", "s0-field-4": ""},
    **{"s0-constant-source_id": "s", "s0-constant-quote": "q"},
    **{"keys-known": "MET_WITH", "key-MET_WITH": ["date", "title_vi"]},
}


@pytest.fixture
def stage(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path)
    return client


def read_so(stage: FlaskClient, address: str) -> None:
    """Corrects everything about last year's file: first its table, then its columns."""
    head = {"s0-known": "1", "s0-header_row": "2"}
    stage.post(f"{address}/reading", data=head)
    stage.post(f"{address}/reading", data={**head, "s0-target": "meetings"})
    assert stage.post(f"{address}/reading", data=READING).status_code == 303


def remember(stage: FlaskClient, address: str, name: str, **more: str) -> int:
    settled(stage, address)
    return stage.post(f"{address}/reading", data={"remember_as": name, **more}).status_code


@pytest.fixture
def remembered(stage: FlaskClient) -> str:
    """The address of an upload whose reading was corrected and remembered."""
    address = bring(stage, LAST_YEAR, "2025.csv")
    read_so(stage, address)
    assert counts(stage, address) == {"new": 1}
    assert remember(stage, address, NAME) == 303
    return address


def test_a_file_that_looks_like_it_is_offered_it_and_read_so_only_when_told(
    stage: FlaskClient, remembered: str, database: Database
) -> None:
    version = database.data_version()
    own = stage.get(remembered).text
    assert f"How it is read is remembered as “{NAME}”" in own
    assert "This file looks like" not in own and "remembers it. Make sure below" not in own  # it has just been read so
    address = bring(stage, THIS_YEAR, "2026.csv")
    page = stage.get(address).text
    assert f"This file looks like “{NAME}”" in page and "It is not read like that yet." in page
    assert "remembers it. Make sure below" not in page
    told = stage.post(f"{address}/as-remembered", data={"name": NAME})
    assert told.status_code == 303
    settled(stage, address)
    page = stage.get(address).text
    assert "This file looks like" not in page and f"Read as “{NAME}” remembers it" in page
    assert page.count("not remembered: left out") == 1  # “Số ngày” is new
    assert "“Ghi chú”" not in page  # it held nothing, so that nobody misses it
    assert '<option value="mdy" selected>' in page and '<option value="." selected>' in page
    assert 'name="key-MET_WITH" value="format"' in page and 'value="title_vi" checked' in page
    # Last year's source would be a wrong proof: it is asked for anew.
    assert settled(stage, address)["counts"]["wrong"] == 1
    fields = {f"s0-field-{place}": name for place, name in enumerate(("date", "title_vi", "guest", "host", ""))}
    sent = {"s0-known": "1", "s0-target": "meetings", "s0-day_order": "mdy", "s0-decimal": ".", **fields}
    sent |= {"s0-constant-source_id": "s", "s0-constant-quote": "q"}
    stage.post(f"{address}/reading", data=sent)
    [row] = settled(stage, address)["rows"]
    assert (row["state"], row["after"]["properties"]["date"]) == ("new", "2026-05-04")
    assert database.data_version() == version


def test_one_without_a_column_says_so_and_one_with_none_is_refused(stage: FlaskClient, remembered: str) -> None:
    less = bring(stage, "Bảng kê,,\nĐoàn,Khi nào,Chủ trì\nrecent,3/4/2025,hanoi\n", "less.csv")
    assert "This file looks like" not in stage.get(less).text
    stage.post(f"{less}/as-remembered", data={"name": NAME})
    settled(stage, less)
    assert "but these columns are missing here: “Nội dung”" in stage.get(less).text
    other = bring(stage, "A,B\n1,2\n", "other.csv")
    refused = stage.post(f"{other}/as-remembered", data={"name": NAME})
    assert refused.status_code == 400 and "has no column in common" in refused.text
    gone = stage.post(f"{other}/as-remembered", data={"name": "nothing"})
    assert gone.status_code == 404 and NAME in gone.text


def test_the_row_of_names_is_remembered_where_nobody_could_find_it(stage: FlaskClient) -> None:
    def file(day: str) -> str:
        return f"title,date\nAlpha,Beta,Gamma\nhanoi,recent,{day}\n"  # the first row has names that we know

    first = bring(stage, file("2025"), "a.csv")
    stage.post(f"{first}/reading", data={"s0-known": "1", "s0-header_row": "2"})
    stage.post(f"{first}/reading", data={"s0-known": "1", "s0-target": "meetings"})
    fields = {f"s0-field-{place}": name for place, name in enumerate(("host", "guest", "date"))}
    stage.post(f"{first}/reading", data={"s0-known": "1", "s0-target": "meetings", **fields, "remember_as": "Greek"})
    second = bring(stage, file("2026"), "b.csv")
    assert "This file looks like “Greek”" in stage.get(second).text
    stage.post(f"{second}/as-remembered", data={"name": "Greek"})
    assert settled(stage, second)["rows"][0]["row"] == 3
    assert 'name="s0-header_row" value="2"' in stage.get(second).text


def test_a_name_that_is_taken_is_replaced_only_when_told_and_can_be_put_back(
    stage: FlaskClient, remembered: str, database: Database
) -> None:
    [first] = remembered_mappings(database)
    other = bring(stage, "host,guest,date,title_en\nhanoi,recent,2025,T\n")
    refused = remember(stage, other, NAME)
    assert refused == 409 and remembered_mappings(database) == [first]
    page = stage.post(f"{other}/reading", data={"remember_as": NAME}).text
    assert f"“{NAME}” is remembered already" in page and 'name="instead"' in page
    assert remember(stage, other, f"  {NAME} ", instead="1") == 303
    [second] = remembered_mappings(database)
    assert second.before == first.body and second.body != first.body
    stage.post("/imports/mappings/as-before", data={"name": NAME})
    [again] = remembered_mappings(database)
    assert (again.body, again.before) == (first.body, second.body)


def test_they_are_listed_renamed_deleted_and_brought_back(
    stage: FlaskClient, remembered: str, database: Database
) -> None:
    page = stage.get("/imports/mappings").text
    assert NAME in page and "<dt>Đoàn</dt>" in page
    assert stage.get("/imports/mappings.csv").text.count(NAME) == 5  # columns
    stage.post("/imports/mappings/rename", data={"name": NAME, "new_name": MARKUP})
    page = stage.get("/imports/mappings").text
    assert html.escape(MARKUP) in page and MARKUP not in page
    address = bring(stage, THIS_YEAR)
    assert MARKUP not in stage.get(address).text and html.escape(MARKUP) in stage.get(address).text
    too_long = stage.post("/imports/mappings/rename", data={"name": MARKUP, "new_name": "x" * 121})
    assert too_long.status_code == 400 and "121 letters; 120 are the most" in too_long.text
    assert remember(stage, address, "x" * 121) == 400
    stage.post("/imports/mappings/delete", data={"name": MARKUP})
    assert "looks like" not in stage.get(address).text
    assert stage.post("/imports/mappings/delete", data={"name": "nobody"}).status_code == 404
    stage.post("/imports/mappings/bring-back", data={"name": MARKUP})
    assert [each.deleted for each in remembered_mappings(database)] == [False]
    assert "RememberedMapping" not in stage.get("/cypher").text


def test_they_are_in_backups(stage: FlaskClient, remembered: str, database: Database, tmp_path: Path) -> None:
    kept = remembered_mappings(database)
    file = tmp_path / "backup.zip"
    make_backup(database, file, "2026-11-25T08:00:00Z")
    with database.write() as transaction:
        transaction.run(STATEMENTS["wipe"], {})
    restore(database, file)
    assert remembered_mappings(database) == kept
