"""Dates as sources give them: a year, a month, or a day. The text is kept, the days it can mean are derived."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def span(text: str) -> tuple[date, date]:
    """The first and last day that `text` can mean: “2021-09” -> 2021-09-01, 2021-09-30. ValueError where it is none."""
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in parts.groups())
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


def spelled(first: date, last: date) -> str:
    """The shortest text that says `first` to `last`: the inverse of `span`, or both days where no shorter one does."""
    for text in (f"{first.year:04}", f"{first:%Y-%m}", first.isoformat()):
        if span(text) == (first, last):
            return text
    return f"{first.isoformat()}/{last.isoformat()}"


def iso_day(number: int) -> str | None:
    """A day as `date.toordinal` counts it, as text; None for 0, which is an unknown one."""
    return date.fromordinal(number).isoformat() if number else None
