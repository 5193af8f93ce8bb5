"""What facts say beyond their ends and days, as codes: read only where somebody filters by it or takes facts along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.columns import facts_of
from graph_app.records import Columns, Value
from graph_app.vocabulary.properties import SOURCE_ID, Property
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, TYPE_BY_NAME

if TYPE_CHECKING:
    from graph_app.partner_graph.snapshot import Snapshot

# What facts can be filtered by beside type and year: who says so, and every property that is one of a few values.
DETAILS: Mapping[str, Property] = {
    SOURCE_ID.name: SOURCE_ID,
    **{own.name: own for of in RELATIONSHIP_TYPES for own in of.properties if own.type == "choice"},
}
# In addresses: what a fact says that says nothing.
UNSAID = "unsaid"


@dataclass(frozen=True, eq=False)
class FactDetails:
    """`ids` and each of `codes` have one entry per fact; codes are places in `words` of it, -1 says nothing."""

    ids: NDArray[np.object_]
    codes: Mapping[str, NDArray[np.int32]]
    words: Mapping[str, tuple[str, ...]]

    def at(self, kept: NDArray[np.bool_]) -> FactDetails:
        """Those of some of the facts."""
        return replace(self, ids=self.ids[kept], codes={name: column[kept] for name, column in self.codes.items()})

    def says(self, name: str, wanted: frozenset[str]) -> NDArray[np.bool_]:
        """Whether each fact says one of the wanted words of a property; UNSAID stands for saying nothing: (n,)."""
        known = {word: code for code, word in enumerate(self.words[name])} | {UNSAID: -1}
        codes = [known[word] for word in wanted if word in known]
        found: NDArray[np.bool_] = np.isin(self.codes[name], codes)
        return found


def carries(name: str) -> NDArray[np.bool_]:
    """Whether facts of each type, in the order of RELATIONSHIP_TYPES, can say something of a property."""
    return np.array([any(own.name == name for own in of.all_properties) for of in RELATIONSHIP_TYPES])


def with_details(snapshot: Snapshot, table: Columns) -> Snapshot:
    """The snapshot with the facts that cypher/inside/details_of_facts.cypher answers, read in the same data version."""
    types = np.array(table["type"], dtype=object)
    rows = {name: np.flatnonzero(types == name) for name in TYPE_BY_NAME}
    ends = ("source", "target", "date_from", "date_to")
    tables = {name: {end: _at(table[end], places) for end in ends} for name, places in rows.items()}
    facts = facts_of(tables, snapshot.places, snapshot.partners)
    order = np.concatenate(list(rows.values()))
    coded = {name: _coded(_at(table[name], order)) for name in DETAILS}
    details = FactDetails(
        np.array(_at(table["id"], order), dtype=object),
        {name: codes for name, (codes, _) in coded.items()},
        {name: words for name, (_, words) in coded.items()},
    )
    return replace(
        snapshot,
        fact_types=facts.types,
        fact_sources=facts.sources,
        fact_targets=facts.targets,
        date_from=facts.date_from,
        date_to=facts.date_to,
        details=details,
    )


def _at(column: Sequence[Value], places: NDArray[np.intp]) -> list[Value]:
    return [column[place] for place in places.tolist()]


def _coded(column: Sequence[Value]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Codes and the words that they stand for, in the order of the alphabet."""
    words = tuple(sorted({str(value) for value in column if value}))
    code = {word: place for place, word in enumerate(words)}
    return np.array([code[str(value)] if value else -1 for value in column], dtype=np.int32), words
