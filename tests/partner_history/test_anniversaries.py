from __future__ import annotations

from datetime import date

import pytest

from graph_app.partner_history.anniversaries import anniversaries
from tests.partner_history.small_history import OURS, agreement, fact, meeting, membership

AS_OF = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("signed", "years", "on"),
    [
        ("2022-04-04", 5, "2027-04-04"),
        ("2016-11-25", 10, "2026-11-25"),  # today
        ("2016-11-24", None, None),  # yesterday; the next one is in 2031
        ("2018-11-25", 10, "2028-11-25"),  # 24 months, to the day
        ("2018-11-26", None, None),
        ("1976", 50, "2026"),  # the year lasts
        ("1977-12", 50, "2027-12"),
        ("2024-02-29", None, None),
        ("2008-02-29", 20, "2028-02-29"),
        ("2023-02-28/2023-03-05", 5, "2028-02-28/2028-03-05"),
        ("", None, None),
        ("2019-11-01/2022-02-01", None, None),  # of which year nobody knows
        ("2027-01-01", None, None),  # not yet signed
    ],
)
def test_the_next_round_year_comes_within_two_years(signed: str, years: int | None, on: str | None) -> None:
    found = anniversaries([agreement("a", signed)], OURS, AS_OF, 24)
    assert [(each.years, each.on.told) for each in found] == ([(years, on)] if years else [])


def test_a_leap_day_is_kept_on_the_28th() -> None:
    [found] = anniversaries([agreement("a", "2024-02-29")], OURS, date(2028, 1, 1), 24)
    assert (found.years, found.on.told) == (5, "2029-02-28")


def test_what_ties_others_and_what_is_no_tie_that_lasts_is_passed_over() -> None:
    facts = [
        membership("theirs", "they", "net", "2017"),
        membership("ours", "us", "net", "2017"),
        membership("within", "us", "our-union", "2017-02"),
        meeting("m", "2017"),
        fact("g", "GAVE_AID_TO", "us", "they", "2017"),
    ]
    assert [each.fact["id"] for each in anniversaries(facts, OURS, AS_OF, 24)] == ["within", "ours"]
