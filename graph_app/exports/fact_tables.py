"""Facts as a table with one column per property that facts can have, so that every export has the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_app.records import Rows
from graph_app.vocabulary.properties import FACT_PROPERTIES
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

_HEAD = ("id", "type", "source", "target")
FACT_COLUMNS = (
    *_HEAD,
    *(shared.name for shared in FACT_PROPERTIES if shared.name != "id"),
    *(own.name for relationship_type in RELATIONSHIP_TYPES for own in relationship_type.properties),
)


def fact_table(facts: Sequence[dict[str, Any]], truncated: bool) -> Rows:
    """One row per fact in the order given; what a fact does not say is empty."""
    return Rows(FACT_COLUMNS, [tuple(fact.get(column) for column in FACT_COLUMNS) for fact in facts], truncated)


def whole_fact_table(facts: Sequence[dict[str, Any]]) -> Rows:
    """The same with a column more for each property that the vocabulary does not know, so that a file loses nothing."""
    more = sorted({name for fact in facts for name in fact} - {*FACT_COLUMNS})
    columns = (*FACT_COLUMNS, *more)
    return Rows(columns, [tuple(fact.get(column) for column in columns) for fact in facts])
