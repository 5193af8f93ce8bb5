"""The portfolio: every number on it is the number of rows behind its link, on the seed and on the known stage."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from graph_app.language.partial_dates import span
from tests.small_network import load_small_network

NUMBER = re.compile(r'<a href="(/(?:portfolio|engagement)[^"]*)">([\d.,]+)</a>')


@pytest.fixture
def stage(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path)
    return client


def rows(client: FlaskClient, as_of: str) -> list[dict[str, Any]]:
    answer = client.get(f"/portfolio.json?as_of={as_of}").get_json()
    assert answer["rows"]
    return list(answer["rows"])


def behind(client: FlaskClient, address: str) -> list[dict[str, Any]]:
    path, _, query = address.partition("?")
    answer = client.get(f"{path}.json?{query}")
    assert answer.status_code == 200, address
    assert answer.get_json()["truncated"] is False
    return list(answer.get_json()["rows"])


def counted(client: FlaskClient, as_of: str, section: str) -> dict[tuple[str, str], int]:
    """The numbers of a section that are not zero."""
    told = [row for row in rows(client, as_of) if row["section"] == section and row["count"]]
    return {(row["row"], row["column"]): row["count"] for row in told}


def walk(client: FlaskClient, as_of: str, *, zeros: bool) -> None:
    told = [row for row in rows(client, as_of) if row["count"] or zeros]
    wrong = {
        row["address"]: (row["count"], found)
        for row in told
        if row["count"] != (found := len(behind(client, row["address"])))
    }
    assert wrong == {}
    page = client.get(f"/portfolio?as_of={as_of}").text
    linked = {unescape(address): int(text) for address, text in NUMBER.findall(page)}
    assert linked == {row["address"]: row["count"] for row in told if row["count"]}


def test_every_number_on_the_seed_has_as_many_rows_behind_it(seeded: FlaskClient) -> None:
    walk(seeded, "2026-11-01", zeros=False)


def test_every_number_on_the_known_stage_has_as_many_rows_behind_it(stage: FlaskClient) -> None:
    walk(stage, "2026-11-01", zeros=True)
    walk(stage, "2018-01-01", zeros=False)


def test_the_known_stage_is_counted_as_by_hand(stage: FlaskClient) -> None:
    """Seen from 2026-11-01; the quarters begin with 2021."""
    assert counted(stage, "2026-11-01", "tiers") == {
        ("none", "on_track"): 1,  # recent
        ("none", "overdue"): 1,  # old
        ("none", "unknown"): 3,  # undated, alone, net
    }
    assert counted(stage, "2026-11-01", "quarters") == {
        ("2021-Q1", "GAVE_AID_TO"): 1,  # g2
        ("2021-Q2", "GAVE_AID_TO"): 3,  # g3, g4, g5
        ("2021-Q3", "GAVE_AID_TO"): 1,  # g6
        ("2026-Q4", "MET_WITH"): 1,  # m1: a month lies in one quarter
        ("2021", "GAVE_AID_TO"): 1,  # g1
        ("before", "MET_WITH"): 2,  # m2, m3
        ("before", "HAS_AGREEMENT_WITH"): 2,  # a1, a2
        ("undated", "MET_WITH"): 1,  # m4
    }
    assert counted(stage, "2026-11-01", "balance") == {
        ("035", "gave"): 5,
        ("035", "received"): 1,
        ("035", "hosted"): 2,  # m1, m3
        ("035", "visited"): 1,  # m2
        ("155", "hosted"): 1,  # m4, of unknown day
    }
    assert counted(stage, "2026-11-01", "networks") == {("net", "members"): 1}  # old, and it is not active


def test_the_past_uses_no_fact_from_after_its_day(seeded: FlaskClient) -> None:
    """Every row behind every number can have been by then, and the page is another one than today's."""
    told = [row["address"] for row in rows(seeded, "2022-01-01") if row["count"]]
    facts = {address for address in told if address.startswith("/portfolio/facts")}
    dates = [fact["date"] for address in facts for fact in behind(seeded, address) if fact["date"]]
    assert dates and all(span(day)[0].isoformat() <= "2022-01-01" for day in dates)
    contacts = [row["last_contact"] for row in behind(seeded, "/portfolio/partners?as_of=2022-01-01")]
    assert max(filter(None, contacts)) <= "2022-01-01"
    newest = seeded.get("/portfolio.json?as_of=2022-01-01").get_json()["newest_source"]
    assert newest["published_on"] <= "2022-01-01"
    assert counted(seeded, "2022-01-01", "quarters") != counted(seeded, "2026-11-01", "quarters")


def test_the_page_marks_where_nobody_is_active_and_what_is_not_known(stage: FlaskClient) -> None:
    page = stage.get("/portfolio?as_of=2030-01-01").text
    assert "none active on record" in page  # old and recent: the last contact was in 2026
    assert "not known" in page  # in Western Europe nothing dated is on record
    assert "No partner at all is on record in:" in page and "South America" in page


def test_an_event_with_several_partners_is_one_row_that_names_them_all(
    client: FlaskClient, database: Database, tmp_path: Path
) -> None:
    load_small_network(
        database, tmp_path, meetings="m5,hanoi,old,e5,2024-05-02,,,t,s,q\nm6,hanoi,undated,e5,2024-05-02,,,t,s,q\n"
    )
    [row] = behind(client, "/portfolio/facts?quarter=2024-Q2&type=MET_WITH&as_of=2026-11-01")
    assert (row["id"], row["partners"], row["facts"]) == ("m5", ["old", "undated"], ["m5", "m6"])
    table = client.get("/portfolio/facts.csv?quarter=2024-Q2&as_of=2026-11-01").data.decode("utf-8-sig")
    [line] = csv.DictReader(io.StringIO(table))
    assert line["partners"] == "old; undated"
    assert 'href="/partners/undated"' in client.get("/portfolio/facts?quarter=2024-Q2&as_of=2026-11-01").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/portfolio?as_of=soon", 400),
        ("/portfolio/facts?quarter=2024-Q5", 400),
        ("/portfolio/facts?region=999", 400),
        ("/portfolio/facts?by=me", 400),
        ("/portfolio/partners?state=happy", 400),
        ("/portfolio/partners?network=nobody", 404),
        ("/portfolio/partners?lacks=money", 400),
    ],
)
def test_what_is_wrong_in_an_address_is_told(seeded: FlaskClient, address: str, status: int) -> None:
    page = seeded.get(address)
    assert page.status_code == status and 'role="alert"' in page.text


def test_an_empty_database_has_an_empty_portfolio(client: FlaskClient) -> None:
    page = client.get("/portfolio")
    assert page.status_code == 200 and "There is nothing on record yet" in page.text


def test_the_balance_of_eastern_asia_is_as_counted_by_hand_from_the_seed(seeded: FlaskClient) -> None:
    """Eleven partners: two gifts to us, none of ours; we were host of six events and guest at two."""
    rows = seeded.get("/portfolio.json?as_of=2026-11-01").get_json()["rows"]
    asia = {row["column"]: row["count"] for row in rows if row["row"] == "030" and row["section"] == "balance"}
    assert asia == {"gave": 0, "received": 2, "hosted": 6, "visited": 2}
    states = [row["count"] for row in rows if row["row"] == "030" and row["section"] == "regions"]
    assert sum(states) == 11
