"""A snapshot with what its facts say, from the columns that the database answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.columns import facts_of
from graph_app.partner_graph.details import DETAILS, FactDetails
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Columns, Value
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME


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
