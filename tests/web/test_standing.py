"""How a partner stands is told on its own page and on the start page as `/engagement` has it."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

AS_OF = "as_of=2026-11-01"


def test_a_partner_s_page_tells_its_row_of_the_engagement_list_and_leads_there(seeded: FlaskClient) -> None:
    rows = {row["id"]: row for row in seeded.get(f"/engagement.json?{AS_OF}").get_json()["rows"]}
    for partner in ("vientiane", "minsk"):
        assert seeded.get(f"/partners/{partner}.json?{AS_OF}").get_json()["engagement"] == rows[partner]
    page = seeded.get(f"/partners/vientiane?{AS_OF}&lang=en").text
    told = page[page.index('<p class="standing">') :]
    assert "overdue" in told[:400]
    link = re.search(r'href="(/engagement[^"#]*)#partner-vientiane"', told)
    assert link
    assert 'id="partner-vientiane"' in seeded.get(link[1].replace("&amp;", "&")).text
    assert "meeting, gift or signing" in told  # what “last meeting” beside it is not


def test_nothing_is_asked_of_our_own_side(seeded: FlaskClient) -> None:
    assert seeded.get("/partners/hanoi.json").get_json()["engagement"] is None


def test_the_start_page_begins_with_the_most_neglected_of_the_engagement_list(seeded: FlaskClient) -> None:
    told = seeded.get("/start.json").get_json()["most_neglected"]
    first = seeded.get("/engagement.json").get_json()["rows"][:5]
    assert told == first
    page = seeded.get("/").text
    assert re.findall(r"#partner-([^\"]+)\"", page) == [row["id"] for row in first]


@pytest.mark.parametrize("as_of", ["0001-01-01", "0003-06-01", "9999-12-31"])
@pytest.mark.parametrize("page", ["/engagement", "/portfolio", "/structure", "/partners/vientiane"])
def test_the_first_and_the_last_day_that_can_be_are_days_as_any(seeded: FlaskClient, page: str, as_of: str) -> None:
    assert seeded.get(f"{page}?as_of={as_of}").status_code == 200
