"""The whole network as a file for other programs: node-link JSON, GraphML, GEXF, or CSV of the facts."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import networkx as nx

from graph_app.exports.fact_tables import fact_table
from graph_app.exports.tables import csv_text
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.vocabulary.properties import PARTNER_PROPERTIES

Facts = Sequence[dict[str, Any]]


def multigraph(snapshot: Snapshot, facts: Facts) -> nx.MultiDiGraph[str]:
    """Partners and facts with all their known properties; a fact's key is its id. Unknown properties are absent."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(data_version=snapshot.data_version)
    for partner in snapshot.partners:
        graph.add_node(partner.id, **_plain(_properties(partner)))
    for fact in facts:
        own = {name: value for name, value in fact.items() if name not in {"source", "target"}}
        graph.add_edge(fact["source"], fact["target"], key=fact["id"], **_plain(own))
    return graph


def _properties(partner: Partner) -> dict[str, Any]:
    return {"kind": partner.kind} | {
        own.name: getattr(partner, own.name) for own in PARTNER_PROPERTIES if own.name != "id"
    }


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """GraphML and GEXF know neither null nor lists: what is unknown is left out, a list becomes one text."""
    return {
        name: "; ".join(value) if isinstance(value, (list, tuple)) else value
        for name, value in properties.items()
        if value is not None and value != ()
    }


def _node_link(snapshot: Snapshot, facts: Facts) -> bytes:
    body = nx.node_link_data(multigraph(snapshot, facts), edges="edges")
    return json.dumps(body, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _graphml(snapshot: Snapshot, facts: Facts) -> bytes:
    out = io.BytesIO()
    nx.write_graphml(multigraph(snapshot, facts), out)
    return out.getvalue()


def _gexf(snapshot: Snapshot, facts: Facts) -> bytes:
    graph = multigraph(snapshot, facts)
    for _first, _second, attributes in graph.edges(data=True):
        attributes.pop("type")  # GEXF keeps this word for directed and undirected
    out = io.BytesIO()
    nx.write_gexf(graph, out)
    return out.getvalue()


def _csv(_snapshot: Snapshot, facts: Facts) -> bytes:
    return ("\ufeff" + csv_text(fact_table(facts, False), "")).encode()


FORMATS: Mapping[str, Callable[[Snapshot, Facts], bytes]] = {
    "json": _node_link,
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _csv,
}


def exported(form: str, snapshot: Snapshot, facts: Facts) -> bytes:
    """The network in one of FORMATS, as the bytes of a file."""
    return FORMATS[form](snapshot, facts)
