from __future__ import annotations

from datetime import date

import pytest

from graph_app.language.formats import day_text, spoken_day
from graph_app.language.partial_dates import span, spelled


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-09-14", date(2021, 9, 14), date(2021, 9, 14)),
    ],
)
def test_a_text_means_these_days_and_these_days_are_spelled_so(text: str, first: date, last: date) -> None:
    assert span(text) == (first, last)
    assert spelled(first, last) == text


@pytest.mark.parametrize("text", ["", "21", "2021-13", "2021-02-30", "2021-9", "14/9/2021", "2021-09-14 ", "２０２１"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        span(text)


def test_days_that_no_shorter_text_says_are_both_spelled() -> None:
    assert spelled(date(2021, 1, 1), date(2021, 8, 18)) == "2021-01-01/2021-08-18"


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("2021-09-14", "14/9/2021", "14 Sep 2021"),
        ("2021-09", "9/2021", "Sep 2021"),
        ("2021", "2021", "2021"),
        ("2021-01-01/2021-08-18", "1/1/2021 – 18/8/2021", "1 Jan 2021 – 18 Aug 2021"),
    ],
)
def test_dates_are_told_in_the_form_of_the_language(text: str, vietnamese: str, english: str) -> None:
    assert day_text(text, "vi") == vietnamese
    assert day_text(text, "en") == english


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2024-03-11", "ngày 11 tháng 3 năm 2024", "11 March 2024"),
        ("2024-03", "tháng 3 năm 2024", "March 2024"),
        ("2024", "năm 2024", "2024"),
        (
            "2024-03-11/2024-04",
            "từ ngày 11 tháng 3 năm 2024 đến tháng 4 năm 2024",
            "between 11 March 2024 and April 2024",
        ),
    ],
)
def test_a_day_is_said_in_full(text: str, vi: str, en: str) -> None:
    assert (spoken_day(text, "vi"), spoken_day(text, "en")) == (vi, en)
