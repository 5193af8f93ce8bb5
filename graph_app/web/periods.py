"""The two periods that an address names, and those that a page offers."""

from __future__ import annotations

from datetime import date

from flask import request

from graph_app.errors import BadParameter, PeriodsOverlap
from graph_app.partner_graph.facets import Facets
from graph_app.partner_graph.periods import Period, following, last_years, period, preceding, usual_length

_LENGTHS = (1, 3, 5, 10)


def two_periods(offered: Facets) -> tuple[Period, Period]:
    """`?before=2015-2019&after=2020-2024`. Of one alone the other lies beside it; of none, the last years on record.

    BadParameter where one is no period, PeriodsOverlap where the second does not begin after the first.
    """
    before, after = _period("before"), _period("after")
    if before is None:
        after = after or _usual(offered)
        before = preceding(after)
    after = after or following(before)
    if after.first <= before.last:
        raise PeriodsOverlap(field="after", before=before, after=after, next=before.last + 1)
    return before, after


def presets(offered: Facets) -> list[tuple[Period, Period]]:
    """The last years on record and as many before them, for the lengths that the record covers."""
    if offered.first_year is None or offered.last_year is None:
        return []
    first, last = offered.first_year, offered.last_year
    chosen = [last_years(last, length) for length in _LENGTHS if last - 2 * length + 1 >= first]
    return [(preceding(after), after) for after in chosen]


def boxes(field: str) -> list[str]:
    """First and last year as they were written, for the two fields of a form."""
    first, _, last = _written(field).partition("-")
    return [first, last or first]


def _usual(offered: Facets) -> Period:
    last = offered.last_year or date.today().year
    return last_years(last, usual_length(offered.first_year or last, last))


def _period(field: str) -> Period | None:
    text = _written(field)
    try:
        return period(text) if text else None
    except ValueError as problem:
        raise BadParameter(field=field, value=text, type="period", example="2015-2019") from problem


def _written(field: str) -> str:
    """A period in one field, “2015-2019”, or its first and last year in two fields of the same name."""
    return "-".join(filter(None, (text.strip() for text in request.args.getlist(field))))
