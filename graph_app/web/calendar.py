"""`/calendar`: what falls due, as a month or a list, proposals first; `/calendar.ics` for calendar programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, Response, request

from graph_app.due_dates import calendar_on
from graph_app.engagement.calendar import Calendar
from graph_app.engagement.due import Due
from graph_app.engagement.duties import legal_words
from graph_app.engagement.duty_rules import COUNTED_FROM, UNITS, load_duty_rules
from graph_app.engagement.proposals import Proposal
from graph_app.engagement.working_days import load_holidays
from graph_app.errors import BadParameter, OutOfRange
from graph_app.exports.calendar_file import CALENDAR
from graph_app.partner_graph.facets import facets
from graph_app.partner_graph.partner import Partner
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_history.days import Days, months_later, partial
from graph_app.records import Rows, Value
from graph_app.vocabulary.due_kinds import ANNIVERSARY, DUE_KINDS
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import Answer, address, explorer, kept, truncated_sentence
from graph_app.web.calendar_feed import feed
from graph_app.web.calendar_shown import MOST_MONTHS, month_shown, months_listed, open_by_kind
from graph_app.web.language import language
from graph_app.web.parameters import choice, day, whole_number

blueprint = Blueprint("calendar", __name__)

MONTHS = 12
_YEARS = (1900, 2200)
VIEWS = ("month", "list")
_COLUMNS = ("due", "first_day", "last_day", "still_open", "partner", "partner_name", "words", "proposal", "facts")


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `dues` are kinds of due, () for all; `month` holds all its days."""

    as_of: date
    months: int
    month: Days
    view: str
    dues: tuple[str, ...]
    kind: str
    country: str

    @property
    def last(self) -> date:
        """The end of the window: so many months ahead, or the end of the month shown where that is later."""
        return max(months_later(self.as_of, self.months), self.month.last)

    def wants(self, partner: Partner) -> bool:
        return (not self.kind or partner.kind == self.kind) and (not self.country or partner.country == self.country)


@address(blueprint, "/calendar")
def calendar() -> Answer:
    asked, snapshot, found = _found()
    limit = explorer().settings.row_limit
    proposals = {one.facts[0] + str(one.round_years.years): one for one in found.proposals}
    rows = [_row(due, found, proposals) for due in found.dues[:limit]]
    truncated = len(found.dues) > limit
    return Answer(
        snapshot.data_version,
        "calendar.html",
        {"asked": asked, "calendar": found, "snapshot": snapshot, "facets": facets(snapshot), "due_kinds": DUE_KINDS}
        | {"month": month_shown(found, asked.month), "months": months_listed(found, limit)}
        | {"open": open_by_kind(found), "rules": load_duty_rules(), "holiday_years": sorted(load_holidays().years)}
        | {"units": UNITS, "counted_from": COUNTED_FROM, "legal_words": legal_words}
        | {"most_months": MOST_MONTHS, "truncated": truncated_sentence() if truncated else ""},
        {"as_of": asked.as_of.isoformat(), "until": asked.last.isoformat(), "rows": rows}
        | {"proposals": [_proposal_row(one) for one in found.proposals[:limit]]},
        Rows(_COLUMNS, [tuple(row[column] for column in _COLUMNS) for row in rows], truncated),
        truncated or len(found.proposals) > limit,
    )


@blueprint.get("/calendar.ics")
def calendar_ics() -> Response:
    """The same as events. Without `as_of` it moves with the day."""

    def make() -> tuple[Response, bool]:
        _, snapshot, found = _found()
        response = Response(feed(found, language(), explorer().settings.row_limit), content_type=CALENDAR)
        response.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
        response.headers["X-Data-Version"] = str(snapshot.data_version)
        return response, True

    return kept(make)


def _found() -> tuple[Asked, Snapshot, Calendar]:
    """What the address asks for, and what falls due of it."""
    asked = _asked()
    snapshot, whole = calendar_on(explorer(), asked.as_of, asked.last)

    def fits(due: Due) -> bool:
        return asked.wants(due.partner) and (not asked.dues or due.kind in asked.dues)

    wanted = not asked.dues or ANNIVERSARY in asked.dues
    proposals = [one for one in whole.proposals if wanted and asked.wants(one.round_years.tie.partner)]
    still, coming = (tuple(filter(fits, dues)) for dues in (whole.open, whole.coming))
    return asked, snapshot, Calendar(whole.window, still, coming, tuple(proposals))


def _asked() -> Asked:
    as_of = day("as_of") or date.today()
    _within("as_of", as_of.year, *_YEARS)
    months = whole_number("months", str(MONTHS))
    months = MONTHS if months is None else _within("months", months, 1, MOST_MONTHS)
    dues = [text for value in request.args.getlist("due") for text in value.split(",") if text]
    for text in dues:
        if text not in DUE_KINDS:
            raise BadParameter(field="due", value=text, type="choice", example=", ".join(DUE_KINDS))
    return Asked(
        as_of,
        months,
        _month(as_of),
        choice("view", VIEWS, "choice", "month"),
        tuple(dict.fromkeys(dues)),
        choice("kind", KIND_BY_NAME, "kind of partner"),
        request.args.get("country", "").strip().upper(),
    )


def _month(as_of: date) -> Days:
    """The month that is shown: that of `as_of`, where the address names none."""
    text = request.args.get("month", "").strip() or f"{as_of:%Y-%m}"
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text, re.ASCII):
        raise BadParameter(field="month", value=text, type="date", example="2027-03")
    least, most = f"{_YEARS[0]}-01", f"{months_later(as_of, MOST_MONTHS):%Y-%m}"
    if not least <= text <= most:
        raise OutOfRange(field="month", value=text, least=least, most=most)
    return partial(text)


def _within(field: str, value: int, least: int, most: int) -> int:
    if not least <= value <= most:
        raise OutOfRange(field=field, value=value, least=least, most=most)
    return value


def _row(due: Due, found: Calendar, proposals: dict[str, Proposal]) -> dict[str, Value]:
    proposed = proposals.get(due.facts[0] + due.key) if due.kind == ANNIVERSARY else None
    return {
        "due": due.kind,
        "first_day": due.on.first.isoformat(),
        "last_day": due.on.last.isoformat(),
        "still_open": due.open_before(found.window.first),
        "partner": due.partner.id,
        "partner_name": due.partner.name_in(language()),
        "words": due.words.told_in(language()),
        "proposal": proposed.words.told_in(language()) if proposed else None,
        "facts": list(due.facts),
    }


def _proposal_row(one: Proposal) -> dict[str, Any]:
    coming = one.round_years
    return {
        "partner": coming.tie.partner.id,
        "years": coming.years,
        "first_day": coming.on.first.isoformat(),
        "last_day": coming.on.last.isoformat(),
        "last_met": one.last_met.told if one.last_met else None,
        "facts": list(one.facts),
        "words_vi": one.words.vi,
        "words_en": one.words.en,
    }
