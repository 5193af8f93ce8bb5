"""The network seen through the engagement lens, over the known stage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from tests.conftest import STATEMENTS
from tests.small_network import load_small_network

LENS = "lens=engagement&lang=en"
MORE = {"meetings": "m9,hanoi,alone,e9,2027-03-01,,,t,s,q\n"}


@pytest.fixture
def stage(database: Database, client: FlaskClient, tmp_path: Path) -> Iterator[FlaskClient]:
    load_small_network(database, tmp_path, **MORE)
    yield client


def looks(client: FlaskClient, as_of: str, more: str = "") -> dict[str, Any]:
    answer = client.get(f"/network/lens.json?{LENS}&as_of={as_of}{more}")
    assert answer.status_code == 200
    told: dict[str, Any] = answer.get_json()
    return told


def states(told: dict[str, Any]) -> dict[str, str]:
    return {row[0]: row[1] for row in told["partners"]["rows"]}


def test_a_step_of_the_slider_is_told_looks_alone(stage: FlaskClient) -> None:
    told = looks(stage, "2026-11-01")
    assert told["partners"]["columns"] == ["id", "state", "trend", "words"]
    assert states(told) == {
        **{"hanoi": None, "recent": "state-on_track", "old": "state-overdue"},
        **{"undated": "state-unknown", "alone": "state-unknown", "net": "state-unknown"},
    }
    ties = {row[0]: row[1:] for row in told["ties"]["rows"]}
    assert ties["hanoi~undated~MET_WITH"] == [1, None, 1.0]
    assert ties["alone~hanoi~MET_WITH"][0] == 0  # next year's
    assert ties["hanoi~recent~MET_WITH"][0] == 2 and ties["hanoi~recent~MET_WITH"][1] > 0
    assert (told["as_of"], told["day"]) == ("2026-11-01", "1 November 2026")
    assert set(told["looks"]) > {"state-overdue", "trend-cooling", "MET_WITH", "undated"}


def test_the_past_uses_no_fact_from_after_its_day(database: Database, stage: FlaskClient) -> None:
    """At the start of 2019 only the meeting of 2015, the twinning of 2016 and the membership of 2017 had been."""
    day = "2019-01-01"
    before = looks(stage, day)
    dated = {row[0] for row in before["ties"]["rows"] if row[2] is not None}
    assert dated == {"hanoi~old~MET_WITH", "hanoi~old~HAS_AGREEMENT_WITH", "hanoi~net~MEMBER_OF"}
    page = stage.get(f"/network.json?{LENS}&as_of={day}").get_json()
    undated = {"hanoi~undated~MET_WITH", "old~net~MEMBER_OF"}
    assert {edge["id"] for edge in page["edges"]} == dated | undated
    with database.write() as transaction:
        transaction.run(STATEMENTS["forget_later_facts"], {"day": day})
    after = looks(stage, day)
    seen = [row for row in before["ties"]["rows"] if row[1]]
    assert [row for row in after["ties"]["rows"] if row[1]] == seen
    assert after["partners"] == before["partners"]


def test_places_are_the_same_on_every_day_and_without_the_lens(stage: FlaskClient) -> None:
    def places(query: str) -> dict[str, tuple[float, float]]:
        return {node["id"]: (node["x"], node["y"]) for node in stage.get(f"/network.json?{query}").get_json()["nodes"]}

    assert places("") == places(f"{LENS}&as_of=2012-01-01") == places(f"{LENS}&as_of=2026-11-01")


def test_page_and_files_show_the_lens_with_its_legend(stage: FlaskClient) -> None:
    query = f"{LENS}&as_of=2026-11-01"
    page = stage.get(f"/network?{query}").text
    assert 'data-entry="state-overdue"' in page and 'data-entry="trend-cooling"' in page
    assert 'id="lens-month" min="0"' in page and 'aria-valuetext="1 November 2026"' in page
    assert 'data-first="2015-01"' in page  # the first meeting was in 2015
    assert "Engagement as of 1 Nov 2026" in page and "Not drawn: 1 facts of later days" in page
    svg = stage.get(f"/network.svg?{query}").text
    assert "overdue" in svg and "#d55e00" in svg and "Engagement as of 1 Nov 2026" in svg
    assert "A thicker line is a stronger tie." in svg and "holds more facts" not in svg
    whole = stage.get(f"/network.html?{query}").text
    assert '"halo": {' in whole and "A thicker line is a stronger tie." in whole
    assert stage.get(f"/network.pdf?{query}").data.startswith(b"%PDF")
    assert "halo" not in stage.get("/network?lang=en").text.split('id="network-data"')[1].split("</script>")[0]


def test_graph_files_hold_the_facts_up_to_the_day(stage: FlaskClient) -> None:
    told = stage.get(f"/network.node-link.json?{LENS}&as_of=2019-01-01").text
    assert '"a1"' in told and '"m1"' not in told and '"g1"' not in told


def test_a_saved_view_keeps_the_lens_and_its_day(stage: FlaskClient) -> None:
    saved = stage.post("/network/views", json={"state": "as_of=2019-01-01&lens=engagement", "name": "Then"}).get_json()
    told = stage.get(f"/network/lens.json?view={saved['id']}").get_json()
    assert (told["as_of"], told["state"]) == ("2019-01-01", "lens=engagement&as_of=2019-01-01")
    moved = stage.get(f"/network/lens.json?view={saved['id']}&as_of=2020-01-01").get_json()
    assert moved["as_of"] == "2020-01-01"


def test_a_wrong_day_or_lens_names_its_field(stage: FlaskClient) -> None:
    for query in ("lens=taste", f"{LENS}&as_of=2024-02-30", f"{LENS}&as_of=yesterday"):
        answer = stage.get(f"/network.json?{query}")
        assert answer.status_code == 400
        assert answer.get_json()["error"].split(":")[0] in {"lens", "as_of"}


def test_the_panel_says_how_a_partner_stands_on_the_day_and_leads_to_the_list(stage: FlaskClient) -> None:
    panel = stage.get("/partners/old/panel?lang=en&as_of=2026-11-01").text
    # One gift only tells the year 2021, so its last day counts.
    assert "overdue · strength" in panel and "contact was due by 31 Dec 2023" in panel
    assert 'href="/engagement?as_of=2026-11-01&amp;kind=City' in panel and '#partner-old"' in panel
    assert 'class="standing"' not in stage.get("/partners/old/panel?lang=en").text
    assert 'class="standing"' not in stage.get("/partners/hanoi/panel?lang=en&as_of=2026-11-01").text


def test_what_is_filtered_out_is_not_told(stage: FlaskClient) -> None:
    told = looks(stage, "2026-11-01", "&type=HAS_AGREEMENT_WITH")
    assert set(states(told)) == {"hanoi", "old", "recent"}
    assert {row[0].rsplit("~", 1)[1] for row in told["ties"]["rows"]} == {"HAS_AGREEMENT_WITH"}


def test_an_empty_database_has_a_lens_and_no_slider(client: FlaskClient) -> None:
    page = client.get(f"/network?{LENS}")
    assert page.status_code == 200 and "lens-month" not in page.text and 'id="lens-day"' in page.text
    assert client.get(f"/network/lens.json?{LENS}").get_json()["partners"]["rows"] == []
