from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from tests.small_network import load_small_network

BODIES = "".join(f"body{number:02},Organisation,Body {number:02},,false,s,q\n" for number in range(57))
JOINED = "".join(f"b{number + 100},hanoi,body{number:02},member,,,t,s,q\n" for number in range(57))


@pytest.fixture
def small(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    """Hanoi is a member of 58 bodies."""
    load_small_network(database, tmp_path, partners=BODIES, memberships=JOINED)
    return client


def buttons(page: str) -> dict[str, str]:
    """What the buttons for the map carry, and what they say."""
    return dict(re.findall(r'data-expand="([^"]+)">\s*([^<]+?)\s*</button>', page))


def test_it_says_in_one_sentence_who_this_is(small: FlaskClient) -> None:
    assert "Recent: 3 facts, last contact October 2026" in small.get("/partners/recent/panel").text
    assert "Alone: no fact on record" in small.get("/partners/alone/panel").text
    assert "Undated: 1 sự kiện, chưa ghi nhận liên hệ nào" in small.get("/partners/undated/panel?lang=vi").text


def test_neighbours_are_offered_by_type_with_counts_and_in_pages_of_twenty(small: FlaskClient) -> None:
    page = small.get("/partners/hanoi/panel").text
    assert "58 facts · 58 partners" in page and "and 38 more" in page
    assert buttons(page) == {
        "hanoi:GAVE_AID_TO:1": "Show all on the map",
        "hanoi:MET_WITH:3": "Show all on the map",
        "hanoi:MEMBER_OF:20": "Show 20 on the map",
        "hanoi:HAS_AGREEMENT_WITH:2": "Show all on the map",
    }
    assert "data-collapse" not in page
    assert all(f'data-{act}="hanoi"' in page for act in ("pin", "hide", "focus"))


def test_what_is_expanded_already_is_counted_and_the_rest_offered(small: FlaskClient) -> None:
    page = small.get("/partners/hanoi/panel?expand=hanoi:MEMBER_OF:20,old:MET_WITH:20").text
    assert buttons(page)["hanoi:MEMBER_OF:40"] == "+38 more"
    assert "20 of 58 expanded on the map" in page and 'data-collapse="hanoi"' in page
    last = small.get("/partners/hanoi/panel?expand=hanoi:MEMBER_OF:60").text
    assert "58 of 58 expanded on the map" in last and "hanoi:MEMBER_OF" not in str(buttons(last))


def test_a_wrong_expansion_is_told(small: FlaskClient) -> None:
    for text in ("hanoi:LIKES:20", "hanoi:MET_WITH", "hanoi:MET_WITH:-1", "hanoi:MET_WITH:٢"):
        answer = small.get("/partners/hanoi/panel", query_string={"expand": text})
        assert answer.status_code == 400 and f"expand: “{text}” is not" in answer.text
