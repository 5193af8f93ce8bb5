"""A network of too many partners to draw one by one: groups as discs with counts, their lines summed, some opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.legend import LegendEntry, legend
from graph_app.drawing.overlaps import parted
from graph_app.drawing.painting import BORDER, Look, picture_of
from graph_app.drawing.picture import Edge, Node, Picture, edge_id
from graph_app.drawing.style import OPACITY, line_width
from graph_app.language.formats import number_text
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import partners_at

SMALLEST_DISC = 26.0
LARGEST_DISC = 120.0
GAP = 60.0
LINE_COLOUR = "#7d8b96"
PREFIX = "group:"
_SUMMED = Text("Mọi loại sự kiện", "Facts of all types")


@dataclass(frozen=True)
class Grouping:
    """`of` is (n,), for each partner of a part the place of its group in `names` and `captions`.

    `centres` (g, 2) and `sizes` (g,) are where each group's disc stands and how many partners it has in the whole
    network, so that no filter moves a disc.
    """

    names: Sequence[str]
    captions: Sequence[Text]
    of: NDArray[np.int64]
    centres: NDArray[np.float64]
    sizes: NDArray[np.int64]

    def at(self, places: NDArray[np.intp]) -> Grouping:
        """The same for some of the partners."""
        return replace(self, of=self.of[places])


def disc_radii(sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Radii whose areas grow with the number of partners."""
    most = max(1, int(sizes.max(initial=1)))
    return np.maximum(SMALLEST_DISC, LARGEST_DISC * np.sqrt(sizes / most))


def disc_centres(positions: NDArray[np.float64], of: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """The middle of each group's partners, moved until no disc lies on another: (count, 2)."""
    sizes = np.bincount(of, minlength=count)
    sums = np.column_stack([np.bincount(of, positions[:, axis], minlength=count) for axis in (0, 1)])
    middles = sums / np.maximum(sizes, 1)[:, None]
    half = np.repeat(disc_radii(sizes)[:, None] + GAP, 2, axis=1)
    moved: NDArray[np.float64] = parted(middles, half)
    return moved


def grouped_picture(part: Snapshot, look: Look, groups: Grouping, opened: frozenset[str], language: str) -> Picture:
    """The picture of a part whose groups are discs, but for the opened ones, whose partners are drawn."""
    is_open = np.array([name in opened for name in groups.names], dtype=bool)
    single = np.flatnonzero(is_open[groups.of]) if len(groups.of) else np.zeros(0, dtype=np.intp)
    drawn = picture_of(partners_at(part, single), look.at(single), language)
    present = np.flatnonzero((np.bincount(groups.of, minlength=len(groups.names)) > 0) & ~is_open)
    node_of = np.full(len(part.partners), -1, dtype=np.int64)
    node_of[single] = np.arange(len(single))
    disc_of = np.full(len(groups.names), -1, dtype=np.int64)
    disc_of[present] = len(single) + np.arange(len(present))
    node_of = np.where(node_of < 0, disc_of[groups.of], node_of)
    nodes = [*drawn.nodes, *(_disc(groups, look, group, language) for group in present.tolist())]
    summed = _summed(part, nodes, node_of, len(single), language)
    row = LegendEntry("", _SUMMED, LINE_COLOUR, "line", None, sum(edge.fact_count for edge in summed))
    colours = legend(look.colouring, [])  # of the partners in discs, too
    types = [entry for entry in drawn.legend if entry.is_line]
    rows = [*colours, *types, *([row] if summed else [])]
    return Picture(nodes, [*summed, *drawn.edges], rows)


def _disc(groups: Grouping, look: Look, group: int, language: str) -> Node:
    members = np.flatnonzero(groups.of == group)
    rows, counts = np.unique(look.colouring.of[members], return_counts=True)
    entry = look.colouring.entries[int(rows[np.argmax(counts)])]  # as most of its partners are painted
    caption = groups.captions[group].told_in(language)
    count = number_text(len(members), language)
    return Node(
        id=PREFIX + groups.names[group],
        name=f"{caption} ({count})",
        about=f"{caption} · {count}",
        x=float(groups.centres[group][0]),
        y=float(groups.centres[group][1]),
        radius=float(disc_radii(groups.sizes)[group]),
        colour=entry.colour,
        border=BORDER,
        shape="dot",
        entry=entry.name,
        partner_count=len(members),
    )


def _summed(
    part: Snapshot, nodes: Sequence[Node], node_of: NDArray[np.int64], single: int, language: str
) -> list[Edge]:
    """One line for all facts between two nodes of which at least one is a disc."""
    first, second = node_of[part.fact_sources], node_of[part.fact_targets]
    wanted = (first != second) & ((first >= single) | (second >= single))
    pairs = np.sort(np.column_stack([first, second])[wanted], axis=1)
    found, counts = np.unique(pairs, axis=0, return_counts=True)
    edges = []
    for (source, target), count in zip(found.tolist(), counts.tolist(), strict=True):
        names = nodes[source].name, nodes[target].name
        edges.append(
            Edge(
                id=edge_id(nodes[source].id, nodes[target].id, ""),
                source=source,
                target=target,
                type="",
                fact_count=count,
                width=line_width(count),
                colour=LINE_COLOUR,
                opacity=OPACITY,
                dashes=None,
                arrow=False,
                bend=0.0,
                about=f"{names[0]} – {names[1]} · {number_text(count, language)}",
            )
        )
    return edges
