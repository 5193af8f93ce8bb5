"""Working days in Viet Nam: weekends, and holidays of the years for which they are on record."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

DEFAULT_FILE = Path(__file__).with_name("holidays.csv")


@dataclass(frozen=True)
class Holidays:
    """`off` are days of rest beyond weekends, `worked` days of weekends that are worked in exchange.

    Of years that no row tells of nothing is known: `years` are those that some row does.
    """

    off: frozenset[date]
    worked: frozenset[date]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def known(self, first: date, last: date) -> bool:
        """Whether the holidays of all years from one day to another are on record."""
        return all(year in self.years for year in range(first.year, last.year + 1))


def working_days_later(day: date, count: int, holidays: Holidays) -> date:
    """The day on which `count` working days after `day` end; `day` itself does not count.

    Where holidays are not known, weekends alone are left out: `Holidays.known` says so.
    """
    while count:
        day += timedelta(days=1)
        count -= holidays.is_working(day)
    return day


@lru_cache(4)
def load_holidays(file: Path = DEFAULT_FILE) -> Holidays:
    """The holidays of a file: day, counts (off or working), name_vi, name_en, source."""
    with file.open(encoding="utf-8", newline="") as text:
        days: Mapping[date, str] = {date.fromisoformat(row["day"]): row["counts"] for row in csv.DictReader(text)}
    return Holidays(
        frozenset(day for day, counts in days.items() if counts == "off"),
        frozenset(day for day, counts in days.items() if counts == "working"),
        frozenset(day.year for day in days),
    )
