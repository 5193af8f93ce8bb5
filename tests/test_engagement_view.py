"""What the pages for planners start from, read from a real Neo4j."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import STATE_NAMES
from graph_app.engagement_view import engagement_on, record_of
from graph_app.explorer import Explorer
from tests.small_network import load_small_network


@pytest.fixture
def explorer(database: Database, tmp_path: Path) -> Explorer:
    return Explorer(database.settings, load_small_network(database, tmp_path))


def states(found: Engagement) -> dict[str, str]:
    partners = found.record.snapshot.partners
    return {
        partner.id: STATE_NAMES[int(state)]
        for partner, state in zip(partners, found.state, strict=True)
        if not partner.home
    }


def test_the_known_stage_is_judged_as_by_hand(explorer: Explorer) -> None:
    """No tier is told, so 24 months count: `recent` was met last month, `old` gave in 2021-07, due by 2023-07-31."""
    told = states(engagement_on(explorer, date(2026, 11, 1)))
    assert told == {"recent": "on_track", "old": "overdue", "undated": "unknown", "alone": "unknown", "net": "unknown"}


def test_the_past_knows_nothing_of_later_facts(explorer: Explorer) -> None:
    """At the start of 2019 `old` was last seen when it was twinned, on 2016-06-15, and `recent` not at all."""
    found = engagement_on(explorer, date(2019, 1, 1))
    place = found.record.snapshot.place("old")
    assert date.fromordinal(int(found.last_contact[place])) == date(2016, 6, 15)
    assert states(found)["recent"] == "unknown"


def test_the_record_is_read_once_for_each_data_version(explorer: Explorer) -> None:
    assert record_of(explorer) is record_of(explorer)
