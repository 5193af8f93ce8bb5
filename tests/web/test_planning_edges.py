"""The planner's pages over records that nobody would wish for: they answer, and say what is not known."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from graph_app.queries.statements import load_statements
from tests.small_network import load_small_network

STATEMENTS = load_statements(Path(__file__).parents[1] / "statements")
PAGES = (
    *("/", "/engagement", "/engagement/compare", "/portfolio", "/portfolio/facts?type=MET_WITH", "/calendar"),
    *("/calendar?view=list", "/calendar.ics", "/structure", "/structure/without", "/structure/warm-path"),
    *("/structure/suggestions", "/network?lens=engagement", "/network/lens.json?lens=engagement"),
    *("/partners/old", "/engagement.json", "/portfolio.json", "/calendar.json", "/structure.json"),
)


@pytest.mark.parametrize("odd", ["without_home", "odd_values"])
@pytest.mark.parametrize("address", PAGES)
def test_it_answers_over_an_odd_record(
    client: FlaskClient, database: Database, tmp_path: Path, address: str, odd: str
) -> None:
    load_small_network(database, tmp_path)
    with database.write() as transaction:
        transaction.run(STATEMENTS[odd])
    assert client.get(address).status_code == 200


def test_odd_values_are_not_taken_for_intervals_or_days(
    client: FlaskClient, database: Database, tmp_path: Path
) -> None:
    """`recent` has tier 9, an interval of -3 and a meeting that ends before it begins; `old` met itself."""
    load_small_network(database, tmp_path)
    with database.write() as transaction:
        transaction.run(STATEMENTS["odd_values"])
    found = {row["id"]: row for row in client.get("/engagement.json?as_of=2026-11-01").get_json()["rows"]}
    assert (found["recent"]["cadence_months"], found["recent"]["state"]) == (24, "on_track")
    assert found["old"]["hosted"] == 1  # the meeting of 2015; the one with itself is none with us
