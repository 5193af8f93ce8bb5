"""The warmest way to a partner, its alternatives, and the last event of each step, by hand-made days."""

from __future__ import annotations

import math
from datetime import date
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
    answer: dict[str, Any] = client.get(f"/structure/warm-path.json?{query}").get_json()
    return answer


def faded(points: float, half_life: int, last_day: date) -> float:
    """The strength of a tie of one fact on 2026-11-01; 60 points are the scale of the model."""
    months = (date(2026, 11, 1) - last_day).days / 30.4375
    return 100 * (1 - math.exp(-points * 0.5 ** (months / half_life) / 60))


def test_the_warmest_way_and_its_alternatives(tied: FlaskClient) -> None:
    """Over the membership in two steps; over the visit and the talks of 2024 in four, the old talks colder still."""
    paths = [path["partners"] for path in told(tied, f"to=c&{DAY}")["paths"]]
    assert paths == [["hanoi", "net", "c"], ["hanoi", "a", "d", "net", "c"], ["office", "a", "d", "net", "c"]]


def test_each_step_has_its_strength_and_its_last_event(tied: FlaskClient) -> None:
    rows = told(tied, f"to=d&{DAY}")["rows"]
    first = [row for row in rows if row["path"] == 1]
    assert [(row["partner"], row["other"], row["last_fact"], row["last_date"]) for row in first] == [
        ("hanoi", "a", "m1", "2026-10-02"),
        ("a", "d", "m3", "2024"),
    ]
    assert [row["strength"] for row in first] == [
        pytest.approx(faded(30, 24, date(2026, 10, 2)), abs=1e-3),  # a visit
        pytest.approx(faded(30, 24, date(2024, 12, 31)), abs=1e-3),  # talks some day of 2024
    ]
    assert first[0]["warmth"] == pytest.approx(first[0]["strength"] * first[1]["strength"] / 100, abs=1e-2)


def test_a_tie_of_unknown_day_counts_one_point(tied: FlaskClient) -> None:
    [row] = told(tied, f"to=b&{DAY}")["rows"]
    assert row["strength"] == pytest.approx(100 * (1 - math.exp(-1 / 60)), abs=1e-3)
    assert (row["last_fact"], row["last_date"]) == ("m2", None)


def test_from_one_of_our_bodies(tied: FlaskClient) -> None:
    paths = [path["partners"] for path in told(tied, f"to=b&from=office&{DAY}")["paths"]]
    assert paths == [["office", "a", "hanoi", "b"], ["office", "a", "d", "net", "hanoi", "b"]]


def test_no_event_from_after_the_day_is_used(tied: FlaskClient) -> None:
    assert told(tied, "to=d&as_of=2023-01-01")["paths"][0]["partners"] == ["hanoi", "net", "d"]
    assert told(tied, "to=c&as_of=2016-01-01")["paths"] == []
    [row] = told(tied, "to=a&as_of=2012-01-01")["rows"]
    assert (row["partner"], row["last_fact"]) == ("office", "m4")


def test_it_is_told_in_words_with_sources(tied: FlaskClient) -> None:
    page = tied.get(f"/structure/warm-path?to=d&{DAY}").text
    assert "Ask Hanoi to lead us to Aaa." in page and "Ask Aaa to lead us to Ddd." in page
    assert "A visit" in page and 'href="/sources/s"' in page and "day unknown" in page
    assert "A tie counts 1 point at least" in page
    page = tied.get(f"/structure/warm-path?to=alone&{DAY}").text
    assert "nobody on record leads from our side to Alone" in page


def test_without_a_partner_there_is_a_form(tied: FlaskClient) -> None:
    assert "Name a partner" in tied.get("/structure/warm-path").text


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 400, "to is missing"),
        ("to=office", 400, "is of our own side"),
        ("to=c&from=a", 400, "is not of our own side"),
        ("to=nobody", 404, "There is no partner"),
    ],
)
def test_what_is_wrong_is_told(tied: FlaskClient, query: str, status: int, words: str) -> None:
    answer = tied.get(f"/structure/warm-path.json?{query}")
    assert answer.status_code == status and words in answer.get_json()["error"]
