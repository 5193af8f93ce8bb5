"""Limits say so where they bite: few rows, few nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import icalendar
import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed


@pytest.fixture
def tight(database: Database) -> Iterator[FlaskClient]:
    """A site that shows 5 rows and draws 10 partners."""
    load_seed(database, SEED_FOLDER)
    settings = replace(database.settings, row_limit=5, node_limit=10)
    own = Database(settings)
    client = create_app(settings, own).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    yield client
    own.close()


SENTENCE = "These are the first 5 rows; there are more. The administrator can raise GRAPH_APP_ROW_LIMIT."


@pytest.mark.parametrize("address", ["/partners", "/centrality", "/sources", "/partners/hanoi", "/calendar"])
def test_cut_rows_are_told_on_the_page_in_json_and_in_csv(tight: FlaskClient, address: str) -> None:
    assert SENTENCE in tight.get(address).text
    answer = tight.get(f"{address}.json").get_json()
    assert answer["truncated"] is True and len(answer["rows"]) == 5
    assert SENTENCE in tight.get(f"{address}.csv").data.decode("utf-8-sig").splitlines()[-1]


def test_a_feed_that_is_cut_says_so(tight: FlaskClient) -> None:
    calendar = icalendar.Calendar.from_ical(tight.get("/calendar.ics").data)
    assert len(calendar.walk("VEVENT")) == 5 and SENTENCE in str(calendar["description"])


def test_a_network_of_too_many_partners_stands_in_groups_and_says_so(tight: FlaskClient) -> None:
    answer = tight.get("/network.json").get_json()
    assert answer["truncated"] is True
    assert {node["id"].partition(":")[0] for node in answer["nodes"]} == {"group"}
    assert sum(node["partner_count"] for node in answer["nodes"]) == 136
    assert "More than 10 partners are too many to draw one by one" in tight.get("/network").text


def test_an_opened_group_shows_as_many_of_its_partners_as_may_be_drawn(tight: FlaskClient) -> None:
    answer = tight.get("/network.json?grouped=kind&open=City").get_json()
    partners = [node["id"] for node in answer["nodes"] if ":" not in node["id"]]
    assert len(partners) == 10 and "hanoi" in partners  # those with the most ties
    assert answer["left_out"] == 92 - 10
    page = tight.get("/network?grouped=kind&open=City").text
    assert "Left out by that limit: 82 partners of the opened groups" in page
