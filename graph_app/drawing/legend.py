"""The legend: what is painted, how, and how often, from the same descriptions that paint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.drawing.lines import Line
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Partner
from graph_app.vocabulary.kinds import KINDS
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES


@dataclass(frozen=True)
class LegendEntry:
    """One row: `sign` is a node's shape, or "line" / "arrow"; `count` is partners or facts in the picture."""

    name: str
    caption: Text
    colour: str
    sign: str
    dashes: tuple[int, int] | None
    count: int


def legend(partners: Sequence[Partner], lines: Sequence[Line]) -> list[LegendEntry]:
    """Rows for the kinds and relationship types that occur in the picture, kinds first."""
    partner_counts = Counter(partner.kind for partner in partners)
    fact_counts: Counter[int] = Counter()
    for line in lines:
        fact_counts[line.type] += line.fact_count
    kinds = [
        LegendEntry(kind.name, kind.plural, kind.colour, kind.shape, None, partner_counts[kind.name]) for kind in KINDS
    ]
    types = [
        LegendEntry(of.name, of.noun, of.colour, "arrow" if of.directed else "line", of.dashes, fact_counts[place])
        for place, of in enumerate(RELATIONSHIP_TYPES)
    ]
    return [entry for entry in kinds + types if entry.count]
