"""What one picture shows, painted but before any library draws it: nodes, edges, what lies behind them, the legend.

Whoever draws it (vis-network, SVG, PDF) reads this alone, so that all of them show the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.drawing.legend import LegendEntry
from graph_app.partner_graph.snapshot import Partner


@dataclass(frozen=True)
class Halo:
    """A ring around a node; `name` is that of the legend's row, `dashes` are lengths on and off, in canvas units."""

    name: str
    colour: str
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True)
class Node:
    """One partner, or where `partner` is None a disc that stands for `partner_count` of them.

    `x` and `y` are canvas units, y down; `shape` is dot, square or diamond of that `radius`; `name` is whole and in the
    reader's language, `about` a sentence for who points at it, `spoken` one for who cannot see it, `entry` the legend's
    row that gave it its colour.
    """

    id: str
    name: str
    about: str
    x: float
    y: float
    radius: float
    colour: str
    border: str
    shape: str
    entry: str
    partner: Partner | None = None
    partner_count: int = 1
    pinned: bool = False
    spoken: str = ""
    halo: Halo | None = None


@dataclass(frozen=True)
class Edge:
    """All shown facts of one type between two nodes, given by their places in `Picture.nodes`.

    `type` is a name in TYPE_BY_NAME, or '' where facts of several types are drawn as one. `bend` is 0 for a straight
    line, else how far it curves to the left of its way from source to target, as a share of its length. `opacity` is
    0 to 1; `newest` is the last day that any of its facts can mean (`date.toordinal`), 0 where none has a known day.
    """

    id: str
    source: int
    target: int
    type: str
    fact_count: int
    width: float
    colour: str
    opacity: float
    dashes: tuple[int, int] | None
    arrow: bool
    bend: float
    about: str
    newest: int = 0


@dataclass(frozen=True)
class Backdrop:
    """What is drawn in quiet grey behind everything, in canvas units: coasts, rings, year lines, names of regions.

    `polygons` are closed, `lines` are (x1, y1, x2, y2), `circles` (x, y, radius), `texts` (x, y, words), centred there.
    """

    polygons: Sequence[Sequence[tuple[float, float]]] = ()
    lines: Sequence[tuple[float, float, float, float]] = ()
    circles: Sequence[tuple[float, float, float]] = ()
    texts: Sequence[tuple[float, float, str]] = ()


NO_BACKDROP = Backdrop()


@dataclass(frozen=True)
class Picture:
    """Nodes, edges between them, the rules that painted both, and what lies behind.

    `later` are edges of which nothing is to be seen on the day of the picture: where days can be changed in it, they
    wait for theirs.
    """

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    legend: Sequence[LegendEntry]
    backdrop: Backdrop = NO_BACKDROP
    later: Sequence[Edge] = ()


def edge_id(source: str, target: str, type_name: str) -> str:
    """The id of a drawn edge: both ends and the type, which is also what its ledger is asked by."""
    return f"{source}~{target}~{type_name}"
