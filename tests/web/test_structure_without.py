"""What if something were gone: cut off, longer ways, the best repair, on a network known by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from tests.web.ties_to_hold import load_ties

DAY = "as_of=2026-11-01"


@pytest.fixture
def tied(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_ties(database, tmp_path)
    return client


def told(client: FlaskClient, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/structure/without.json?{query}&{DAY}").get_json()
    return answer


def rows(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(row["partner"], row["steps_before"], row["steps_after"]) for row in answer["rows"]]


def test_without_our_best_body(tied: FlaskClient) -> None:
    """b is cut off; to net the way is now office – a – d – net. One tie with b brings it back."""
    answer = told(tied, "partner=hanoi")
    assert rows(answer) == [("b", 1, None), ("c", 2, 4), ("net", 1, 3)]
    assert answer["repair"] == {
        **{"body": "office", "partner": "b", "reconnected": 1, "restored": 1, "compared_on": None}
    }


def test_without_a_tie(tied: FlaskClient) -> None:
    answer = told(tied, "tie=net,c")
    assert rows(answer) == [("c", 2, None)]
    assert (answer["repair"]["body"], answer["repair"]["partner"], answer["repair"]["reconnected"]) == ("hanoi", "c", 1)


def test_without_a_membership_that_is_all_there_is(tied: FlaskClient) -> None:
    """The same tie again is no repair: office makes it."""
    answer = told(tied, "membership=b1")
    assert (answer["membership"], answer["left_facts"]) == ("b1", 0)
    assert rows(answer) == [("c", 2, 4), ("net", 1, 3)]
    assert (answer["repair"]["body"], answer["repair"]["partner"], answer["repair"]["restored"]) == ("office", "net", 2)


def test_a_membership_beside_which_there_are_other_facts_changes_nothing(
    client: FlaskClient, database: Database, tmp_path: Path
) -> None:
    load_ties(database, tmp_path, meetings="m5,hanoi,net,e5,talks,2020,More talks,s,q\n")
    answer = told(client, "membership=b1")
    assert (answer["left_facts"], answer["rows"], answer["repair"]) == (1, [], None)
    page = client.get(f"/structure/without?membership=b1&{DAY}").text
    assert "Nothing changes: 1 other fact still ties the two." in page


def test_the_day_decides_what_there_was(tied: FlaskClient) -> None:
    early = tied.get("/structure/without.json?membership=b1&as_of=2016-01-01")
    assert early.status_code == 404 and "There is no membership" in early.get_json()["error"]
    assert tied.get("/structure/without.json?tie=a,d&as_of=2016-01-01").status_code == 404


def test_it_is_told_in_words(tied: FlaskClient) -> None:
    page = tied.get(f"/structure/without?partner=hanoi&{DAY}").text
    assert "Without Hanoi" in page and "1 partner is cut off." in page
    assert "The shortest ways to 2 partners become longer." in page
    assert "It brings back 1 of 1 who are cut off, and makes 1 of 3 affected ways as short as they are now" in page
    assert "Compared exactly" in page
    assert "1 of 3 outside contacts is its own already." in page


def test_where_nothing_breaks_nothing_needs_repair(tied: FlaskClient) -> None:
    page = tied.get(f"/structure/without?partner=b&{DAY}").text
    assert "Nobody is cut off." in page and "No way becomes longer." in page and "Nothing needs repair." in page


def test_our_bodies_count_as_left_and_reconnect(tied: FlaskClient) -> None:
    """In 2012 office alone had met a; without it Hanoi, which is left, could."""
    answer = tied.get("/structure/without.json?partner=office&as_of=2012-01-01").get_json()
    assert rows(answer) == [("a", 1, None)]
    assert (answer["repair"]["body"], answer["repair"]["partner"]) == ("hanoi", "a")


def test_the_form_alone_lists_our_memberships(tied: FlaskClient) -> None:
    page = tied.get("/structure/without").text
    assert "Hanoi – Net" in page and "Ccc – Net" not in page


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("partner=a&tie=a,d", 400, "Take one thing away at a time"),
        ("partner=a,d", 400, "Take one thing away at a time"),
        ("tie=a", 400, "at least two different partners"),
        ("tie=a,d,net", 400, "Take one thing away at a time"),
        ("tie=a,alone", 404, "No facts are on record between"),
        ("partner=nobody", 404, "There is no partner"),
        ("membership=m1", 404, "There is no membership"),
        ("partner=a&as_of=tomorrow", 400, "is not a date"),
    ],
)
def test_what_cannot_be_taken_away_is_told(tied: FlaskClient, query: str, status: int, words: str) -> None:
    answer = tied.get(f"/structure/without.json?{query}")
    assert answer.status_code == status and words in answer.get_json()["error"]
