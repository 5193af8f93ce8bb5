"""`/engagement`: whom we are about to lose, the most neglected first, each with its reasons; and two days compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask import Blueprint, request
from flask_babel import gettext

from graph_app.engagement.comparison import EngagementChange, compared
from graph_app.engagement.contacts import YEARS_TOLD
from graph_app.engagement.selection import NO_REGION, SET_ASIDE, TIERS, Wanted
from graph_app.engagement.standing import Engagement, most_neglected_first
from graph_app.engagement.states import STATE_NAMES
from graph_app.engagement_view import engagement_on
from graph_app.errors import BadParameter
from graph_app.language.partial_dates import iso_day
from graph_app.partner_graph.facets import facets
from graph_app.records import Rows
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES
from graph_app.vocabulary.regions import REGIONS, region_of
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.engagement_filters import wanted
from graph_app.web.engagement_rows import PlannedPartner, planned, table_of
from graph_app.web.parameters import day

blueprint = Blueprint("engagement", __name__)

_CHANGES = ("slipped", "back", "lapsed")


@address(blueprint, "/engagement")
def engagement() -> Answer:
    as_of, asked = day("as_of") or date.today(), wanted()
    found = engagement_on(explorer(), as_of)
    places = _asked_for(found, asked)
    limit = explorer().settings.row_limit
    rows, truncated = planned(found, places[:limit]), len(places) > limit
    return Answer(
        found.record.snapshot.data_version,
        "engagement.html",
        {
            "as_of": as_of.isoformat(),
            "sections": _sections(rows),
            "facts": _facts(rows),
            "counts": _counts(found, asked),
        }
        | {"truncated": truncated_sentence() if truncated else "", "count": len(places), "record": _record(found)}
        | {"years": [as_of.year - step for step in reversed(range(YEARS_TOLD))], **_form(found, asked)},
        {"as_of": as_of.isoformat(), "rows": [row.record() for row in rows]},
        table_of(rows, truncated),
        truncated,
        lasting="as_of" in request.args,
    )


@address(blueprint, "/engagement/compare")
def engagement_compare() -> Answer:
    """Who slipped and who came back from one day to a later one."""
    after = day("as_of") or date.today()
    before = day("before") or _year_before(after)
    if before >= after:
        raise BadParameter(
            field="before", value=before.isoformat(), type="date", example=_year_before(after).isoformat()
        )
    asked = wanted()
    change = compared(engagement_on(explorer(), before), engagement_on(explorer(), after))
    fitting = asked.partners(change.after)
    groups = {name: [place for place in getattr(change, name) if fitting[place]] for name in _CHANGES}
    rows = {name: planned(change.after, places) for name, places in groups.items()}
    records = [_change(change, name, place) for name, places in groups.items() for place in places]
    return Answer(
        change.after.record.snapshot.data_version,
        "engagement_compare.html",
        {"before": before.isoformat(), "as_of": after.isoformat(), "groups": list(rows.items())}
        | {"facts": _facts([row for group in rows.values() for row in group]), **_form(change.after, asked)}
        | {"then": {place.id: _state(change.before, place.id) for place in change.before.record.snapshot.partners}},
        {"before": before.isoformat(), "as_of": after.isoformat(), "rows": records},
        Rows(("change", "id", "state_before", "state"), [tuple(record.values()) for record in records]),
        lasting="as_of" in request.args,
    )


def _asked_for(found: Engagement, asked: Wanted) -> list[int]:
    fitting = asked.partners(found) & asked.states(found)
    order: list[int] = most_neglected_first(found).tolist()
    return [place for place in order if fitting[place]]


def _sections(rows: Sequence[PlannedPartner]) -> list[tuple[str, list[PlannedPartner]]]:
    """Who is judged, whom we do not know, and who is set aside by its status: each apart."""
    aside = [row for row in rows if row.partner.status in SET_ASIDE]
    others = [row for row in rows if row.partner.status not in SET_ASIDE]
    judged = [row for row in others if row.state != "unknown"]
    unknown = [row for row in others if row.state == "unknown"]
    return [("judged", judged), ("unknown", unknown), ("aside", aside)]


def _facts(rows: Iterable[PlannedPartner]) -> dict[str, dict[str, Any]]:
    """The driving facts by id."""
    return explorer().facts_by_id(fact for row in rows for fact in row.facts)


def _counts(found: Engagement, asked: Wanted) -> dict[str, int]:
    """How many of those asked for are in each state."""
    counted = Counter(found.state[asked.partners(found)].tolist())
    return {name: counted[place] for place, name in enumerate(STATE_NAMES)}


def _record(found: Engagement) -> dict[str, str]:
    """Until when sources on record tell anything at all about partners."""
    newest = int(found.completeness.newest_source.max(initial=0))
    return {"newest_source": iso_day(newest) or ""}


def _form(found: Engagement, asked: Wanted) -> dict[str, Any]:
    snapshot = found.record.snapshot
    partners = [partner for partner in snapshot.partners if not partner.home]
    there = {region.code for partner in partners if (region := region_of(partner.country))}
    return {
        "asked": asked,
        "facets": facets(snapshot),
        "regions": [region for region in REGIONS if region.code in there],
        "no_region": NO_REGION,
        "tiers": TIERS,
        "bodies": [partner for partner in snapshot.partners if partner.home],
        "states": ENGAGEMENT_STATES,
        "changes": COLUMNS["change"].choices,
        "values": explorer().engagement_values.rows,
        "units": _units(),
        "snapshot": snapshot,
    }


def _units() -> dict[str, str]:
    return {
        "months": gettext("months"),
        "days": gettext("days"),
        "cadences": gettext("intervals"),
        "contacts": gettext("contacts"),
        "points": gettext("points"),
        "factor": gettext("factor"),
        "share": gettext("share"),
        "weight": gettext("weight"),
    }


def _change(change: EngagementChange, name: str, place: int) -> dict[str, Any]:
    partner = change.after.record.snapshot.partners[place].id
    states = {"state_before": _state(change.before, partner), "state": _state(change.after, partner)}
    return {"change": name, "id": partner, **states}


def _state(found: Engagement, partner: str) -> str:
    return STATE_NAMES[int(found.state[found.record.snapshot.place(partner)])]


def _year_before(after: date) -> date:
    return after.replace(year=after.year - 1, day=min(after.day, 28)) if after.year > 1 else after
