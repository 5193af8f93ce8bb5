"""The days that a fact's date can mean, and years between days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, date
from typing import Any, NamedTuple

from graph_app.language.partial_dates import span, spelled

Fact = Mapping[str, Any]


class Days(NamedTuple):
    """The first and the last day that a date can mean; ordered by the last one, then by what is less open."""

    last: date
    first: date

    @property
    def exact(self) -> bool:
        return self.first == self.last

    @property
    def one_year(self) -> bool:
        return self.first.year == self.last.year

    @property
    def told(self) -> str:
        """The shortest partial date that says them: “2021”, “2021-05”, “2021-05-25”, or both days with “/” between."""
        return spelled(self.first, self.last)


def days_of(fact: Fact) -> Days | None:
    """The days of a fact, None where nothing is known of them; where one bound alone is known it stands for both."""
    first, last = fact.get("date_from") or fact.get("date_to"), fact.get("date_to") or fact.get("date_from")
    return Days(date.fromisoformat(last), date.fromisoformat(first)) if first and last else None


def partial(text: str) -> Days:
    """A partial date (“2025”) as days. ValueError where it is none."""
    first, last = span(text)
    return Days(last, first)


def full_years(begin: date, end: date) -> int:
    """How many anniversaries of `begin` there were up to `end`: negative before it."""
    return end.year - begin.year - ((end.month, end.day) < (begin.month, begin.day))


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 29 February is kept on the 28th, and no year is later than the last."""
    year = min(day.year + years, MAXYEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, MAXYEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
