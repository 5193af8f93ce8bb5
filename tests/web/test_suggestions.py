"""Suggested ties with reasons that lead to facts, and rejections that are remembered and can be taken back."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.database.database import Database
from tests.conftest import STATEMENTS
from tests.web.ties_to_hold import load_ties

DAY = "as_of=2026-11-01"


@pytest.fixture
def tied(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_ties(database, tmp_path)
    return client


def told(client: FlaskClient, query: str = DAY) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/structure/suggestions.json?{query}").get_json()
    return answer


def rejected(client: FlaskClient, partner: str = "d", reason: str = "Too far to travel") -> Any:
    return client.post("/structure/suggestions", data={"partner": partner, "reason": reason, "as_of": "2026-11-01"})


def test_who_has_no_dated_tie_is_suggested_with_reasons(tied: FlaskClient) -> None:
    """Net is tied to c, d and us: 1/ln 3. a is tied to d and us: 1/ln 2. Of alone nothing is on record."""
    answer = told(tied)
    assert [(row["partner"], row["weight"], row["shared_networks"], row["friends"]) for row in answer["rows"]] == [
        ("d", pytest.approx(1 / math.log(3) + 1 / math.log(2), abs=1e-4), ["net"], ["a"]),
        ("c", pytest.approx(1 / math.log(3), abs=1e-4), ["net"], []),
        ("b", 0, [], []),
    ]
    assert [row["reasons"] for row in answer["rows"]] == [
        ["Shares Net with Hanoi.", "Met with 1 partner of ours: Aaa."],
        ["Shares Net with Hanoi."],
        [
            "Of the same country as 1 partner of ours: Aaa (newest: 2 Oct 2026).",
            "Facts of unknown day are on record with Hanoi: a tie there is, how old it is nobody knows.",
        ],
    ]
    assert answer["silent"] == ["alone"]  # being of our own country is no reason


def test_twinned_with_partners_of_ours(tied: FlaskClient, database: Database) -> None:
    with database.write() as transaction:
        transaction.run(STATEMENTS["add_twinning"], {"first": "a", "second": "d"})
    assert told(tied)["rows"][0]["reasons"] == ["Shares Net with Hanoi.", "Twinned with 1 partner of ours: Aaa."]


def test_each_reason_leads_to_the_facts(tied: FlaskClient) -> None:
    page = tied.get(f"/structure/suggestions?{DAY}").text
    for source, target in (("d", "net"), ("hanoi", "net"), ("d", "a"), ("hanoi", "a"), ("hanoi", "b")):
        assert f'href="/network/tie?source={source}&amp;target={target}"' in page
        assert tied.get(f"/network/tie?source={source}&target={target}").status_code == 200


def test_before_the_day_of_a_fact_it_is_no_reason(tied: FlaskClient) -> None:
    """In 2016 Hanoi was in no network; a was suggested by nobody's account, for office knew it."""
    assert {row["partner"] for row in told(tied, "as_of=2016-01-01")["rows"]} == {"b"}


def test_filters(tied: FlaskClient) -> None:
    assert [row["partner"] for row in told(tied, f"{DAY}&country=FR")["rows"]] == ["c"]
    assert told(tied, f"{DAY}&kind=Organisation")["rows"] == []


def test_a_rejection_is_remembered_with_its_reason_and_day(tied: FlaskClient, database: Database) -> None:
    before = database.data_version()
    answer = rejected(tied)
    assert answer.status_code == 303 and answer.location == "/structure/suggestions?as_of=2026-11-01"
    assert database.data_version() == before
    other = create_app(database.settings, database).test_client()  # another worker, or the same one tomorrow
    for client in (tied, other):
        found = told(client)
        assert [row["partner"] for row in found["rows"]] == ["c", "b"]
        assert found["rejected"] == [
            {"partner": "d", "reason": "Too far to travel", "rejected_on": date.today().isoformat()}
        ]
    page = tied.get(f"/structure/suggestions?{DAY}").text
    assert "Too far to travel" in page and 'action="/structure/suggestions/d/take-back"' in page


def test_a_rejection_can_be_taken_back_and_said_anew(tied: FlaskClient) -> None:
    rejected(tied)
    assert tied.post("/structure/suggestions/d/take-back").status_code == 303
    assert told(tied)["rejected"] == [] and told(tied)["rows"][0]["partner"] == "d"
    rejected(tied, reason="one")
    rejected(tied, reason="two")
    assert [row["reason"] for row in told(tied)["rejected"]] == ["two"]


@pytest.mark.parametrize("reason", ["<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "'}) DETACH"])
def test_a_reason_is_text_whatever_stands_in_it(tied: FlaskClient, reason: str) -> None:
    rejected(tied, reason=reason)
    assert told(tied)["rejected"][0]["reason"] == reason
    page = tied.get("/structure/suggestions").text
    assert "<img src=x" not in page and "<script>alert" not in page
    assert len(tied.get("/partners.json").get_json()["rows"]) == 8


@pytest.mark.parametrize(
    ("partner", "reason", "status"),
    [("d", "", 400), ("d", "  ", 400), ("d", "x" * 401, 400), ("d", "a\0b", 400), ("nobody", "x", 404), ("", "x", 404)],
)
def test_what_cannot_be_rejected_is_told(tied: FlaskClient, partner: str, reason: str, status: int) -> None:
    assert rejected(tied, partner, reason).status_code == status
    assert told(tied)["rejected"] == []


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}])
def test_another_site_cannot_reject_or_take_back(tied: FlaskClient, headers: dict[str, str]) -> None:
    sent = {"partner": "d", "reason": "x"}
    assert tied.post("/structure/suggestions", data=sent, headers=headers).status_code == 403
    assert tied.post("/structure/suggestions/d/take-back", headers=headers).status_code == 403
    assert told(tied)["rejected"] == []


def test_rejections_are_no_part_of_the_graph(tied: FlaskClient) -> None:
    rejected(tied)
    assert "Rejection" not in tied.get("/cypher").text


def test_a_wrong_number_to_show_is_told(tied: FlaskClient) -> None:
    assert tied.get("/structure/suggestions?show=-1").status_code == 400


def test_nobody_suggests_a_tie_with_ourselves_so_none_is_rejected(seeded: FlaskClient) -> None:
    answer = seeded.post("/structure/suggestions", data={"partner": "hanoi", "reason": "that is us"})
    assert answer.status_code == 400
    assert "that is us" not in seeded.get("/structure/suggestions").text
