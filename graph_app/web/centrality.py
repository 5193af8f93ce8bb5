"""`/centrality`: every metric of every partner, each explained, as a table that sorts."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from graph_app.analytics.metrics import METRICS
from graph_app.language.ordering import sorting_key
from graph_app.language.texts import Text
from graph_app.partner_graph.projection import PROJECTION
from graph_app.records import Rows
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.language import language
from graph_app.web.parameters import Sort, choice, sort

blueprint = Blueprint("centrality", __name__)

_NAMES = tuple(metric.name for metric in METRICS)


@address(blueprint, "/centrality")
def centrality() -> Answer:
    snapshot = explorer().snapshot()
    kind = choice("kind", KIND_BY_NAME, "kind of partner")
    order = sort(("name", *_NAMES), "-degree")
    computed = explorer().metrics(snapshot)
    rows: list[dict[str, Any]] = [
        {"partner": partner, "values": [of.values[place] for of in computed]}
        | {"reasons": [of.reasons.get(place) for of in computed]}
        for place, partner in enumerate(snapshot.partners)
        if not kind or partner.kind == kind
    ]
    limit = explorer().settings.row_limit
    truncated = len(rows) > limit
    rows = _sorted(rows, order)[:limit]
    records = [{"id": row["partner"].id, **dict(zip(_NAMES, row["values"], strict=True))} for row in rows]
    return Answer(
        snapshot.data_version,
        "centrality.html",
        {"rows": rows, "metrics": METRICS, "sort": order, "wanted_kind": kind, "projection": PROJECTION}
        | {"reasons": _reasons(rows), "truncated": truncated_sentence() if truncated else ""},
        {"rows": records, "projection": PROJECTION.told_in(language())},
        Rows(("id", *_NAMES), [tuple(record.values()) for record in records], truncated),
        truncated,
    )


def _sorted(rows: list[dict[str, Any]], order: Sort) -> list[dict[str, Any]]:
    """By the column, then by name; what cannot be computed stands last either way."""
    rows = sorted(rows, key=lambda row: sorting_key(row["partner"].name_in(language())))
    if order.column == "name":
        return rows[::-1] if order.descending else rows
    column = _NAMES.index(order.column)
    known = [row for row in rows if row["values"][column] is not None]
    known.sort(key=lambda row: row["values"][column], reverse=order.descending)
    return known + [row for row in rows if row["values"][column] is None]


def _reasons(rows: list[dict[str, Any]]) -> list[Text]:
    """Why some values are missing: each reason once."""
    return list(dict.fromkeys(reason for row in rows for reason in row["reasons"] if reason))
