"""From a part of the network, with places, sizes and colours, to a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.colouring import Colouring
from graph_app.drawing.legend import legend
from graph_app.drawing.lines import Line, drawn_lines
from graph_app.drawing.picture import NO_BACKDROP, Backdrop, Edge, Node, Picture, edge_id
from graph_app.drawing.style import OPACITY, UNSURE_OPACITY, bend, line_width, recency_width
from graph_app.language.formats import number_text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

HOME_BORDER = "#17232b"
BORDER = "#ffffff"


@dataclass(frozen=True)
class Look:
    """How the partners of a part are painted, each array in their order: `positions` (n, 2), `sizes` radii (n,).

    `pinned` holds the ids that a reader put where they are. Lines are as thick as they have facts, or where `as_of` (an
    ordinal) is given as their newest fact is recent on that day. `spoken` has a sentence about each.
    """

    positions: NDArray[np.float64]
    sizes: Sequence[float]
    colouring: Colouring
    pinned: frozenset[str] = frozenset()
    backdrop: Backdrop = NO_BACKDROP
    as_of: int | None = None
    spoken: Sequence[str] = ()

    def at(self, places: NDArray[np.intp]) -> Look:
        """The same for some of the partners."""
        return replace(
            self,
            positions=self.positions[places],
            sizes=[self.sizes[place] for place in places.tolist()],
            colouring=self.colouring.at(places),
            spoken=[self.spoken[place] for place in places.tolist()] if self.spoken else (),
        )


def picture_of(part: Snapshot, look: Look, language: str) -> Picture:
    """The picture of all partners and facts of a part, in the words of one language."""
    nodes = _nodes(part, look, language)
    lines = drawn_lines(part)
    edges = [_edge(nodes, line, look.as_of, language) for line in lines]
    return Picture(nodes, edges, legend(look.colouring, lines), look.backdrop)


def _nodes(part: Snapshot, look: Look, language: str) -> list[Node]:
    nodes = []
    for place, partner in enumerate(part.partners):
        kind = KIND_BY_NAME[partner.kind]
        entry = look.colouring.entries[look.colouring.of[place]]
        name = partner.name_in(language)
        about = [name, kind.caption.told_in(language)]
        if look.colouring.name != "kind":
            about.append(entry.caption.told_in(language))
        nodes.append(
            Node(
                id=partner.id,
                name=name,
                about=" · ".join(about),
                x=float(look.positions[place][0]),
                y=float(look.positions[place][1]),
                radius=look.sizes[place],
                colour=entry.colour,
                border=HOME_BORDER if partner.home else BORDER,
                shape=kind.shape,
                entry=entry.name,
                partner=partner,
                pinned=partner.id in look.pinned,
                spoken=look.spoken[place] if look.spoken else "",
            )
        )
    return nodes


def _edge(nodes: Sequence[Node], line: Line, as_of: int | None, language: str) -> Edge:
    of = RELATIONSHIP_TYPES[line.type]
    source, target = nodes[line.source], nodes[line.target]
    # A curve bends to the left of its own direction, so one that runs the other way bends to the other side.
    turned = bend(line.turn) * (1 if line.source < line.target else -1)
    caption = of.caption.told_in(language)
    return Edge(
        id=edge_id(source.id, target.id, of.name),
        source=line.source,
        target=line.target,
        type=of.name,
        fact_count=line.fact_count,
        width=line_width(line.fact_count) if as_of is None else recency_width(line.newest, as_of),
        colour=of.colour,
        opacity=OPACITY if line.exact else UNSURE_OPACITY,
        dashes=of.dashes,
        arrow=of.directed,
        bend=turned,
        about=f"{source.name} {caption} {target.name} · {number_text(line.fact_count, language)}",
        newest=line.newest,
    )
