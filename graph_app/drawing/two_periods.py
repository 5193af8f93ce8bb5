"""One network in two periods: two pictures with the same places, whose lines tell what came, went and stayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph_app.drawing.legend import LegendEntry
from graph_app.drawing.picture import Edge, Node, Picture, edge_id
from graph_app.drawing.style import line_width
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.tie_changes import STATES, State, TieChange
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

# A picture beside another is small: places are drawn together to so many units across, nodes shrink less than that (a
# power of it), lines become thicker, and names stay as large as they are.
WIDEST = 1500.0
_SHRINKING = 0.7
_THICKER = 2.2
UNTIED_COLOUR = "#dfe5e8"


@dataclass(frozen=True)
class StateLook:
    """How the lines of a state are painted: colour and dashes both tell, and so do words."""

    caption: Text
    colour: str
    dashes: tuple[int, int] | None
    opacity: float


# Green and brown are of different lightness, for whoever cannot tell them apart by hue.
LOOKS: Mapping[State, StateLook] = {
    "new": StateLook(Text("Mối liên hệ mới", "New ties"), "#149253", None, 0.9),
    "lost": StateLook(Text("Không còn ghi nhận", "Lost ties"), "#8a2f13", (18, 13), 0.9),
    "either": StateLook(
        Text("Mới hoặc mất: ngày không đủ rõ", "New or lost: the day is too unsure"), "#6b7b85", (4, 12), 0.8
    ),
    "kept": StateLook(Text("Giữ nguyên", "Kept ties"), "#8b99a3", None, 0.5),
}


def tie_legend(ties: Sequence[TieChange]) -> list[LegendEntry]:
    """A row for each state that occurs, with its number of ties."""
    counts = Counter(tie.state for tie in ties)
    return [
        LegendEntry(state, LOOKS[state].caption, LOOKS[state].colour, "line", LOOKS[state].dashes, counts[state])
        for state in STATES
        if counts[state]
    ]


def two_pictures(picture: Picture, both: Snapshot, ties: Sequence[TieChange]) -> tuple[Picture, Picture]:
    """The picture before and the one after, out of the picture of both periods; `ties` are by places in `both`.

    A tie is in the pictures of the periods that it has facts in. Partners without any there are pale.
    """
    known = {_edge_id(both, tie): tie for tie in ties}
    drawn = [(edge, known[edge.id]) for edge in picture.edges]
    drawn.sort(key=lambda pair: -STATES.index(pair[1].state))  # what changed lies over what stayed
    nodes = _drawn_together(picture.nodes)
    legend = tie_legend(ties)
    before = [_painted(edge, tie, tie.before) for edge, tie in drawn if tie.before]
    after = [_painted(edge, tie, tie.after) for edge, tie in drawn if tie.after]
    first, second = (Picture(_paler(nodes, edges), edges, legend) for edges in (before, after))
    return first, second


def _edge_id(both: Snapshot, tie: TieChange) -> str:
    return edge_id(both.partners[tie.source].id, both.partners[tie.target].id, RELATIONSHIP_TYPES[tie.type].name)


def _painted(edge: Edge, tie: TieChange, fact_count: int) -> Edge:
    look = LOOKS[tie.state]
    return replace(
        edge,
        fact_count=fact_count,
        width=_THICKER * line_width(fact_count),
        colour=look.colour,
        dashes=look.dashes,
        opacity=look.opacity,
    )


def _drawn_together(nodes: Sequence[Node]) -> list[Node]:
    """The same places on less room, so that names can be read; radii shrink less, and never grow."""
    if not nodes:
        return []
    across, down = [node.x for node in nodes], [node.y for node in nodes]
    scale = min(1.0, WIDEST / max(max(across) - min(across), max(down) - min(down), 1.0))
    return [replace(node, x=node.x * scale, y=node.y * scale, radius=node.radius * scale**_SHRINKING) for node in nodes]


def _paler(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Node]:
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    return [node if place in tied else replace(node, colour=UNTIED_COLOUR) for place, node in enumerate(nodes)]
