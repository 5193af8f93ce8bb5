"""The same partners and facts as networkx's MultiDiGraph, with the same attributes."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Mapping
from typing import Any, TypeAlias

import networkx as nx

from benchmarks.generators import Network
from benchmarks.record import Case, Outcome, Run
from benchmarks.tables import fact_columns, partner_records

Columns: TypeAlias = Mapping[str, list[Any]]
Graph: TypeAlias = "nx.MultiDiGraph[Any]"


def built(partners: list[dict[str, Any]], facts: Columns) -> Graph:
    """From the records and columns that our snapshot is built from."""
    graph: Graph = nx.MultiDiGraph()
    graph.add_nodes_from((partner["id"], partner) for partner in partners)
    columns = (facts[name] for name in ("source", "target", "type", "date_from", "date_to"))
    facts_with_all: Any = (
        (source, target, {"type": of, "date_from": first, "date_to": last})
        for source, target, of, first, last in zip(*columns, strict=True)
    )
    graph.add_edges_from(facts_with_all)
    return graph


def build(case: Case) -> Run:
    partners, facts = partner_records(case.network), fact_columns(case.network)

    def run() -> Outcome:
        built(partners, facts)
        return None

    return run


def kept_bytes(case: Case) -> Run:
    def run() -> Outcome:
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        graph = _graph_of(case.network)
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0] - before
        assert len(graph) == case.network.partners
        return {"bytes": kept}

    return run


def choose(case: Case) -> Run:
    """The same choice as ours: the facts that fit, and both their ends."""
    graph = _graph_of(case.network)

    def run() -> Outcome:
        kind = nx.get_node_attributes(graph, "kind")
        kinds, types = {"City", "Organisation"}, {"MET_WITH", "HAS_AGREEMENT_WITH"}
        kept: Graph = nx.MultiDiGraph()
        fitting: Any = (
            (source, target, more)
            for source, target, more in graph.edges(data=True)
            if more["type"] in types
            and kind[source] in kinds
            and kind[target] in kinds
            and (not more["date_from"] or (more["date_to"] >= "2005-01-01" and more["date_from"] <= "2015-12-31"))
        )
        kept.add_edges_from(fitting)
        assert 0 < kept.number_of_edges() < graph.number_of_edges()
        return None

    return run


def _graph_of(network: Network) -> Graph:
    return built(partner_records(network), fact_columns(network))
