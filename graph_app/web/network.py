"""`/network`: the picture with its filters; a line's ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext

from graph_app.analytics.metrics import METRICS
from graph_app.drawing.network_html import network_html
from graph_app.drawing.picture import Edge, Node, Picture
from graph_app.errors import MissingParameter, UnknownTie
from graph_app.language.formats import number_text
from graph_app.partner_graph.filters import Filter, facets, filtered
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.language import language
from graph_app.web.parameters import choice, several, year

blueprint = Blueprint("network", __name__)

SIZES = tuple(metric for metric in METRICS if metric.name != "community")
_EDGE_COLUMNS = ("id", "source", "target", "type", "fact_count")


@address(blueprint, "/network")
def network() -> Answer:
    whole = explorer().snapshot()
    offered = facets(whole)
    wanted = _filter(offered.countries)
    shown = filtered(whole, wanted)
    size = choice("size", [metric.name for metric in SIZES], "metric", "degree")
    sized = explorer().metric(whole, size) is not None
    picture = explorer().picture(shown.snapshot, size, language())
    edges = [_edge(picture, edge) for edge in picture.edges]
    truncated = len(picture.nodes) < len(shown.snapshot.partners)
    return Answer(
        whole.data_version,
        "network.html",
        {"filter": wanted, "facets": offered, "sizes": SIZES, "size": size, "picture": picture}
        | {"network_html": network_html(picture), "table": _neighbours(picture)}
        | {"shown_sentence": _shown_sentence(whole, picture, truncated, sized)},
        {"nodes": [_node(node) for node in picture.nodes], "edges": edges},
        Rows(_EDGE_COLUMNS, [tuple(edge[column] for column in _EDGE_COLUMNS) for edge in edges], truncated),
        truncated,
        complete=sized,
    )


def _filter(countries: Collection[str]) -> Filter:
    """Whoever asks for certain facts wants to see the partners that have them, not all the others too."""
    wanted = Filter(
        kinds=several("kind", KIND_BY_NAME, "kind of partner"),
        types=several("type", TYPE_BY_NAME, "relationship type"),
        year_from=year("from"),
        year_to=year("to"),
        undated=choice("undated", ("yes", "no"), "choice", "yes") == "yes",
        countries=frozenset(filter(None, [choice("country", countries, "country")])),
    )
    all_facts = replace(wanted, types=frozenset(TYPE_BY_NAME), year_from=None, year_to=None, undated=True)
    return replace(wanted, tied=wanted != all_facts)


def _node(node: Node) -> dict[str, Any]:
    partner = node.partner
    return {
        "id": node.id,
        "name_vi": partner.name_vi if partner else None,
        "name_en": partner.name_en if partner else None,
        "kind": partner.kind if partner else None,
        "country": partner.country if partner else None,
        "home": partner.home if partner else None,
        "x": round(node.x, 1),
        "y": round(node.y, 1),
    }


def _edge(picture: Picture, edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "source": picture.nodes[edge.source].id,
        "target": picture.nodes[edge.target].id,
        "type": edge.type,
        "fact_count": edge.fact_count,
    }


def _neighbours(picture: Picture) -> list[dict[str, Any]]:
    """The picture in words: each partner with those it is tied to."""
    beside: list[dict[str, Node]] = [{} for _ in picture.nodes]
    for edge in picture.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            beside[one][picture.nodes[other].id] = picture.nodes[other]
    rows = [
        {"partner": node.partner, "neighbours": [other.partner for other in others.values()]}
        for node, others in zip(picture.nodes, beside, strict=True)
    ]
    return sorted(rows, key=lambda row: (-len(row["neighbours"]), row["partner"].id))


def _shown_sentence(whole: Snapshot, picture: Picture, truncated: bool, sized: bool) -> str:
    sentence = gettext(
        "Shown: %(partners)s of %(all_partners)s partners, %(facts)s of %(all_facts)s facts.",
        partners=number_text(len(picture.nodes), language()),
        all_partners=number_text(len(whole.partners), language()),
        facts=number_text(picture.fact_count, language()),
        all_facts=number_text(whole.fact_count, language()),
    )
    if truncated:
        sentence += " " + gettext(
            "The picture stops at %(limit)s partners, those with the most ties first. "
            "The administrator can raise GRAPH_APP_NODE_LIMIT.",
            limit=number_text(explorer().settings.node_limit, language()),
        )
    if not sized:
        sentence += " " + gettext("The sizes go by the number of ties until the chosen metric is computed.")
    return str(sentence)


@blueprint.get("/network/tie")
def tie_panel() -> Response:
    """The ledger of a line: every fact of one type between two partners, each with its day and source."""
    for field in ("source", "target"):
        if not request.args.get(field):
            raise MissingParameter(field=field, type="partner", example="vientiane")
    snapshot = explorer().snapshot()
    source, target = (explorer().partner(snapshot, request.args[field]) for field in ("source", "target"))
    wanted_type = choice("type", TYPE_BY_NAME, "relationship type")
    directed = wanted_type in TYPE_BY_NAME and TYPE_BY_NAME[wanted_type].directed
    facts = explorer().facts(
        "facts_between",
        {"first": source.id, "second": target.id, "type": wanted_type or None, "directed": directed},
    )
    if not facts.records:
        raise UnknownTie(source=source.id, target=target.id)
    page = render_template(
        "tie_panel.html",
        source=source,
        target=target,
        snapshot=snapshot,
        facts=facts.records,
        truncated=truncated_sentence() if facts.truncated else "",
    )
    return Response(page, content_type="text/html; charset=utf-8")
