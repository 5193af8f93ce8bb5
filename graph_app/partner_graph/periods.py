"""Periods of whole years, and which facts lie in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.snapshot import Snapshot

_WRITTEN = re.compile(r"([1-9][0-9]{3})(?:\s*[-–]\s*([1-9][0-9]{3}))?", re.ASCII)
USUAL_YEARS = 5


@dataclass(frozen=True)
class Period:
    """From the first day of one year to the last day of another, or of the same."""

    first: int
    last: int

    def __str__(self) -> str:
        """“2015-2019”, or “2019”: what `period` reads."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def facts(self, snapshot: Snapshot) -> NDArray[np.bool_]:
        """The facts whose date can mean a day of the period: (facts,). Facts of unknown day are in no period."""
        begin, end = date(_year(self.first), 1, 1).toordinal(), date(_year(self.last), 12, 31).toordinal()
        inside: NDArray[np.bool_] = (snapshot.date_from > 0) & (snapshot.date_to >= begin) & (snapshot.date_from <= end)
        return inside


def _year(year: int) -> int:
    """A year that a date can have: the period beside one that was asked for may reach beyond."""
    return min(max(year, MINYEAR), MAXYEAR)


def period(text: str) -> Period:
    """“2015-2019” or “2019” as a period. ValueError where it is none, or ends before it begins."""
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        raise ValueError(text)
    first = int(written[1])
    last = int(written[2] or first)
    if last < first:
        raise ValueError(text)
    return Period(first, last)


def following(before: Period) -> Period:
    """As many years, right after it."""
    return Period(before.last + 1, 2 * before.last - before.first + 1)


def preceding(after: Period) -> Period:
    """As many years, right before it."""
    return Period(2 * after.first - after.last - 1, after.first - 1)


def last_years(last: int, count: int) -> Period:
    """So many years up to `last`."""
    return Period(last - count + 1, last)


def usual_length(first: int, last: int) -> int:
    """How many years are compared where nobody says: five, or half of those from `first` to `last` if they are few."""
    return min(USUAL_YEARS, max(1, (last - first + 1) // 2))
