"""States and ages on a day, by hand, at the edges of partial dates."""

from __future__ import annotations

from datetime import date

import pytest

from graph_app.partner_history.agreements import agreements
from tests.partner_history.small_history import agreement, meeting

AS_OF = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("signed", "ends", "state", "age", "soon"),
    [
        ("2016-06-15", None, "no_end_known", 10, False),
        ("2016-11-26", None, "no_end_known", 9, False),  # ten years tomorrow
        ("2016", None, "no_end_known", 9, False),  # it may have been on 31 December
        ("", None, "no_end_known", None, False),
        ("2022", "2025", "ended", 3, False),
        ("2022", "2026", "in_force", 3, True),  # 2026 lasts
        ("2022", "2026-10", "ended", 3, False),
        ("2022", "2027-11-25", "in_force", 3, True),
        ("2022", "2027-11-26", "in_force", 3, False),
        ("", "2030", "in_force", None, False),
        ("2027-01", "2030", "not_yet_signed", None, False),
    ],
)
def test_an_agreement_has_a_state_and_an_age(
    signed: str, ends: str | None, state: str, age: int | None, soon: bool
) -> None:
    [found] = agreements([agreement("a", signed, **({"expires_on": ends} if ends else {}))], AS_OF)
    assert (found.state, found.age_years, found.ends_soon) == (state, age, soon)


def test_a_meeting_counts_as_since_the_signing_only_where_it_surely_is() -> None:
    def met_since(signed: str, met: str) -> bool | None:
        return agreements([agreement("a", signed), meeting("m", met)], AS_OF)[0].met_since

    assert met_since("2020-05-01", "2020-05-02") is True
    assert met_since("2020-05-01", "2020-05-01") is False  # the signing itself
    assert met_since("2020", "2020-06") is False  # it may have been before
    assert met_since("2020", "") is False
    assert met_since("2020", "2027") is False  # announced
    assert met_since("", "2024") is None


def test_those_in_force_stand_first_and_the_oldest_before_the_younger() -> None:
    facts = [
        agreement("ended", "2001", expires_on="2005"),
        agreement("undated"),
        agreement("old", "1994"),
        agreement("force", "2020", expires_on="2030"),
        agreement("older", "1990"),
        meeting("m"),
    ]
    found = [one.fact["id"] for one in agreements(facts, AS_OF)]
    assert found == ["force", "older", "old", "undated", "ended"]
