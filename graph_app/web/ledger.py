"""`/network/tie`: the ledger behind a line, each fact with day and source, and the tie without some kinds of them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from graph_app.drawing.style import line_width
from graph_app.errors import BadParameter, MissingParameter, UnknownTie
from graph_app.exports.fact_tables import fact_table
from graph_app.partner_graph.ledger import kind_of, kinds_of, tie_of
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.parameters import choice

blueprint = Blueprint("ledger", __name__)


@address(blueprint, "/network/tie")
def ledger() -> Answer:
    """Facts of one type between two partners, or of all types where none is named; `without` leaves kinds out."""
    for field in ("source", "target"):
        if not request.args.get(field):
            raise MissingParameter(field=field, type="partner", example="vientiane")
    snapshot = explorer().snapshot()
    source, target = (explorer().partner(snapshot, request.args[field]) for field in ("source", "target"))
    wanted_type = choice("type", TYPE_BY_NAME, "relationship type")
    directed = wanted_type in TYPE_BY_NAME and TYPE_BY_NAME[wanted_type].directed
    ends = {"first": source.id, "second": target.id}
    facts = explorer().facts("facts_between", {**ends, "type": wanted_type or None, "directed": directed})
    if not facts.records:
        raise UnknownTie(source=source.id, target=target.id)
    without = _without(facts.records)
    left = [fact for fact in facts.records if kind_of(fact) not in without]
    return Answer(
        snapshot.data_version,
        "ledger.html",
        {"source": source, "target": target, "snapshot": snapshot, "wanted_type": wanted_type, "facts": left}
        | {"kinds_of_fact": kinds_of(facts.records), "without": without}
        | {"whole": tie_of(facts.records), "rest": tie_of(facts.records, without), "width": line_width}
        | {"truncated": truncated_sentence() if facts.truncated else ""},
        {"rows": left, "whole": _told(facts.records, ()), "without": _told(facts.records, without)},
        fact_table(left, facts.truncated),
        facts.truncated,
    )


def _without(facts: list[dict[str, Any]]) -> frozenset[str]:
    known = [kind.name for kind in kinds_of(facts)]
    given = [text for value in request.args.getlist("without") for text in value.split(",") if text]
    for text in given:
        if text not in known:
            raise BadParameter(field="without", value=text, type="kind of fact", example=", ".join(known))
    return frozenset(given)


def _told(facts: list[dict[str, Any]], without: frozenset[str] | tuple[()]) -> dict[str, Any]:
    tie = tie_of(facts, without)
    return {"fact_count": tie.fact_count, "newest": tie.newest, "types": [of.name for of in tie.types]}
