"""The one projection from facts to a simple graph that every ranking and every picture starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, triu

from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Snapshot

PROJECTION = Text(
    vi="Các sự kiện giữa hai đối tác được gộp thành một mối liên hệ vô hướng, có trọng số là số sự kiện; "
    "sự kiện của một đối tác với chính mình không được tính; đối tác chưa có sự kiện nào vẫn được giữ lại.",
    en="All facts between two partners are one tie without direction, whose weight is the number of facts; "
    "a fact between a partner and itself does not count; partners without any fact are kept.",
)


@dataclass(frozen=True, eq=False)
class SimpleGraph:
    """Partners and ties. `ties` is a symmetric (n, n) matrix in the order of `ids`; an entry is a number of facts.

    The diagonal is empty and no entry is zero, so the stored entries of a row are the partners that one is tied to.
    """

    ids: tuple[str, ...]
    ties: csr_matrix[np.float64]


def simple_graph(snapshot: Snapshot) -> SimpleGraph:
    """The simple graph of a snapshot, as PROJECTION says it."""
    count = len(snapshot.partners)
    apart = snapshot.fact_sources != snapshot.fact_targets
    sources, targets = snapshot.fact_sources[apart], snapshot.fact_targets[apart]
    ends = (np.concatenate([sources, targets]), np.concatenate([targets, sources]))
    # Going from a list of entries to rows adds up entries of the same place: parallel facts become one weight.
    ties = coo_matrix((np.ones(len(ends[0])), ends), shape=(count, count)).tocsr()
    ties.sort_indices()
    return SimpleGraph(tuple(partner.id for partner in snapshot.partners), ties)


def to_networkx(graph: SimpleGraph) -> nx.Graph[Any]:
    """The same graph for networkx: nodes are ids, ties carry `weight`, the number of facts."""
    upper = triu(graph.ties, format="coo")
    made: nx.Graph[Any] = nx.Graph()
    made.add_nodes_from(graph.ids)
    made.add_weighted_edges_from(
        (graph.ids[first], graph.ids[second], int(weight))
        for first, second, weight in zip(upper.row.tolist(), upper.col.tolist(), upper.data.tolist(), strict=True)
    )
    return made
