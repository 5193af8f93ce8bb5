"""Who holds whom to our side and who of us is the broker, on a network known by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from tests.web.ties_to_hold import load_ties


@pytest.fixture
def tied(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_ties(database, tmp_path)
    return client


def test_ties_and_bodies_that_hold_somebody_are_listed(tied: FlaskClient) -> None:
    told = tied.get("/structure.json?as_of=2026-11-01").get_json()
    found = {(row["what"], row["partner"], row["other"], *row["cut_off"]) for row in told["rows"]}
    assert found == {
        ("tie", "hanoi", "b", "b"),
        ("tie", "net", "c", "c"),
        ("partner", "hanoi", None, "b"),
        ("partner", "net", None, "c"),
    }
    assert told["unreached"] == ["alone"]


def test_it_is_told_in_words_with_links_to_the_facts(tied: FlaskClient) -> None:
    page = tied.get("/structure?as_of=2026-11-01").text
    assert "2 of 6 partners hang on a single tie." in page
    assert "If Hanoi goes, 1 partner is cut off from our side:" in page
    assert 'href="/network/tie?source=net&amp;target=c"' in page
    assert 'href="/structure/without?partner=hanoi&amp;as_of=2026-11-01"' in page


def test_who_holds_most_comes_first(tied: FlaskClient) -> None:
    """In 2020 nobody had met d: net alone held it, c and d both, and the tie with net held all three."""
    rows = tied.get("/structure.json?as_of=2020-01-01").get_json()["rows"]
    assert [(row["what"], row["partner"], row["cut_off"]) for row in rows[:2]] == [
        ("partner", "hanoi", ["b", "c", "d", "net"]),
        ("tie", "hanoi", ["c", "d", "net"]),
    ]
    assert "If the tie Hanoi – Net goes, 3 partners are cut off:" in tied.get("/structure?as_of=2020-01-01").text


def test_the_broker_and_who_would_take_over(tied: FlaskClient) -> None:
    """Hanoi has three contacts with no tie among them: three times (1/3)². Office knows a alone, and shares it."""
    first, second = tied.get("/structure.json?as_of=2026-11-01").get_json()["brokers"]
    assert first == {
        **{"partner": "hanoi", "constraint": pytest.approx(1 / 3), "effective_size": 3.0},
        **{"contact_count": 3, "outside_count": 3, "successor": "office", "in_common": 1},
    }
    assert (second["partner"], second["constraint"], second["successor"]) == ("office", 1.0, "hanoi")
    assert "Office would take over: 1 of its outside contacts" in tied.get("/structure?as_of=2026-11-01").text


def test_no_fact_from_after_the_day_counts(tied: FlaskClient) -> None:
    """In 2012 Hanoi had met nobody on a known day, and office had met a."""
    told = tied.get("/structure.json?as_of=2012-01-01").get_json()
    assert told["unreached"] == ["alone", "c", "d", "net"]
    assert [broker["partner"] for broker in told["brokers"]] == ["hanoi", "office"]
    assert [broker["contact_count"] for broker in told["brokers"]] == [1, 1]


def test_an_empty_network_is_told(client: FlaskClient) -> None:
    page = client.get("/structure").text
    assert "No partner is on record yet." in page and "No body of our own side has a tie on record." in page
    assert client.get("/structure.json").get_json()["rows"] == []


def test_the_table_has_a_row_for_each(tied: FlaskClient) -> None:
    lines = tied.get("/structure.csv?as_of=2026-11-01").data.decode("utf-8-sig").splitlines()
    assert lines[0] == "what,partner,other,home,cut_off_count,cut_off" and len(lines) == 5
