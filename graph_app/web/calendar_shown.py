"""How the page of the calendar arranges what falls due: weeks of a month, months of a list, what is still open."""

from __future__ import annotations

import calendar as months_of_years
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from babel.dates import get_day_names

from graph_app.engagement.calendar import Calendar
from graph_app.engagement.due import Due
from graph_app.partner_history.days import Days, months_later
from graph_app.vocabulary.due_kinds import DUE_KINDS
from graph_app.web.language import language

# So far ahead can be looked.
MOST_MONTHS = 120
# So many things stand in one day of the grid, and so many of one kind in what is still open; the list and the data hold
# the rest.
MOST_IN_DAY = 5
MOST_OPEN = 30


@dataclass(frozen=True)
class Day:
    """A day of the grid; `more` counts what does not find room."""

    day: date
    in_month: bool
    dues: tuple[Due, ...]
    more: int


@dataclass(frozen=True)
class Month:
    """`some_day` fall in this month on an unknown day, `some_time` in a longer span that reaches into it.

    `before` and `after` name the months beside it, '' where nothing could stand there. `next_due` is the next month
    after it in which something falls due, '' where there is none in the window.
    """

    on: Days
    weeks: Sequence[Sequence[Day]]
    weekdays: Sequence[tuple[str, str]]
    some_day: tuple[Due, ...]
    some_time: tuple[Due, ...]
    before: str
    after: str
    next_due: str

    @property
    def empty(self) -> bool:
        return not (self.some_day or any(day.dues for week in self.weeks for day in week))


@dataclass
class Listed:
    """What falls due in a month (“2027-03”), or some time in a year (“2027”) or span."""

    on: str
    dues: list[Due] = field(default_factory=list)


def month_shown(found: Calendar, on: Days) -> Month:
    """A month as weeks from Monday to Sunday, with what was still open in its days, too."""
    within = [due for due in found.dues if due.on.first <= on.last and due.on.last >= on.first]
    by_day: dict[date, list[Due]] = {}
    for due in within:
        if due.on.exact:
            by_day.setdefault(due.on.first, []).append(due)
    weeks = months_of_years.Calendar().monthdatescalendar(on.first.year, on.first.month)
    unsure = [due for due in within if not due.on.exact]
    later = [due.on.first for due in found.coming if _one_month(due.on) and due.on.first > on.last]
    earliest = min((due.on.first for due in found.dues), default=on.first)
    return Month(
        on,
        [[_day(day, on, by_day.get(day, [])) for day in week] for week in weeks],
        _weekdays(),
        tuple(due for due in unsure if _one_month(due.on)),
        tuple(due for due in unsure if not _one_month(due.on)),
        f"{on.first - timedelta(days=1):%Y-%m}" if min(earliest, found.window.first) < on.first else "",
        f"{on.last + timedelta(days=1):%Y-%m}"
        if on.last < months_later(found.window.first, MOST_MONTHS).replace(day=1)
        else "",
        f"{min(later):%Y-%m}" if later else "",
    )


def months_listed(found: Calendar, limit: int) -> list[Listed]:
    """What is to come, month by month; what may fall into several stands before the first of them. At most `limit`."""
    listed: dict[str, Listed] = {}
    for due in sorted(found.coming[:limit], key=lambda due: (_beginning(due, found), _one_month(due.on))):
        on = f"{due.on.first:%Y-%m}" if _one_month(due.on) else due.on.told
        listed.setdefault(on, Listed(on)).dues.append(due)
    return list(listed.values())


def open_by_kind(found: Calendar) -> list[tuple[str, list[Due], int]]:
    """What is still open: (kind, the newest of it first, how many there are)."""
    counts = Counter(due.kind for due in found.open)
    return [
        (kind, [due for due in reversed(found.open) if due.kind == kind][:MOST_OPEN], counts[kind])
        for kind in DUE_KINDS
        if counts[kind]
    ]


def _beginning(due: Due, found: Calendar) -> date:
    """The first day of the month from which on it stands in the list; of what has begun, of the window."""
    return max(due.on.first, found.window.first.replace(day=1)).replace(day=1)


def _one_month(on: Days) -> bool:
    return (on.first.year, on.first.month) == (on.last.year, on.last.month)


def _day(day: date, month: Days, dues: Iterable[Due]) -> Day:
    told = tuple(dues)
    in_month = month.first <= day <= month.last
    return Day(
        day, in_month, told[:MOST_IN_DAY] if in_month else (), max(0, len(told) - MOST_IN_DAY) if in_month else 0
    )


def _weekdays() -> list[tuple[str, str]]:
    """Monday first: (short, whole) in the reader's language."""
    short, whole = (get_day_names(width, locale=language()) for width in ("abbreviated", "wide"))
    return [(short[place], whole[place]) for place in range(7)]
