"""`/partners`, `/partners/<id>`: the list with filters, and one partner's profile, ties, history and sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext

from graph_app.analytics.metric_values import degrees
from graph_app.analytics.metrics import METRICS
from graph_app.engagement.in_words import standing_words
from graph_app.engagement.states import STATE_NAMES
from graph_app.engagement.trend import trends
from graph_app.engagement_view import engagement_on
from graph_app.errors import BadParameter
from graph_app.exports.fact_tables import fact_table
from graph_app.exports.partner_tables import PARTNER_COLUMNS, partner_record
from graph_app.language.formats import measure_text, number_text
from graph_app.language.ordering import sorting_key
from graph_app.partner_file import partner_file
from graph_app.partner_graph.contacts import last_contact, last_contacts
from graph_app.partner_graph.facets import facets
from graph_app.partner_graph.known import known_of
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.partner_graph.summaries import summary
from graph_app.partner_graph.ties import fact_counts, ties_of
from graph_app.records import Rows
from graph_app.view.state import ANY_TYPE
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.language import language
from graph_app.web.parameters import Sort, choice, day, sort
from graph_app.web.partner_history import record, seen_on, shown, wanted
from graph_app.web.standing import standing_of

blueprint = Blueprint("partners", __name__)

_SORTS = ("name", "kind", "country", "tied_partners", "fact_count", "last_contact")
# So many neighbours are shown at once: on the map with each press of a button, and in the panel.
PAGE = 20
_PANEL_METRICS = ("degree", "weighted_degree", "betweenness", "pagerank")


@address(blueprint, "/partners")
def partners() -> Answer:
    snapshot = explorer().snapshot()
    wanted = {
        "q": request.args.get("q", "").strip(),
        "kind": choice("kind", KIND_BY_NAME, "kind of partner"),
        "country": request.args.get("country", "").strip().upper(),
        "home": choice("home", ("yes", "no"), "side"),
    }
    order = sort(_SORTS, "name")
    rows = _sorted(_rows(snapshot, wanted), order)
    limit = explorer().settings.row_limit
    truncated = len(rows) > limit
    return Answer(
        snapshot.data_version,
        "partners.html",
        {"rows": rows[:limit], "wanted": wanted, "sort": order, "snapshot": snapshot, "facets": facets(snapshot)}
        | {"truncated": truncated_sentence() if truncated else ""},
        {"rows": [_record(row) for row in rows[:limit]]},
        _table([_record(row) for row in rows[:limit]], truncated),
        truncated,
    )


def _rows(snapshot: Snapshot, wanted: dict[str, str]) -> list[dict[str, Any]]:
    found = {hit.partner.id for hit in explorer().search(wanted["q"], limit=len(snapshot.partners))}
    degree = degrees(explorer().simple_graph(snapshot).ties).tolist()
    counts = fact_counts(snapshot)
    contacts = last_contacts(snapshot, date.today())
    return [
        {"partner": partner, "tied_partners": degree[place], "fact_count": counts[place]}
        | {"last_contact": contacts.get(partner.id)}
        for place, partner in enumerate(snapshot.partners)
        if (not wanted["q"] or partner.id in found)
        and (not wanted["kind"] or partner.kind == wanted["kind"])
        and (not wanted["country"] or partner.country == wanted["country"])
        and (not wanted["home"] or partner.home == (wanted["home"] == "yes"))
    ]


def _sorted(rows: list[dict[str, Any]], order: Sort) -> list[dict[str, Any]]:
    """By the column, then by name; what is unknown stands last either way."""
    rows = sorted(rows, key=lambda row: sorting_key(row["partner"].name_in(language())))
    keys: dict[str, Callable[[dict[str, Any]], Any]] = {
        "name": lambda row: sorting_key(row["partner"].name_in(language())),
        "kind": lambda row: list(KIND_BY_NAME).index(row["partner"].kind),
        "country": lambda row: row["partner"].country,
    }
    key: Callable[[dict[str, Any]], Any] = keys.get(order.column, lambda row: row[order.column])
    known = sorted((row for row in rows if key(row) is not None), key=key, reverse=order.descending)
    return known + [row for row in rows if key(row) is None]


def _record(row: dict[str, Any]) -> dict[str, Any]:
    numbers = {name: row[name] for name in ("tied_partners", "fact_count", "last_contact")}
    return partner_record(row["partner"]) | numbers


def _table(records: list[dict[str, Any]], truncated: bool) -> Rows:
    columns = (*PARTNER_COLUMNS, "tied_partners", "fact_count", "last_contact")
    return Rows(columns, [tuple(record[column] for column in columns) for record in records], truncated)


@address(blueprint, "/partners/<partner>")
def partner(partner: str) -> Answer:
    """The office's memory of a partner: what is between us, by what the address chooses of it."""
    file = partner_file(explorer(), partner, seen_on())
    chosen, values = shown(file, wanted())
    rows = [dict(fact) for fact in chosen.facts]
    sources = explorer().rows("source_by_id", {"source": file.partner.source_id or ""}).records()
    last, standing = file.meetings.last, standing_of(file.partner, file.as_of)
    return Answer(
        file.snapshot.data_version,
        "partner.html",
        values
        | {"partner": file.partner, "snapshot": file.snapshot, "ties": ties_of(file.snapshot, file.place)}
        | {"known": known_of(file.partner, language()), "fact_count": fact_counts(file.snapshot)[file.place]}
        | {"standing": standing}
        | {"source": sources[0] if sources else None, "truncated": truncated_sentence() if file.truncated else ""},
        {"partner": partner_record(file.partner) | {"last_contact": last[0].told if last else None}, "rows": rows}
        | record(file, chosen, values["timeline"])
        | {"engagement": standing.record() if standing else None},
        fact_table(rows, file.truncated),
        file.truncated,
    )


