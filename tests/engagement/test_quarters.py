"""In which quarter a date lies, and what is said of one that lies in none for sure."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from graph_app.engagement.quarters import moment_name, moment_named, moments, quarters_until
from graph_app.language.partial_dates import span


def quarter(first: str, last: str = "") -> str:
    days = span(first)[0], span(last or first)[1]
    [found] = moments(*(np.array([day.toordinal()]) for day in days))
    return moment_name(int(found))


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("2024-04-01", "2024-Q2"),
        ("2024-06-30", "2024-Q2"),
        ("2024-12-31", "2024-Q4"),
        ("2024-02", "2024-Q1"),  # a month lies in one quarter
        ("2024", "2024"),
        ("1965-03-31", "1965-Q1"),  # before the epoch of numpy
    ],
)
def test_a_date_lies_in_the_quarter_of_all_its_days(told: str, wanted: str) -> None:
    assert quarter(told) == wanted


def test_days_of_two_quarters_lie_in_their_year_and_of_two_years_in_none() -> None:
    assert quarter("2024-03", "2024-04") == "2024"
    assert quarter("2023-12", "2024-01") == "several"
    assert moments(np.array([0]), np.array([0])).tolist() == [moment_named("undated")]


@pytest.mark.parametrize("name", ["2024-Q1", "2024", "several", "undated"])
def test_a_moment_is_found_by_its_name(name: str) -> None:
    assert moment_name(moment_named(name)) == name


@pytest.mark.parametrize("name", ["2024-Q5", "Q1", "24-Q1", "2024-q1", "", "0"])
def test_what_names_no_moment_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name or "^$"):
        moment_named(name)


def test_the_quarters_told_begin_five_years_before_the_running_one() -> None:
    names = [moment_name(moment) for moment in quarters_until(date(2026, 5, 1))]
    assert (names[0], names[-1], len(names)) == ("2021-Q1", "2026-Q2", 22)
