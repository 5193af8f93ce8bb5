"""A part of the network as a file for other programs: node-link JSON, GraphML, GEXF, CSV, or a workbook."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping

import networkx as nx

from graph_app.exports.fact_tables import whole_fact_table
from graph_app.exports.gexf import gexf
from graph_app.exports.multigraph import Part, multigraph
from graph_app.exports.source_tables import source_records, sources_text
from graph_app.exports.table_pair import table_book, table_pair
from graph_app.exports.tables import csv_bytes


def exported(form: str, part: Part) -> bytes:
    """The part in one of FORMATS, as the bytes of a file."""
    return FORMATS[form](part)


def _node_link(part: Part) -> bytes:
    body = nx.node_link_data(multigraph(part), edges="edges")
    if part.sources:
        body["sources"] = source_records(part.sources)  # networkx and d3 pass over what they do not know
    return json.dumps(body, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _graphml(part: Part) -> bytes:
    out = io.BytesIO()
    graph = multigraph(part)
    if part.sources:
        graph.graph["sources"] = sources_text(part.sources)
    nx.write_graphml(graph, out)
    return out.getvalue()


def _facts_as_csv(part: Part) -> bytes:
    return csv_bytes(whole_fact_table(part.own_facts))


FORMATS: Mapping[str, Callable[[Part], bytes]] = {
    "json": _node_link,
    "graphml": _graphml,
    "gexf": gexf,
    "csv": _facts_as_csv,
    "zip": table_pair,
    "xlsx": table_book,
}
