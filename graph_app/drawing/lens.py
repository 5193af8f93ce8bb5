"""The engagement lens: a picture as relations stand on one day. It gives every node and line another look, none another
place, and tells nothing by colour alone: rings differ in dashes and width, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.colouring import Colouring
from graph_app.drawing.legend import LegendEntry
from graph_app.drawing.painting import HOME_BORDER
from graph_app.drawing.picture import Edge, Halo, Node, Picture
from graph_app.drawing.style import OPACITY, THICKEST_LINE, UNSURE_OPACITY
from graph_app.language.formats import number_text
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

THINNEST_TIE, UNDATED_TIE = 1.8, 1.0
UNDATED_DASHES = (2, 7)
_BY_FACTS = Text("Đường càng đậm, càng nhiều sự kiện.", "A thicker line holds more facts.")
_BY_STRENGTH = Text("Đường càng đậm, mối quan hệ càng gắn kết.", "A thicker line is a stronger tie.")
# Around nodes of partners, of which some are nearly white.
BORDER = "#7d8b96"
# By state. Colours are of Okabe and Ito 2008 with a violet; whoever sees none of them goes by width and dashes.
HALOS: Mapping[str, Halo] = {
    halo.name: halo
    for halo in (
        Halo("state-dormant", "#5a1e6b", 5.0, (2, 8)),
        Halo("state-overdue", "#d55e00", 6.0),
        Halo("state-due", "#c98a00", 4.5, (13, 6)),
        Halo("state-cooling", "#0072b2", 3.5, (5, 4)),
        Halo("state-on_track", "#009e73", 2.0),
        Halo("state-unknown", "#5f6e78", 1.6, (2, 3)),
    )
}
# By trend, from light to dark also in grey.
TREND_COLOURS = {
    "trend-unknown": "#e3e9ec",
    "trend-warming": "#f5b52e",
    "trend-steady": "#94a1a9",
    "trend-cooling": "#1d4f91",
    "trend-ours": HOME_BORDER,
}


@dataclass(frozen=True, eq=False)
class Lens:
    """How a part of the network stands on a day. `states` and `trends` say it of its partners: (n,) each, -1 in
    `states.of` for our own side; `words` has a line about each.

    `line_ids` are the drawn lines of the part in their order; of each, `facts` that had come by then or are of unknown
    day, and its strength from 0 to 100, NaN where no day of them is known: (l,).
    """

    part: Snapshot
    states: Colouring
    trends: Colouring
    words: Sequence[str]
    line_ids: Sequence[str]
    facts: NDArray[np.int64]
    strengths: NDArray[np.float64]

    def widths(self) -> NDArray[np.float64]:
        """Thickness of each line: the stronger the thicker, thinnest where no day is known: (l,)."""
        grown = THINNEST_TIE + (THICKEST_LINE - THINNEST_TIE) * self.strengths / 100
        rounded: NDArray[np.float64] = np.where(np.isnan(self.strengths), UNDATED_TIE, grown).round(1)
        return rounded

    def counts(self) -> dict[str, int]:
        """Partners of each state and trend, facts of each type: by the names of the legend's rows."""
        found = Counter(
            colouring.entries[place].name
            for colouring in (self.states, self.trends)
            for place in colouring.of.tolist()
            if place >= 0
        )
        for line, facts in zip(self.line_ids, self.facts.tolist(), strict=True):
            found[line.rsplit("~", 1)[1]] += facts
        return dict(found)


def thickness_told(picture: Picture) -> Text:
    """What the thickness of lines says in a picture, which may be one that is seen through the lens."""
    return _BY_STRENGTH if any(entry.sign == "ring" for entry in picture.legend) else _BY_FACTS


def seen_through(picture: Picture, lens: Lens, language: str) -> Picture:
    """The picture as the lens shows it; lines whose facts all come later wait in `later`."""
    nodes = [_node(node, lens, language) for node in picture.nodes]
    places = {line: place for place, line in enumerate(lens.line_ids)}
    widths, facts, strengths = lens.widths().tolist(), lens.facts.tolist(), lens.strengths.tolist()
    edges: list[Edge] = []
    later: list[Edge] = []
    for edge in picture.edges:
        place = places.get(edge.id)
        if place is None:  # all facts between discs
            edges.append(edge)
            continue
        seen = _edge(nodes, edge, widths[place], facts[place], strengths[place], language)
        (edges if facts[place] else later).append(seen)
    return replace(picture, nodes=nodes, edges=edges, later=later, legend=_legend(picture, lens, edges))


def _node(node: Node, lens: Lens, language: str) -> Node:
    if node.partner is None:
        return node
    place = lens.part.place(node.id)
    state = int(lens.states.of[place])
    halo = HALOS[lens.states.entries[state].name] if state >= 0 else None
    kind, words = KIND_BY_NAME[node.partner.kind].caption.told_in(language), lens.words[place]
    border = BORDER if halo else node.border
    return replace(
        node, halo=halo, border=border, about=f"{node.name} · {kind} · {words}", spoken=f"{node.name}: {words}"
    )


def _edge(nodes: Sequence[Node], edge: Edge, width: float, facts: int, strength: float, language: str) -> Edge:
    unknown = strength != strength
    ends = f"{nodes[edge.source].name} {TYPE_BY_NAME[edge.type].caption.told_in(language)} {nodes[edge.target].name}"
    told = number_text(facts, language) if unknown else f"{number_text(facts, language)} · {round(strength)}/100"
    return replace(
        edge,
        width=width,
        fact_count=facts,
        opacity=UNSURE_OPACITY if unknown else OPACITY,
        dashes=UNDATED_DASHES if unknown else edge.dashes,
        about=f"{ends} · {told}",
    )


def _legend(picture: Picture, lens: Lens, edges: Sequence[Edge]) -> list[LegendEntry]:
    """Rows for all states and trends, whether they occur on that day or not, and for the types of the picture."""
    counts = Counter(lens.states.of.tolist())
    rings = [
        LegendEntry(entry.name, entry.caption, halo.colour, "ring", halo.dashes or None, counts[place], halo.width)
        for place, entry in enumerate(lens.states.entries)
        for halo in [HALOS[entry.name]]
    ]
    of_trend = Counter(lens.trends.of.tolist())
    colours = [
        LegendEntry(entry.name, entry.caption, entry.colour, entry.shape, None, of_trend[place])
        for place, entry in enumerate(lens.trends.entries)
    ]
    facts: Counter[str] = Counter()
    for edge in edges:
        facts[edge.type] += edge.fact_count
    lines = [replace(entry, count=facts[entry.name]) for entry in picture.legend if entry.is_line]
    return [*rings, *colours, *lines]
