"""Who connects several partners: a small set of go-betweens over which all of them hang together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, triu
from scipy.sparse.csgraph import connected_components, dijkstra

from graph_app.analytics.paths import shortest_paths
from graph_app.partner_graph.steps import Pair


@dataclass(frozen=True)
class Connection:
    """`groups` are the chosen that can reach each other: one where all can, a group of its own for who reaches none.

    `go_betweens` come by place. `ties` are pairs of places that hold chosen and go-betweens of each group together
    without a circle, the strongest that do so.
    """

    groups: tuple[tuple[int, ...], ...]
    go_betweens: tuple[int, ...]
    ties: tuple[Pair, ...]


def connection(ties: csr_matrix[np.float64], chosen: Sequence[int]) -> Connection:
    """How the partners at the chosen places are connected over few go-betweens, none of whom can be left out.

    To find the fewest is the problem of the Steiner tree and takes too long. This takes the shortest paths between the
    chosen that make a tree, and then leaves out whom the others can do without, those with the fewest facts first; it
    has at most twice as many ties as the smallest. Source: Kou, Markowsky and Berman 1981, Acta Informatica 15.
    """
    places = sorted(set(chosen))
    _, part = connected_components(ties, directed=False)
    labels = dict.fromkeys(part[places].tolist())
    groups = tuple(tuple(place for place in places if part[place] == label) for label in labels)
    sets = [_without_needless(ties, _on_paths_between(ties, group), group) for group in groups]
    inside = np.array(sorted(set().union(*sets)), dtype=np.intp)
    return Connection(groups, tuple(sorted(set(inside.tolist()) - set(places))), tuple(_strongest_tree(ties, inside)))


def _on_paths_between(ties: csr_matrix[np.float64], group: Sequence[int]) -> set[int]:
    """The chosen of one part and everyone on the shortest paths between them that make a tree."""
    steps = dijkstra(ties, indices=list(group), unweighted=True)[:, list(group)]
    count = len(group)
    nearest_first = sorted((steps[one, other], one, other) for one in range(count) for other in range(one + 1, count))
    pairs = _without_circles((one, other) for _, one, other in nearest_first)
    return set(group).union(*(shortest_paths(ties, group[one], group[other], 1).paths[0] for one, other in pairs))


def _without_circles(pairs: Iterable[Pair]) -> list[Pair]:
    """Those of the pairs, as they come, that connect what was not connected before.

    Source: Kruskal 1956, Proceedings of the American Mathematical Society 7.
    """
    leads_to: dict[int, int] = {}

    def last(place: int) -> int:
        while place in leads_to:
            place = leads_to[place]
        return place

    kept = []
    for pair in pairs:
        one, other = map(last, pair)
        if one != other:
            leads_to[other] = one
            kept.append(pair)
    return kept


def _without_needless(ties: csr_matrix[np.float64], found: set[int], group: Sequence[int]) -> set[int]:
    """Once round is enough: whom a larger set needs to stay connected, a smaller one needs too."""
    places = np.array(sorted(found), dtype=np.intp)
    among = ties[places][:, places].toarray()
    chosen = np.isin(places, group)
    kept = np.ones(len(places), dtype=bool)
    for place in np.lexsort((-places, among.sum(axis=0))).tolist():
        kept[place] = chosen[place] or not _hang_together(among, kept & (np.arange(len(places)) != place), chosen)
    return set(places[kept].tolist())


def _hang_together(among: NDArray[np.float64], kept: NDArray[np.bool_], chosen: NDArray[np.bool_]) -> bool:
    _, part = connected_components(among[kept][:, kept], directed=False)
    return len(set(part[chosen[kept]].tolist())) == 1


def _strongest_tree(ties: csr_matrix[np.float64], places: NDArray[np.intp]) -> list[Pair]:
    """The ties with the most facts that hold the partners at these places together, by place."""
    among = triu(ties[places][:, places], format="coo")
    strongest_first = sorted(zip((-among.data).tolist(), among.row.tolist(), among.col.tolist(), strict=True))
    pairs = _without_circles((one, other) for _, one, other in strongest_first)
    return sorted((int(places[one]), int(places[other])) for one, other in pairs)
