"""Round years of agreements and memberships that come next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph_app.partner_history.chosen import AMONG_OTHERS, direction_of
from graph_app.partner_history.days import Days, Fact, days_of, months_later, years_later

EVERY_YEARS = 5


@dataclass(frozen=True)
class Anniversary:
    """`on` is as exact as the first day is: a year where only a year is known."""

    fact: Fact
    years: int
    on: Days


def anniversaries(facts: Iterable[Fact], ours: Collection[str], as_of: date, months: int) -> list[Anniversary]:
    """The next round years (5, 10, 15 …) of what ties us to a partner, within so many months, soonest first.

    Facts between others are passed over, and those whose year is not known.
    """
    found = [
        anniversary
        for fact in facts
        if fact["type"] in ("HAS_AGREEMENT_WITH", "MEMBER_OF") and direction_of(fact, ours) != AMONG_OTHERS
        for anniversary in [_next(fact, as_of)]
        if anniversary and anniversary.on.first <= months_later(as_of, months)
    ]
    return sorted(found, key=lambda each: (each.on, str(each.fact["id"])))


def round_years(begun: Days, first: date, last: date) -> Iterator[tuple[int, Days]]:
    """The round years (5, 10, 15 …) of what began on some days that may fall between two days, both counting.

    Each with the days on which it may fall. None of what began after `first`, nor of what leaves its year open.
    """
    if not begun.one_year or begun.first > first:
        return
    years = EVERY_YEARS * max(1, -(-(first.year - begun.first.year) // EVERY_YEARS))
    if begun.first.year + years > last.year:  # as it is with most
        return
    while (on := _after(begun, years)).first <= last and on.first.year == begun.first.year + years:
        if on.last >= first:
            yield years, on
        years += EVERY_YEARS


def _next(fact: Fact, as_of: date) -> Anniversary | None:
    days = days_of(fact)
    if days is None:
        return None
    found = next(round_years(days, as_of, date.max), None)
    return Anniversary(fact, *found) if found else None


def _after(days: Days, years: int) -> Days:
    return Days(years_later(days.last, years), years_later(days.first, years))
