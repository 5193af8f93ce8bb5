"""The legend: what is painted, how, and how often, from the same rules that paint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.drawing.colouring import Colouring
from graph_app.drawing.lines import Line
from graph_app.language.texts import Text
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES


@dataclass(frozen=True)
class LegendEntry:
    """One row: `sign` is a node's shape, "line" / "arrow" or "ring"; `count` is partners or facts in the picture.

    `name` is the `entry` of the nodes, the `type` of the edges or the name of the halos that it stands for; `width` is
    how thick a ring is.
    """

    name: str
    caption: Text
    colour: str
    sign: str
    dashes: tuple[float, ...] | None
    count: int
    width: float = 0.0

    @property
    def is_line(self) -> bool:
        """Whether it stands for edges, not for nodes."""
        return self.sign in ("line", "arrow")


def legend(colouring: Colouring, lines: Sequence[Line]) -> list[LegendEntry]:
    """Rows for the colours and relationship types that occur in the picture, colours first."""
    partner_counts = Counter(colouring.of.tolist())
    fact_counts: Counter[int] = Counter()
    for line in lines:
        fact_counts[line.type] += line.fact_count
    colours = [
        LegendEntry(entry.name, entry.caption, entry.colour, entry.shape, None, partner_counts[place])
        for place, entry in enumerate(colouring.entries)
    ]
    types = [
        LegendEntry(of.name, of.noun, of.colour, "arrow" if of.directed else "line", of.dashes, fact_counts[place])
        for place, of in enumerate(RELATIONSHIP_TYPES)
    ]
    return [entry for entry in colours + types if entry.count]