@blueprint.get("/partners/<partner>/panel")
def partner_panel(partner: str) -> Response:
    """The fragment beside the picture: who this is, how it stands, and with whom it is tied.

    `?expand=hanoi:MET_WITH:20`, repeated or with commas between, says how much of it the picture shows already;
    `as_of` is the day on which its engagement is told, for a picture that is seen through that lens.
    """
    snapshot = explorer().snapshot()
    found = explorer().partner(snapshot, partner)
    place = snapshot.place(found.id)
    contact = last_contact(snapshot, place, date.today())
    count = fact_counts(snapshot)[place]
    page = render_template(
        "partner_panel.html",
        partner=found,
        snapshot=snapshot,
        summary=summary(found.name_in(language()), count, contact, language()),
        ties=ties_of(snapshot, place),
        expanded=_expanded(found),
        page=PAGE,
        standing=_engagement(found, day("as_of")),
        metrics=[
            (metric, *_standing(snapshot, metric.name, place)) for metric in METRICS if metric.name in _PANEL_METRICS
        ],
    )
    return Response(page, content_type="text/html; charset=utf-8")


def _engagement(partner: Partner, as_of: date | None) -> dict[str, Any] | None:
    """How a partner stands with us on a day, in words; None where no day is asked for, and for our own side."""
    if as_of is None or partner.home:
        return None
    found = engagement_on(explorer(), as_of)
    trend = trends(found.recent, found.before, explorer().engagement_values)
    place = found.record.snapshot.place(partner.id)
    columns = found.state, trend, found.strength, found.due_on
    state, of, strong, due = (column[place].item() for column in columns)
    words = standing_words(state, of, strong, due, as_of.toordinal(), language())
    return {"as_of": as_of.isoformat(), "words": words, "name": f"state-{STATE_NAMES[state]}"}


def _expanded(partner: Partner) -> dict[str, int]:
    """Relationship type, or ANY_TYPE -> how many of the partner's neighbours by it the picture was asked to show."""
    asked = [text for value in request.args.getlist("expand") for text in value.split(",") if text]
    expanded = {}
    for text in asked:
        wanted = re.fullmatch(r"([^:]+):([^:]+):([0-9]{1,6})", text)
        if not wanted or wanted[2] not in (*TYPE_BY_NAME, ANY_TYPE):
            raise BadParameter(field="expand", value=text, type="choice", example=f"{partner.id}:MET_WITH:{PAGE}")
        if wanted[1] == partner.id:
            expanded[wanted[2]] = int(wanted[3])
    return expanded


def _standing(snapshot: Snapshot, metric: str, place: int) -> tuple[str, int | None]:
    """A metric's value as text, and the rank: one more than the number of partners with a higher value."""
    found = explorer().metric(snapshot, metric)
    if found is None:
        return gettext("being computed …"), None
    values = found.values
    value = values[place]
    if value is None:
        return "–", None
    rank = 1 + sum(other is not None and other > value for other in values)
    told = number_text(value, language()) if isinstance(value, int) else measure_text(value, language())
    return (f"≈ {told}" if found.error else told), rank
