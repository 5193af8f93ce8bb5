"""Round years of agreements and memberships that come next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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


def _next(fact: Fact, as_of: date) -> Anniversary | None:
    days = days_of(fact)
    if days is None or not days.one_year or days.first > as_of:
        return None
    years = EVERY_YEARS * max(1, -(-(as_of.year - days.first.year) // EVERY_YEARS))
    on = _after(days, years)
    if on.last < as_of:
        years += EVERY_YEARS
        on = _after(days, years)
    return Anniversary(fact, years, on)


def _after(days: Days, years: int) -> Days:
    return Days(years_later(days.last, years), years_later(days.first, years))
