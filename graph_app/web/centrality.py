"""`/centrality`: every metric of every partner, each explained, as a table that sorts; and how far they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from graph_app.analytics.metrics import METRICS, MetricValues
from graph_app.computed.metric_board import Standing
from graph_app.language.formats import percent_text
from graph_app.language.texts import Text
from graph_app.partner_graph.projection import PROJECTION
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import Answer, address, explorer, json_response, truncated_sentence
from graph_app.web.language import language
from graph_app.web.parameters import Sort, choice, sort

blueprint = Blueprint("centrality", __name__)

_NAMES = tuple(metric.name for metric in METRICS)
NOT_READY = Text("Giá trị này đang được tính.", "This is still being computed.")


@address(blueprint, "/centrality")
def centrality() -> Answer:
    snapshot = explorer().snapshot()
    kind = choice("kind", KIND_BY_NAME, "kind of partner")
    order = sort(("name", *_NAMES), "-degree")
    computed = explorer().metrics(snapshot)
    places = _sorted(_places(snapshot, kind), computed, order)
    limit = explorer().settings.row_limit
    truncated = len(places) > limit
    rows = [_row(snapshot, computed, place) for place in places[:limit]]
    records = [{"id": row["partner"].id, **dict(zip(_NAMES, row["values"], strict=True))} for row in rows]
    pending = [name for name, found in zip(_NAMES, computed, strict=True) if found is None]
    estimates = {name: found for name, found in zip(_NAMES, computed, strict=True) if found and found.error}
    return Answer(
        snapshot.data_version,
        "centrality.html",
        {"rows": rows, "metrics": METRICS, "sort": order, "wanted_kind": kind, "projection": PROJECTION}
        | {"reasons": _reasons(rows), "truncated": truncated_sentence() if truncated else ""}
        | {"standings": _unfinished(snapshot, pending), "notes": _notes(snapshot, computed)},
        {"rows": records, "projection": PROJECTION.told_in(language()), "pending": pending}
        | {"estimates": {name: {"error": of.error, "sources": of.sources} for name, of in estimates.items()}}
        | {"engines": {name: of.engine for name, of in zip(_NAMES, computed, strict=True) if of and of.engine}},
        Rows(("id", *_NAMES), [tuple(record.values()) for record in records], truncated),
        truncated,
        complete=not pending,
    )


@blueprint.get("/centrality/progress.json")
def progress_json() -> Response:
    """How far the metrics are that were asked for: what the page asks while it waits."""
    snapshot = explorer().snapshot()
    rows = [
        {"metric": each.metric.name, "state": each.state, "share": round(each.share, 3)}
        for each in explorer().standings(snapshot)
    ]
    return json_response({"ok": True, "data_version": snapshot.data_version, "truncated": False, "rows": rows})


def _places(snapshot: Snapshot, kind: str) -> list[int]:
    """In the order of names, so that equal values stand in it, too."""
    ordered = explorer().in_name_order(snapshot, language())
    return [place for place in ordered if not kind or snapshot.partners[place].kind == kind]


def _sorted(places: list[int], computed: list[MetricValues | None], order: Sort) -> list[int]:
    """By the column, then by name; what cannot be computed, or is not ready, stands last either way."""
    if order.column == "name":
        return places[::-1] if order.descending else places
    found = computed[_NAMES.index(order.column)]
    if found is None:
        return places
    known: dict[int, Any] = {place: found.values[place] for place in places if found.values[place] is not None}
    ranked = sorted(known, key=known.__getitem__, reverse=order.descending)
    return ranked + [place for place in places if place not in known]


def _row(snapshot: Snapshot, computed: list[MetricValues | None], place: int) -> dict[str, Any]:
    return {
        "partner": snapshot.partners[place],
        "values": [of.values[place] if of else None for of in computed],
        "reasons": [of.reasons.get(place) if of else NOT_READY for of in computed],
    }


def _reasons(rows: list[dict[str, Any]]) -> list[Text]:
    """Why some values are missing: each reason once."""
    return list(dict.fromkeys(reason for row in rows for reason in row["reasons"] if reason))


def _unfinished(snapshot: Snapshot, pending: list[str]) -> list[Standing]:
    """What the page waits for. What it has no values of is being computed, even if it is ready a moment later."""
    return [
        replace(each, state="computing") if each.metric.name in pending and each.state != "failed" else each
        for each in explorer().standings(snapshot)
        if each.state != "ready" or each.metric.name in pending
    ]


def _notes(snapshot: Snapshot, computed: list[MetricValues | None]) -> list[str]:
    """A sentence for each metric that is estimated, or that came from elsewhere."""
    notes = []
    for metric, of in zip(METRICS, computed, strict=True):
        caption = metric.caption.told_in(language())
        if of and of.error:
            notes.append(
                gettext(
                    "%(metric)s is an estimate from %(sources)s of %(partners)s partners: the highest values are sure "
                    "to about ±%(error)s (95 %% confidence).",
                    metric=caption,
                    sources=of.sources,
                    partners=len(snapshot.partners),
                    error=percent_text(of.error, language()),
                )
            )
        if of and of.engine:
            notes.append(gettext("%(metric)s was computed by %(engine)s.", metric=caption, engine=of.engine))
    return notes
