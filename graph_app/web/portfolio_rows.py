"""`/portfolio/facts`, `/portfolio/partners`: the rows behind the numbers of the portfolio."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, request

from graph_app.engagement.contacts import ALL_TYPES
from graph_app.engagement.happenings import (
    BEFORE,
    REGION_CODES,
    HappeningChoice,
    Happenings,
    Places,
    chosen,
    happenings,
    taking_part,
)
from graph_app.engagement.portfolio import LACKS, PartnerChoice, partners_chosen
from graph_app.engagement.quarters import moment_named
from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import STATE_NAMES
from graph_app.engagement_view import engagement_on
from graph_app.errors import BadParameter
from graph_app.language.partial_dates import iso_day
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.parameters import choice, day
from graph_app.web.portfolio_words import portfolio_words

blueprint = Blueprint("portfolio_rows", __name__)

_PLACE_OF_TYPE = {RELATIONSHIP_TYPES[of].name: of for of in ALL_TYPES}
_FACT_COLUMNS = ("id", "type", "date", "title_vi", "title_en", "partners", "facts", "source_id")
_PARTNER_COLUMNS = ("id", "kind", "name_vi", "name_en", "country", "tier", "state", "last_contact", "due_on")


@address(blueprint, "/portfolio/facts")
def facts() -> Answer:
    """Meetings, gifts and signings, or the facts of one type; an event stands once."""
    as_of = day("as_of") or date.today()
    wanted = _wanted_facts()
    found = engagement_on(explorer(), as_of)
    record = happenings(found.record, found.facts, as_of)
    places, limit = chosen(record, wanted), explorer().settings.row_limit
    truncated = len(places) > limit
    rows = _fact_rows(found, record, places[:limit])
    told = [tuple(_joined(row[column]) for column in _FACT_COLUMNS) for row in rows]
    return Answer(
        found.record.snapshot.data_version,
        "portfolio_facts.html",
        _values(found, truncated) | {"rows": rows, "count": len(places), "wanted_type": request.args.get("type", "")},
        {
            "as_of": as_of.isoformat(),
            "count": len(places),
            "rows": [{n: row[n] for n in _FACT_COLUMNS} for row in rows],
        },
        Rows(_FACT_COLUMNS, told, truncated),
        truncated,
    )


@address(blueprint, "/portfolio/partners")
def partners() -> Answer:
    """Partners, those of a network, or those that lack something; the most neglected first."""
    as_of = day("as_of") or date.today()
    found = engagement_on(explorer(), as_of)
    places = partners_chosen(found, _wanted_partners(found.record.snapshot), explorer().engagement_values)
    limit = explorer().settings.row_limit
    truncated = len(places) > limit
    rows = [_partner_row(found, place) for place in places[:limit].tolist()]
    told = [tuple(row[column] for column in _PARTNER_COLUMNS) for row in rows]
    records = [dict(zip(_PARTNER_COLUMNS, row, strict=True)) for row in told]
    return Answer(
        found.record.snapshot.data_version,
        "portfolio_partners.html",
        _values(found, truncated) | {"rows": rows, "count": len(places)},
        {"as_of": as_of.isoformat(), "count": len(places), "rows": records},
        Rows(_PARTNER_COLUMNS, told, truncated),
        truncated,
    )


def _values(found: Engagement, truncated: bool) -> dict[str, Any]:
    return {
        "as_of": found.as_of.isoformat(),
        "snapshot": found.record.snapshot,
        "truncated": truncated_sentence() if truncated else "",
        **portfolio_words(),
    }


def _wanted_facts() -> HappeningChoice:
    when = request.args.get("quarter", "").strip()
    try:
        if when and when != BEFORE:
            moment_named(when)
    except ValueError:
        raise BadParameter(field="quarter", value=when, type="quarter", example="2024-Q2") from None
    of, by = choice("type", _PLACE_OF_TYPE, "relationship type"), choice("by", ("us", "them"), "side")
    region = choice("region", REGION_CODES, "region")
    return HappeningChoice(when, _PLACE_OF_TYPE[of] if of else None, region, by == "us" if by else None)


def _wanted_partners(snapshot: Snapshot) -> PartnerChoice:
    state, active = choice("state", STATE_NAMES, "state"), choice("active", ("yes", "no"), "choice")
    network = request.args.get("network", "").strip()
    return PartnerChoice(
        state=STATE_NAMES.index(state) if state else None,
        active=active == "yes" if active else None,
        network=snapshot.place(explorer().partner(snapshot, network).id) if network else None,
        lacks=choice("lacks", LACKS, "choice"),
    )


def _fact_rows(found: Engagement, record: Happenings, places: Places) -> list[dict[str, Any]]:
    """A row for each event: what its first fact says, all partners that took part, and all its facts."""
    snapshot, ids = found.record.snapshot, found.record.details.ids
    said = explorer().facts_by_id(ids[record.facts[places]].tolist())
    rows = []
    for place, of_event in zip(places, taking_part(record, places), strict=True):
        fact = int(record.facts[place])
        others = dict.fromkeys(snapshot.partners[record.others[each]].id for each in of_event)
        rows.append(
            {"date": None, "title_vi": None, "title_en": None}
            | said[ids[fact]]
            | {"partners": list(others), "facts": [ids[record.facts[each]] for each in of_event]}
        )
    return rows


def _partner_row(found: Engagement, place: int) -> dict[str, Any]:
    partner = found.record.snapshot.partners[place]
    return {
        "partner": partner,
        **{name: getattr(partner, name) for name in ("id", "kind", "name_vi", "name_en", "country", "tier")},
        "state": STATE_NAMES[found.state[place]],
        "last_contact": iso_day(int(found.last_contact[place])),
        "due_on": iso_day(int(found.due_on[place])),
    }


def _joined(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value
