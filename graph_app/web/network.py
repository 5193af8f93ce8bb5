"""`/network`: the picture of a view with everything that changes it."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

from flask import Blueprint, url_for
from flask_babel import gettext

from graph_app.database.saved_views import SavedView
from graph_app.drawing.arrangements.layouts import LAYOUTS
from graph_app.drawing.colouring import COLOURINGS
from graph_app.drawing.network_html import network_html
from graph_app.drawing.picture import Edge, Node, Picture
from graph_app.lens_view import Seeing, first_known_contact
from graph_app.network_view import MEASURES, NAMES, Seen, seen
from graph_app.partner_graph.details import DETAILS
from graph_app.partner_graph.facets import facets
from graph_app.records import Rows
from graph_app.view.address import address_text, canonical, view_of
from graph_app.view.state import GROUPINGS, THICKNESSES, WAYS
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.filter_words import form_words
from graph_app.web.language import language
from graph_app.web.merged_partners import lead_on
from graph_app.web.network_words import (
    GROUPING_WORDS,
    LENS_WORDS,
    THICKNESS_WORDS,
    WAY_WORDS,
    chips,
    filter_sentences,
    shown_sentences,
)
from graph_app.web.saved_views import opened_view, saved_sentence, texts_here

blueprint = Blueprint("network", __name__)

# How many neighbours a row of the table names; with more rows than LARGE_TABLE it names fewer.
NAMED, LARGE_TABLE, NAMED_IN_LARGE = 12, 300, 3
_EDGE_COLUMNS = ("id", "source", "target", "type", "fact_count")


@address(blueprint, "/network")
def network() -> Answer:
    saved = opened_view()
    texts = texts_here(saved)
    found = seen(explorer(), view_of(texts, NAMES), language(), date.today())
    lead_on(found.shown.missing)
    edges = [_edge(found.picture, edge) for edge in found.picture.edges]
    truncated = found.grouped or found.left_out > 0
    return Answer(
        found.whole.data_version,
        "network.html",
        _values(found, texts, saved),
        {
            "state": address_text(texts),
            "nodes": [_node(node) for node in found.picture.nodes],
            "edges": edges,
            "hidden_partners": found.shown.hidden_partners,
            "hidden_facts": found.shown.hidden_facts,
            "hidden_undated": found.shown.hidden_undated,
            "left_out": found.left_out,
            "missing": list(found.shown.missing),
        },
        Rows(_EDGE_COLUMNS, [tuple(edge[column] for column in _EDGE_COLUMNS) for edge in edges], truncated),
        truncated,
        complete=not found.waiting,
        lasting=saved is None,
    )


def _values(found: Seen, texts: dict[str, list[str]], saved: SavedView | None) -> dict[str, Any]:
    state = canonical(texts)
    offered = explorer().kept(explorer().snapshot(), ("facets",), lambda: facets(found.whole))
    return {
        "found": found,
        "view": found.view,
        "filter": found.view.filter,
        "picture": found.picture,
        "facets": offered,
        "measures": MEASURES,
        "colourings": COLOURINGS,
        "layouts": LAYOUTS,
        "details": DETAILS,
        "ways": {name: WAY_WORDS[name] for name in WAYS},
        "thicknesses": {name: THICKNESS_WORDS[name] for name in THICKNESSES},
        "groupings": {name: GROUPING_WORDS[name] for name in GROUPINGS},
        "lenses": LENS_WORDS,
        "slider": _slider(found.lens, date.today()) if found.lens else None,
        "state": state,
        "state_text": address_text(texts),
        "chips": chips(found, state),
        "filter_told": filter_sentences(found.view),
        "sentences": shown_sentences(found) + ([saved_sentence(found.whole, saved)] if saved else []),
        "network_html": network_html(found.picture),
        "table": _neighbours(found.picture),
        "files_to_take": _files(address_text(texts, lang=language())),
        **form_words(),
    }


def _slider(seen: Seeing, today: date) -> dict[str, Any] | None:
    """The months from the first known contact to today, which the slider goes through; None where there are none."""
    first = first_known_contact(explorer())
    if first is None or first > today:
        return None
    months = [(day.year - first.year) * 12 + day.month - first.month for day in (today, seen.as_of)]
    return {"first": first.strftime("%Y-%m"), "last": months[0], "now": max(0, min(months))}


def _files(query: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The files that this view can be taken along as: captions, and for each its forms with their addresses."""
    forms = {
        gettext("Picture"): {"PNG": "png", "SVG": "svg", "PDF": "pdf"},
        gettext("Page that opens without the site"): {"HTML": "html"},
        gettext("Graph"): {
            "GraphML": "graphml",
            "GEXF": "gexf",
            "JSON": "node-link.json",
            "CSV (ZIP)": "zip",
            "XLSX": "tables.xlsx",
        },
    }
    return [
        (caption, [(words, f"{url_for('network.network')}.{ending}?{query}") for words, ending in endings.items()])
        for caption, endings in forms.items()
    ]


def _node(node: Node) -> dict[str, Any]:
    partner = node.partner
    return {
        "id": node.id,
        "name_vi": partner.name_vi if partner else node.name,
        "name_en": partner.name_en if partner else node.name,
        "kind": partner.kind if partner else None,
        "country": partner.country if partner else None,
        "home": partner.home if partner else None,
        "partner_count": node.partner_count,
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
    """The picture in words: each node with those it is tied to and how many facts its lines have, most tied first.

    In large pictures fewer neighbours are named, else the table would be most of what is sent.
    """
    most = NAMED if len(picture.nodes) <= LARGE_TABLE else NAMED_IN_LARGE
    beside: list[dict[str, Node]] = [{} for _ in picture.nodes]
    counts = [0] * len(picture.nodes)
    for edge in picture.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            beside[one][picture.nodes[other].id] = picture.nodes[other]
            counts[one] += edge.fact_count
    rows = [
        {"node": node, "neighbours": len(others), "named": list(islice(others.values(), most)), "fact_count": count}
        for node, others, count in zip(picture.nodes, beside, counts, strict=True)
    ]
    return sorted(rows, key=lambda row: (-row["neighbours"], row["node"].id))
