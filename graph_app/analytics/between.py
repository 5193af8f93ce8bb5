"""What lies between chosen partners, told together: what they share, the paths, and who connects them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice, pairwise
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from graph_app.analytics.connecting import connection
from graph_app.analytics.paths import most_recent_path, shortest_paths, strongest_path
from graph_app.analytics.sharing import shared
from graph_app.partner_graph.recency import newest_of_ties
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.partner_graph.steps import Pair, Step, TieOfType, steps
from graph_app.records import Rows, Value

Route: TypeAlias = tuple[Step, ...]

COLUMNS = ("section", "path", "step", "partner", "other", "type", "source", "target", "fact_count", "newest")


@dataclass(frozen=True)
class Between:
    """`shared` holds a step to each of the chosen for everyone who is tied to at least two, the most shared first.

    The three kinds of path are those between two partners: empty and None where they are not connected, and where more
    than two are chosen. `distances` has the steps between each two of the chosen, None where nobody leads there.
    `groups` are the chosen that can reach each other, `connecting` the ties that hold them together over `go_betweens`.
    """

    chosen: tuple[Partner, ...]
    shared: tuple[Route, ...]
    more_shared: bool
    distances: tuple[tuple[Partner, Partner, int | None], ...]
    groups: tuple[tuple[Partner, ...], ...]
    go_betweens: tuple[Partner, ...]
    connecting: Route
    shortest: tuple[Route, ...] = ()
    more_shortest: bool = False
    strongest: Route | None = None
    most_recent: Route | None = None


NOTHING = Between((), (), False, (), (), (), ())


def between(
    part: Snapshot, ties: csr_matrix[np.float64], chosen: Sequence[int], most_shared: int, most_paths: int
) -> Between:
    """What lies between the partners at the chosen places; `ties` are those of the part's simple graph.

    With fewer than two there is nothing between them.
    """
    if len(chosen) < 2:
        return NOTHING
    sharing = shared(ties, chosen)
    connected = connection(ties, chosen)
    told = Between(
        chosen=_partners(part, chosen),
        shared=_routes(part, [[(each.place, other) for other in each.tied_to] for each in sharing[:most_shared]]),
        more_shared=len(sharing) > most_shared,
        distances=tuple(_distances(part, ties, chosen)),
        groups=tuple(_partners(part, group) for group in connected.groups),
        go_betweens=_partners(part, connected.go_betweens),
        connecting=tuple(steps(part, connected.ties)),
    )
    return _with_paths(told, part, ties, chosen, most_paths) if len(chosen) == 2 else told


def _partners(part: Snapshot, places: Iterable[int]) -> tuple[Partner, ...]:
    return tuple(part.partners[place] for place in places)


def _distances(
    part: Snapshot, ties: csr_matrix[np.float64], chosen: Sequence[int]
) -> Iterator[tuple[Partner, Partner, int | None]]:
    found = dijkstra(ties, indices=list(chosen), unweighted=True)[:, list(chosen)]
    for (row, one), (column, other) in combinations(enumerate(chosen), 2):
        distance = found[row, column]
        yield part.partners[one], part.partners[other], int(distance) if np.isfinite(distance) else None


def _with_paths(
    told: Between, part: Snapshot, ties: csr_matrix[np.float64], chosen: Sequence[int], most: int
) -> Between:
    start, end = chosen
    shortest = shortest_paths(ties, start, end, most)
    strongest = strongest_path(ties, start, end)
    most_recent = most_recent_path(ties, newest_of_ties(part, ties), start, end)
    if strongest is None or most_recent is None:
        return told
    *routes, by_strength, by_day = _routes(
        part, [list(pairwise(path)) for path in (*shortest.paths, strongest, most_recent)]
    )
    return replace(told, shortest=tuple(routes), more_shortest=shortest.more, strongest=by_strength, most_recent=by_day)


def _routes(part: Snapshot, pairs: Sequence[Sequence[Pair]]) -> tuple[Route, ...]:
    """Lists of pairs of places as routes, all read in one pass over the facts."""
    walked = iter(steps(part, chain.from_iterable(pairs)))
    return tuple(tuple(islice(walked, len(of_one))) for of_one in pairs)


def table(found: Between) -> Rows:
    """Everything as rows: one for each type of tie of each step, numbered from 1 within its section."""
    sections: list[tuple[str, Iterable[Route]]] = [
        ("shared", found.shared),
        ("shortest", found.shortest),
        ("strongest", [found.strongest or ()]),
        ("most_recent", [found.most_recent or ()]),
        ("connecting", [found.connecting]),
    ]
    rows: list[tuple[Value, ...]] = []
    for section, routes in sections:
        for number, route in enumerate(routes, 1):
            for place, step in enumerate(route, 1):
                ends = (section, number, place, step.partner.id, step.other.id)
                rows += [(*ends, *_tie_cells(tie)) for tie in step.ties]
    return Rows(COLUMNS, rows, found.more_shared)


def _tie_cells(tie: TieOfType) -> tuple[Value, ...]:
    return tie.type.name, tie.source.id, tie.target.id, tie.fact_count, tie.newest_day


def record(found: Between) -> dict[str, Any]:
    """The same as JSON: the table's rows, and by id what is no row."""
    return {
        "partners": _ids(found.chosen),
        "groups": [_ids(group) for group in found.groups],
        "go_betweens": _ids(found.go_betweens),
        "more_paths": found.more_shortest,
        "distances": [{"partner": one.id, "other": other.id, "steps": count} for one, other, count in found.distances],
        "rows": table(found).records(),
    }


def _ids(partners: Iterable[Partner]) -> list[str]:
    return [partner.id for partner in partners]
